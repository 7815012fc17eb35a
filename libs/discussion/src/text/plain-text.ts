const TAG_OR_TEXT = /<(\/?)([a-z][a-z0-9]*)[^>]*>|([^<]+)/g;

/** Tags around which a reader sees another line. */
const BLOCKS = new Set(
  'p div blockquote pre ul ol li h1 h2 h3 h4 h5 h6 table thead tbody tr hr br'.split(' '),
);

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/**
 * Readable text of sanitised HTML, for searching and highlighting: entities decoded, blocks on lines of their own, table
 * cells apart, no markup. One pass over what the sanitiser wrote, which is why it can be this simple: no comments, no
 * raw text elements, no `>` in attributes, five entities.
 */
export function plainTextOf(html: string): string {
  const lines: string[] = [];
  let line = '';
  let preDepth = 0;
  const endLine = (): void => {
    const text = preDepth > 0 ? line : line.trim();
    if (text !== '') lines.push(text);
    line = '';
  };
  for (const [, slash, tag, text] of html.matchAll(TAG_OR_TEXT)) {
    if (text !== undefined) {
      line += preDepth > 0 ? decode(text) : decode(text).replace(/[ \t\r\n]+/g, ' ');
      continue;
    }
    if (tag === 'td' || tag === 'th') line += ' ';
    if (tag !== undefined && BLOCKS.has(tag)) endLine();
    if (tag === 'pre') preDepth = Math.max(0, preDepth + (slash ? -1 : 1));
  }
  endLine();
  return lines.join('\n');
}

function decode(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}
