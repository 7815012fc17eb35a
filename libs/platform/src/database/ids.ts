import { uuidv7 } from 'uuidv7';

/** A new UUIDv7: unguessable, and in the order of creation (RFC 9562 §5.7). */
export function newId(): string {
  return uuidv7();
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** True for text that Postgres takes as a uuid; anything else names nothing. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}
