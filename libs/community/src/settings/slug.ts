import { SlugInvalid } from './community.errors.js';

const SLUG = /^[a-z0-9][a-z0-9-]{0,38}[a-z0-9]$/;

/** A name fit for addresses. Throws SlugInvalid. */
export function slugOf(text: string): string {
  if (!SLUG.test(text)) throw new SlugInvalid();
  return text;
}
