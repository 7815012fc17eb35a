import { requireStorable } from './line-of-text.js';
import { ReasonRequired } from './member.errors.js';

const LONGEST_REASON = 1_000;

/** Why staff decide about a member: 1 to 1,000 characters. Throws ReasonRequired, NulNotAllowed, InvalidUnicode. */
export function requireReason(text: string): string {
  const reason = requireStorable(text, 'reason').trim();
  if (reason === '' || [...reason].length > LONGEST_REASON) throw new ReasonRequired();
  return reason;
}
