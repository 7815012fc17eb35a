import { LONGEST_NAME, requireStorable } from '../members/line-of-text.js';
import { SsoTokenInvalid } from './sso.errors.js';

const INVISIBLE = /[\p{Cc}\p{Default_Ignorable_Code_Point}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu;

/**
 * A brand's name for its customer, fit to show: shortened and without what cannot be seen. Null when nothing remains.
 * Throws SsoTokenInvalid for what no database can keep.
 */
export function displayNameFromBrand(name: string | null): string | null {
  if (name === null) return null;
  try {
    requireStorable(name, 'token');
  } catch {
    throw new SsoTokenInvalid('bad-claim');
  }
  const visible = name.normalize('NFC').replace(INVISIBLE, ' ').replace(/\s+/gu, ' ').trim();
  return [...visible].slice(0, LONGEST_NAME).join('').trim() || null;
}
