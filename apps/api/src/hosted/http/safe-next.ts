/** One slash: two, or one of each kind, begin the address of another site. */
const OWN_PATH = /^\/(?![/\\])/;

/** A path of this install, or the fallback: a link must not lead a person who has just signed in to another site. */
export function safeNext(next: unknown, fallback: string): string {
  if (typeof next !== 'string' || !OWN_PATH.test(next)) return fallback;
  const url = URL.canParse(next, 'http://page.invalid') ? new URL(next, 'http://page.invalid') : null;
  if (url?.host !== 'page.invalid') return fallback;
  // Looked at again: `/.//evil.example` only becomes another site's address once its dots are gone.
  const path = url.pathname + url.search + url.hash;
  return OWN_PATH.test(path) ? path : fallback;
}
