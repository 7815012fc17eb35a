import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import type { Secrets } from '../config/secrets.js';
import { BadCursor } from '../errors/access-errors.js';

const SIGNATURE_BYTES = 16;

/** The place in a list where a page starts: the values of its sort keys, as text. */
export type CursorKey = readonly string[];

/** Opaque cursors, signed and bound to the very list they came from, so that a caller can neither forge nor move one. */
export class CursorCodec {
  private readonly key: KeyObject;

  constructor(secrets: Secrets) {
    this.key = createSecretKey(secrets.key('cursor'));
  }

  /** `list` names the list with everything that shapes it: operation, community, filters. */
  encode(list: string, key: CursorKey): string {
    const body = Buffer.from(JSON.stringify(key), 'utf8');
    return Buffer.concat([this.signature(list, body), body]).toString('base64url');
  }

  /** Throws BadCursor for anything this server did not sign for this list. */
  decode(list: string, cursor: string): string[] {
    const bytes = Buffer.from(cursor, 'base64url');
    const body = bytes.subarray(SIGNATURE_BYTES);
    const given = bytes.subarray(0, SIGNATURE_BYTES);
    if (bytes.length <= SIGNATURE_BYTES || !timingSafeEqual(given, this.signature(list, body)))
      throw new BadCursor();
    return JSON.parse(body.toString('utf8')) as string[];
  }

  /** The length of the list's name comes first, so that no name can be taken for another with part of a body. */
  private signature(list: string, body: Buffer): Buffer {
    const hmac = createHmac('sha256', this.key).update(`${list.length}/${list}/`, 'utf8').update(body);
    return hmac.digest().subarray(0, SIGNATURE_BYTES);
  }
}
