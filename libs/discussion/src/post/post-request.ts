import { createHash, timingSafeEqual } from 'node:crypto';
import { IdempotencyConflict, IdempotencyKeyInvalid } from './post.errors.js';
import { requireStorable } from '../text/source-text.js';

const SHORTEST_KEY = 8;
const LONGEST_KEY = 100;

/** Throws IdempotencyKeyInvalid, and what no column could store. */
export function acceptIdempotencyKey(key: string): string {
  requireStorable(key, 'idempotencyKey');
  if (key.length < SHORTEST_KEY || key.length > LONGEST_KEY) throw new IdempotencyKeyInvalid();
  return key;
}

/** Tells a retry from another request under the same key. */
export function requestHashOf(
  kind: 'open' | 'reply',
  parts: readonly (string | null)[],
  poll?: object | null,
): Buffer {
  return createHash('sha256')
    .update(JSON.stringify(poll ? [kind, ...parts, poll] : [kind, ...parts]))
    .digest();
}

/** Throws IdempotencyConflict where the key was used for another request. */
export function requireSameRequest(known: { requestHash: Buffer }, requestHash: Buffer): void {
  if (!timingSafeEqual(known.requestHash, requestHash)) throw new IdempotencyConflict();
}
