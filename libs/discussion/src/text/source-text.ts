import { createHash } from 'node:crypto';
import { BODY_MAX_CODE_POINTS, TITLE_MAX_CODE_POINTS } from '#protocol';
import {
  BodyEmpty,
  BodyTooLong,
  InvalidUnicode,
  NulNotAllowed,
  TitleEmpty,
  TitleTooLong,
} from './text.errors.js';

/** How an author's text is written. */
export type BodyFormat = 'markdown' | 'plain' | 'html';

/** A text as it was received: the UTF-8 bytes of exactly these code points, and their sha256. */
export interface SourceText {
  readonly text: string;
  readonly bytes: Buffer;
  readonly sha256: Buffer;
}

/**
 * Takes a body exactly as it came, or refuses it: never trimmed, normalised or repaired.
 * Throws InvalidUnicode, NulNotAllowed, BodyEmpty, BodyTooLong.
 */
export function acceptBody(text: string): SourceText {
  requireStorable(text, 'body');
  if (isBlank(text)) throw new BodyEmpty();
  if (isLongerThan(text, BODY_MAX_CODE_POINTS)) throw new BodyTooLong();
  const bytes = Buffer.from(text, 'utf8');
  return { text, bytes, sha256: createHash('sha256').update(bytes).digest() };
}

/** Takes a title exactly as it came. Throws InvalidUnicode, NulNotAllowed, TitleEmpty, TitleTooLong. */
export function acceptTitle(title: string): string {
  requireStorable(title, 'title');
  if (isBlank(title)) throw new TitleEmpty();
  if (isLongerThan(title, TITLE_MAX_CODE_POINTS)) throw new TitleTooLong();
  return title;
}

/** Throws InvalidUnicode or NulNotAllowed: Node would turn the one into U+FFFD, Postgres refuses the other. */
export function requireStorable(text: string, field: string): void {
  if (!isWellFormed(text)) throw new InvalidUnicode(field);
  if (text.includes('\0')) throw new NulNotAllowed(field);
}

/** Node 20 has String.isWellFormed; the ES2023 library of the compiler does not know it yet. */
function isWellFormed(text: string): boolean {
  return (text as string & { isWellFormed(): boolean }).isWellFormed();
}

/** Format characters count as blank too: a lone zero-width space is nothing to read. */
function isBlank(text: string): boolean {
  return !/[^\s\p{Cf}\p{Cc}]/u.test(text);
}

/** True for a text of more than so many code points. */
export function isLongerThan(text: string, codePoints: number): boolean {
  if (text.length <= codePoints) return false;
  if (text.length > codePoints * 2) return true;
  let count = 0;
  for (const _ of text) count += 1;
  return count > codePoints;
}
