const TAG_OR_TEXT = /<(\/?)([a-z][a-z0-9]*)[^>]*>|[^<]+/g;

/** Tags within which a text is a machine's or somebody else's, or leads somewhere already. */
const CLOSED = new Set(['a', 'blockquote', 'code', 'pre']);

/**
 * Sanitised HTML with its prose changed: each run of text outside of links, code and quotes. One pass over what the sanitiser
 * wrote, which is why it can be this simple (see plain-text.ts).
 */
export function mapProse(html: string, change: (text: string) => string): string {
  let closedDepth = 0;
  return html.replace(TAG_OR_TEXT, (whole, slash: string | undefined, tag: string | undefined) => {
    if (tag === undefined) return closedDepth > 0 ? whole : change(whole);
    if (CLOSED.has(tag)) closedDepth = Math.max(0, closedDepth + (slash ? -1 : 1));
    return whole;
  });
}
