import type { Language } from './i18n/language.js';
import type { Messages } from './i18n/messages.fr.js';
import type { AssetNames } from './http/page-assets.js';
import type { BrandView, ReaderView } from './views.js';

/** What every page needs to draw its frame. */
export interface PageContext {
  /** Null on pages outside of any community. */
  readonly brand: BrandView | null;
  readonly reader: ReaderView | null;
  readonly language: Language;
  readonly t: Messages;
  /** Origin of the install, without a trailing slash. */
  readonly origin: string;
  /** Path and query that was asked for. */
  readonly path: string;
  readonly assets: AssetNames;
}

/** Path of a page of the community. */
export function pathOf(brand: { slug: string }, rest = ''): string {
  return `/c/${brand.slug}${rest}`;
}

/** Path of the page of a member. */
export function memberPath(brand: { slug: string }, { handle }: { handle: string }): string {
  return pathOf(brand, `/members/${encodeURIComponent(handle)}`);
}

/** The same address in another language. */
export function inLanguage(path: string, language: Language): string {
  const url = new URL(path, 'http://page.invalid');
  url.searchParams.set('lang', language);
  return url.pathname + url.search;
}
