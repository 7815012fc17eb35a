import { createHmac, randomBytes } from 'node:crypto';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
const KEY_BYTES = 32;
/** 80 bits: among a million authors two share a pseudonym with a chance of about 10⁻¹². */
const PSEUDONYM_BYTES = 10;

/** A key of one export. Without it nobody can tell whether two exports speak of the same author. */
export function newPseudonymKey(): Buffer {
  return randomBytes(KEY_BYTES);
}

/** What an author is called in one export: `author-` and 16 characters, HMAC-SHA256 under the export's key. */
export function pseudonymOf(key: Buffer, authorId: string): string {
  const digest = createHmac('sha256', key).update(authorId).digest().subarray(0, PSEUDONYM_BYTES);
  const bits = [...digest].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const letters = bits.match(/.{5}/g) ?? [];
  return `author-${letters.map((five) => ALPHABET[Number.parseInt(five, 2)]).join('')}`;
}
