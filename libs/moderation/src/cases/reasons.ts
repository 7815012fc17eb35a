import { requireStorable } from '#discussion';
import { ReasonRequired, ReasonTooLong } from './case.errors.js';

/** What a moderator may conclude. */
export const Verdict = { APPROVE: 'approve', REJECT: 'reject' } as const;
/** A value of Verdict. */
export type Verdict = (typeof Verdict)[keyof typeof Verdict];

/** On what ground. Those that begin with OK approve, the others reject. */
export const ReasonCode = {
  OK_ON_TOPIC: 'ok_on_topic',
  OK_TRUSTED: 'ok_trusted',
  OK_OTHER: 'ok_other',
  SPAM: 'spam',
  OFF_TOPIC: 'off_topic',
  ABUSE: 'abuse',
  PERSONAL_DATA: 'personal_data',
  ILLEGAL: 'illegal',
  DUPLICATE: 'duplicate',
  OTHER: 'other',
} as const;
/** A value of ReasonCode. */
export type ReasonCode = (typeof ReasonCode)[keyof typeof ReasonCode];

/** Longest reason, in UTF-16 units: it is read by its author, not filed. */
const LONGEST_REASON = 2_000;

/** A verdict with its ground. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly reasonCode: ReasonCode;
  readonly reasonText: string;
}

/** Refuses a judgement without a ground that fits it. Throws ReasonRequired, ReasonTooLong, InvalidUnicode, NulNotAllowed. */
export function requireReasoned({ verdict, reasonCode, reasonText }: Judgement): void {
  if (reasonCode.startsWith('ok_') !== (verdict === 'approve')) throw new ReasonRequired('reasonCode');
  requireStorable(reasonText, 'reasonText');
  if (!/[^\s\p{Cf}\p{Cc}]/u.test(reasonText)) throw new ReasonRequired('reasonText');
  if (reasonText.length > LONGEST_REASON) throw new ReasonTooLong(LONGEST_REASON);
}
