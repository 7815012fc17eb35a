import { SlugInvalid } from './community.errors.js';

const SLUG = /^[a-z0-9][a-z0-9-]{0,38}[a-z0-9]$/;

/** True for text that some space or community could have as its slug; seeds may use up to 63 characters. */
export function isSlug(text: string): boolean {
  return /^[a-z0-9][a-z0-9-]{0,62}$/.test(text);
}

/** A name fit for addresses. Throws SlugInvalid. */
export function slugOf(text: string): string {
  if (!SLUG.test(text)) throw new SlugInvalid();
  return text;
}
