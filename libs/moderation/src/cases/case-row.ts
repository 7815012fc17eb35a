import type { CaseEntity } from './case.entity.js';
import type { ReasonCode, Verdict } from './reasons.js';

/** One check's word, as a moderator reads it. */
export interface SignalRow {
  check: string;
  explanation: string;
  at: Date;
}

/** A judgement, as a moderator reads it. */
export interface DecisionRow {
  id: string;
  verdict: Verdict;
  reasonCode: ReasonCode;
  reasonText: string;
  decidedBy: string;
  decidedAt: Date;
}

/** A case with everything that moderation itself knows about it. */
export type CaseRow = Pick<
  CaseEntity,
  | 'id'
  | 'spaceId'
  | 'threadId'
  | 'postId'
  | 'authorId'
  | 'state'
  | 'version'
  | 'outcome'
  | 'openedAt'
  | 'decidedAt'
> & {
  signals: SignalRow[];
  /** Oldest first. */
  decisions: DecisionRow[];
};

/** Columns of CaseRow, from `moderation_case c`. Instants inside JSON are milliseconds since the epoch. */
export const CASE_COLUMNS = `c.id, c.space_id AS "spaceId", c.thread_id AS "threadId", c.post_id AS "postId",
  c.author_id AS "authorId", c.state, c.version, c.outcome, c.opened_at AS "openedAt", c.decided_at AS "decidedAt",
  (SELECT COALESCE(jsonb_agg(jsonb_build_object('check', s.check_name, 'explanation', s.explanation,
     'at', extract(epoch FROM s.raised_at) * 1000) ORDER BY s.id), '[]') FROM case_signal s WHERE s.case_id = c.id) AS signals,
  (SELECT COALESCE(jsonb_agg(jsonb_build_object('id', d.id, 'verdict', d.verdict, 'reasonCode', d.reason_code,
     'reasonText', d.reason_text, 'decidedBy', d.decided_by, 'decidedAt', extract(epoch FROM d.decided_at) * 1000)
     ORDER BY d.case_version), '[]') FROM decision d WHERE d.case_id = c.id) AS decisions`;

/** A row of CASE_COLUMNS as the driver gives it. */
export type RawCaseRow = Omit<CaseRow, 'signals' | 'decisions'> & {
  signals: (Omit<SignalRow, 'at'> & { at: number })[];
  decisions: (Omit<DecisionRow, 'decidedAt'> & { decidedAt: number })[];
};

/** Gives the instants inside JSON back their type. */
export function caseRowOf(raw: RawCaseRow): CaseRow {
  return {
    ...raw,
    signals: raw.signals.map((signal) => ({ ...signal, at: new Date(signal.at) })),
    decisions: raw.decisions.map((decision) => ({ ...decision, decidedAt: new Date(decision.decidedAt) })),
  };
}
