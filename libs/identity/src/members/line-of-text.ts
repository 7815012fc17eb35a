import { InvalidUnicode, NameInvalid, NulNotAllowed } from './name.errors.js';

const LONE_SURROGATE = /\p{Surrogate}/u;
/** Controls, and what turns the direction of the text around it (Trojan Source, CVE-2021-42574). */
const HIDDEN = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069]/u;
const BLANK = /^[\p{White_Space}\p{Default_Ignorable_Code_Point}]*$/u;

/** Longest display name, in code points. */
export const LONGEST_NAME = 60;

/** Checks text that must survive the database. Throws InvalidUnicode and NulNotAllowed. */
export function requireStorable(text: string, field: string): string {
  if (text.includes('\0')) throw new NulNotAllowed(field);
  if (LONE_SURROGATE.test(text)) throw new InvalidUnicode(field);
  return text;
}

/** One visible line without space around it, NFC. Throws NameInvalid, InvalidUnicode and NulNotAllowed. */
export function lineOfText(text: string, field: string, longest = LONGEST_NAME): string {
  const line = requireStorable(text, field).normalize('NFC').trim();
  if (BLANK.test(line)) throw new NameInvalid('This may not be empty.', { field });
  if (HIDDEN.test(line)) throw new NameInvalid('This holds characters that cannot be seen.', { field });
  if ([...line].length > longest)
    throw new NameInvalid(`At most ${longest} characters go in here.`, { field });
  return line;
}
