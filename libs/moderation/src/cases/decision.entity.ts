import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ReasonCode, Verdict } from './reasons.js';

/** A judgement: reasoned, signed, never altered. The database refuses updates and deletions. */
@Entity('decision')
export class DecisionEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'community_id' })
  communityId: string;

  @Column('uuid', { name: 'case_id' })
  caseId: string;

  /** The version of the case that was judged: one decision each. */
  @Column('integer', { name: 'case_version' })
  caseVersion: number;

  /** The exact text that was judged. */
  @Column('uuid', { name: 'revision_id' })
  revisionId: string;

  @Column('text')
  verdict: Verdict;

  @Column('text', { name: 'reason_code' })
  reasonCode: ReasonCode;

  @Column('text', { name: 'reason_text' })
  reasonText: string;

  @Column('uuid', { name: 'decided_by' })
  decidedBy: string;

  @Column('timestamptz', { name: 'decided_at' })
  decidedAt: Date;
}
