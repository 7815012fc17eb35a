const TAGS = ['<p>', '</p>', '<br>'];

/**
 * True where rendered Markdown has no tag but those of paragraphs and line breaks, none with an attribute. The renderer
 * escapes every `<` of a text, so that whatever begins with one is a tag of its own making.
 */
export function isPlainParagraphs(html: string): boolean {
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at + 1)) {
    if (!TAGS.some((tag) => html.startsWith(tag, at))) return false;
  }
  return true;
}

/** Plain paragraphs as the sanitiser writes them. */
export function normalParagraphs(html: string): string {
  return html.replaceAll('<br>', '<br />').replaceAll('&quot;', '"');
}
