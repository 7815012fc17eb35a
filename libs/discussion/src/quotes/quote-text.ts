import { plainTextOf } from '../text/plain-text.js';
import { escapeHtml } from '../text/sanitize.js';

/** A blockquote that names a post, as its author wrote it: a claim until it is verified. */
export interface QuoteClaim {
  /** Where its first line leads. */
  href: string;
  /** Readable text of what follows that line. */
  passage: string;
}

/** A claim that holds, and how it is shown. */
export interface QuoteMark {
  postId: string;
  revisionNumber: number;
  authorName: string;
  permalink: string;
}

/** Quotes of one text that are looked at; further ones are ordinary blockquotes. */
const MOST_QUOTES = 10;
const OPEN = '<blockquote>';
const BLOCKQUOTE = /<(\/?)blockquote>/g;
/** The line that says whose words follow: a link alone, with a colon or without. */
const ATTRIBUTION = /^\s*<p><a href="([^"]+)"[^>]*>[^<]*<\/a>\s*:?\s*(<br \/>\s*|<\/p>)/;

/** The claims of sanitised HTML, in the order of the text, at most ten. */
export function claimsIn(html: string): QuoteClaim[] {
  const claims: QuoteClaim[] = [];
  mapQuotes(html, (claim) => {
    if (claims.length < MOST_QUOTES) claims.push(claim);
    return null;
  });
  return claims;
}

/**
 * Sanitised HTML with what its claims turned out to be, in their order: the passage as plain text below whose words they
 * are, or, where one does not hold, a blockquote that claims nothing. No formatting of a passage is kept: a link of the
 * quoting author's would stand in the quoted one's mouth.
 */
export function withQuotes(html: string, marks: readonly (QuoteMark | null)[]): string {
  let next = 0;
  return mapQuotes(html, ({ passage }) => {
    const mark = marks[next++] ?? null;
    return mark && markedQuote(mark, passage);
  });
}

/** The same without the quotes that hold: the author's own words. */
export function withoutQuotes(html: string, marks: readonly (QuoteMark | null)[]): string {
  let next = 0;
  return mapQuotes(html, () => (marks[next++] ? '' : null));
}

/** Stored HTML in which the quotes of a post that is gone say nothing any more. */
export function withEmptiedQuotes(html: string, postIds: readonly string[]): string {
  return html.replace(
    /<blockquote class="quote" data-post="([^"]+)" data-revision="(\d+)">.*?<\/blockquote>/gs,
    (whole, postId: string, revision: string) =>
      postIds.includes(postId)
        ? `<blockquote class="quote" data-post="${postId}" data-revision="${revision}"></blockquote>`
        : whole,
  );
}

/** Text as passages are compared: any run of white space is one space. */
export function folded(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

function markedQuote({ postId, revisionNumber, authorName, permalink }: QuoteMark, passage: string): string {
  const href = escapeHtml(`${permalink}#r${revisionNumber}`);
  const lines = passage.split('\n').map((line) => `<p>${escapeHtml(line)}</p>`);
  return (
    `<blockquote class="quote" data-post="${postId}" data-revision="${revisionNumber}">` +
    `<p class="quote-by"><a href="${href}" rel="noopener" target="_blank">${escapeHtml(authorName)}</a></p>` +
    `${lines.join('')}</blockquote>`
  );
}

/** Every outermost blockquote with a claim, replaced; null takes its claim away and leaves an ordinary one. */
function mapQuotes(html: string, change: (claim: QuoteClaim) => string | null): string {
  let result = '';
  let from = 0;
  for (let start = html.indexOf(OPEN); start !== -1; start = html.indexOf(OPEN, from)) {
    const end = closingOf(html, start);
    const inner = html.slice(start + OPEN.length, end);
    const attribution = ATTRIBUTION.exec(inner);
    result += html.slice(from, start);
    from = end + '</blockquote>'.length;
    if (!attribution) {
      result += `${OPEN}${withoutClaims(inner)}</blockquote>`;
      continue;
    }
    const [line, href = '', ending = ''] = attribution;
    const rest = withoutClaims(`${ending === '</p>' ? '' : '<p>'}${inner.slice(line.length)}`);
    const passage = plainTextOf(rest);
    result += change({ href: href.replaceAll('&amp;', '&'), passage }) ?? `${OPEN}${rest}</blockquote>`;
  }
  return result + html.slice(from);
}

/** A quote within a quote is no claim that could be verified: it claims nothing. */
function withoutClaims(inner: string): string {
  return inner.includes(OPEN) ? mapQuotes(inner, () => null) : inner;
}

/** Where the blockquote that starts here ends; the sanitiser has balanced them. */
function closingOf(html: string, start: number): number {
  let depth = 0;
  for (const match of html.slice(start).matchAll(BLOCKQUOTE)) {
    depth += match[1] ? -1 : 1;
    if (depth === 0) return start + match.index;
  }
  return html.length;
}
