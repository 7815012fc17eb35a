import { createHash, randomBytes } from 'node:crypto';

/** A new secret of 256 random bits, with a prefix that lets a leak scanner recognise it. */
export function newToken(prefix: string): string {
  return `${prefix}${randomBytes(32).toString('base64url')}`;
}

/** What the database keeps of a token. A plain hash suffices for 256 random bits. */
export function tokenHashOf(token: string): Buffer {
  return createHash('sha256').update(token, 'utf8').digest();
}
