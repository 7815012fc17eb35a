import { compile } from 'html-to-text';

const toText = compile({
  wordwrap: false,
  limits: { maxDepth: 60 },
  selectors: [
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'hr', format: 'skip' },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
    { selector: 'blockquote', options: { trimEmptyLines: true } },
    { selector: 'table', format: 'dataTable', options: { uppercaseHeaderCells: false } },
  ],
});

/** Readable text of sanitised HTML: entities decoded, one line per block, no markup. For searching and highlighting. */
export function plainTextOf(html: string): string {
  return toText(html);
}
