interface HtmlPolicy {
  createHTML(html: string): string;
}

let policy: HtmlPolicy | null = null;

/**
 * Puts a post's HTML, sanitised by the server, into the page. The only place of the widget that writes HTML, through
 * the only Trusted Types policy it asks for: a host page allows it with `trusted-types parvis`.
 */
export function setSanitisedHtml(node: Element, html: string): void {
  const { trustedTypes } = globalThis as {
    trustedTypes?: { createPolicy(name: string, rules: HtmlPolicy): HtmlPolicy };
  };
  const rules: HtmlPolicy = { createHTML: (text) => text };
  policy ??= trustedTypes ? trustedTypes.createPolicy('parvis', rules) : rules;
  node.innerHTML = policy.createHTML(html);
}
