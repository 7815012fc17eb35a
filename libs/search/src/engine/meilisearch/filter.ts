import { isUuid } from '#platform';

/** A condition on documents, written by this file alone. */
export type Condition = string & { readonly condition: unique symbol };

/** One letter for the kind, then folded words or a digest: letters and digits, so nothing that ends a quoted value. */
const LEXEME = /^[wsp]:[\p{L}\p{N}]+( [\p{L}\p{N}]+)?$/u;

const written = (text: string): Condition => text as Condition;

/** A field of ids holds one of these. */
export function idIn(field: 'communityId' | 'spaceId' | 'postId', ids: readonly string[]): Condition {
  return written(`${field} IN [${ids.map(quotedId).join(', ')}]`);
}

/** Post ids from after this one, in their order. */
export function idAfter(id: string): Condition {
  return written(`postId > ${quotedId(id)}`);
}

/** Post ids before this one, in their order. */
export function idBefore(id: string): Condition {
  return written(`postId < ${quotedId(id)}`);
}

/** The document has one of these lexemes. */
export function lexemeIn(lexemes: readonly string[]): Condition {
  return written(`lexemes IN [${lexemes.map(quotedLexeme).join(', ')}]`);
}

/** The document has a lexeme that starts so. */
export function lexemeStartsWith(beginning: string): Condition {
  return written(`lexemes STARTS WITH ${quotedLexeme(beginning)}`);
}

/** Compares the instant of publication, in microseconds since 1970. */
export function published(operator: '<' | '<=' | '=' | '>' | '>=', microseconds: number): Condition {
  if (!Number.isSafeInteger(microseconds)) throw new RangeError('An instant is a whole number.');
  return written(`published ${operator} ${microseconds}`);
}

/** One of these holds; there is at least one. */
export function anyOf(conditions: readonly Condition[]): Condition {
  return written(`(${conditions.join(' OR ')})`);
}

/** Every one of these holds; there is at least one. */
export function allOf(conditions: readonly Condition[]): Condition {
  return written(`(${conditions.join(' AND ')})`);
}

/** It does not hold. */
export function not(condition: Condition): Condition {
  return written(`NOT (${condition})`);
}

function quotedId(id: string): string {
  if (!isUuid(id)) throw new TypeError('A filter takes ids only.');
  return `"${id}"`;
}

function quotedLexeme(lexeme: string): string {
  if (!LEXEME.test(lexeme)) throw new TypeError('A filter takes folded words only.');
  return `"${lexeme}"`;
}
