import type { ReasonCode, Verdict } from '../generated/operations.js';

/** Reasons offered for each verdict, in the order of their keys 1–9. */
export const REASONS = {
  APPROVE: ['OK_ON_TOPIC', 'OK_TRUSTED', 'OK_OTHER'],
  REJECT: ['SPAM', 'OFF_TOPIC', 'ABUSE', 'PERSONAL_DATA', 'ILLEGAL', 'DUPLICATE', 'OTHER'],
} as const satisfies Record<Verdict, readonly ReasonCode[]>;

/** Name of the text that names a reason. */
export function reasonKey<R extends ReasonCode>(code: R): `reason.${R}` {
  return `reason.${code}`;
}

/** The sentence a reason starts with; OTHER and OK_OTHER want the moderator's own. */
export function reasonSentenceKey<R extends ReasonCode>(code: R): `reason.sentence.${R}` {
  return `reason.sentence.${code}`;
}
