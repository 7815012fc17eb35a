import { requireStorable } from '#identity';
import { SettingInvalid } from './community.errors.js';

/** Longest description, in code points. */
const LONGEST = 500;

/** A few sentences, maybe none. Throws SettingInvalid, InvalidUnicode and NulNotAllowed. */
export function paragraphOf(text: string, field: string): string {
  const paragraph = requireStorable(text, field).trim();
  if ([...paragraph].length > LONGEST) throw new SettingInvalid(`At most ${LONGEST} characters.`, { field });
  return paragraph;
}
