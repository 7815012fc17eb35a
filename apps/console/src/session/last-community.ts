const STORED = 'parvis.console.community';
const SLUG = /^[a-z0-9-]{1,63}$/;

/** Remembers where one works: letters about a password speak in the name of a community. */
export function rememberCommunity(slug: string): void {
  localStorage.setItem(STORED, slug);
}

/** The community a signed-out visitor comes from: the address's, else the last one worked in, else none. */
export function lastCommunity(search: URLSearchParams): string | null {
  const asked = search.get('community') ?? search.get('next')?.split('/')[1] ?? localStorage.getItem(STORED);
  return asked && SLUG.test(asked) ? asked : null;
}
