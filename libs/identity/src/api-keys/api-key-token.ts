import { timingSafeEqual } from 'node:crypto';
import { newToken, tokenHashOf } from '../sessions/token.js';

const PREFIX = 'pvk_';
const TOKEN = /^pvk_([0-9a-f]{32})_([A-Za-z0-9_-]{43})$/;

/** What a bearer token of a key holds. */
export interface ApiKeyToken {
  /** UUID of the key. */
  id: string;
  secret: string;
}

/** A new secret for a key: the token its holder keeps, and the hash that we keep. */
export function newApiKeyToken(id: string): { token: string; secretHash: Buffer } {
  const secret = newToken('');
  return { token: `${PREFIX}${id.replaceAll('-', '')}_${secret}`, secretHash: tokenHashOf(secret) };
}

/** True for a bearer that means to be a key, whatever else is wrong with it. */
export function looksLikeApiKey(bearer: string): boolean {
  return bearer.startsWith(PREFIX);
}

/** Takes a token apart; null for what was never one. */
export function parseApiKeyToken(bearer: string): ApiKeyToken | null {
  const [, hex, secret] = TOKEN.exec(bearer) ?? [];
  if (!hex || !secret) return null;
  return { id: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'), secret };
}

/** Compares in constant time. */
export function isSecretOf(secretHash: Buffer, secret: string): boolean {
  const given = tokenHashOf(secret);
  return given.length === secretHash.length && timingSafeEqual(given, secretHash);
}
