import { Parser } from 'htmlparser2';

/** Most previews of one post. */
export const MOST_PREVIEWS = 3;
const LONGEST_URL = 2_000;

/** Addresses of pages elsewhere that a rendered text links to, each once, in order, no more than are previewed. */
export function linksIn(bodyHtml: string, ownOrigin: string): string[] {
  const found = new Set<string>();
  const parser = new Parser({
    onopentag(name, { href }) {
      if (name !== 'a' || href === undefined || href.length > LONGEST_URL || !URL.canParse(href)) return;
      const { protocol, origin } = new URL(href);
      if ((protocol === 'https:' || protocol === 'http:') && origin !== ownOrigin) found.add(href);
    },
  });
  parser.end(bodyHtml);
  return [...found].slice(0, MOST_PREVIEWS);
}
