import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Why a member's level changed. */
export const TrustCause = { MEASURED: 'measured', PINNED: 'pinned', UNPINNED: 'unpinned' } as const;

/** Why a member's level changed, as the database keeps it. */
export type TrustCauseName = (typeof TrustCause)[keyof typeof TrustCause];

/** A change of a member's level: append-only. */
@Entity('trust_change')
export class TrustChangeEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'community_id' })
  communityId: string;

  @Column('uuid', { name: 'member_id' })
  memberId: string;

  @Column('smallint', { name: 'from_level' })
  fromLevel: number;

  @Column('smallint', { name: 'to_level' })
  toLevel: number;

  @Column('text')
  cause: TrustCauseName;

  @Column('text', { nullable: true })
  reason: string | null;

  /** The member of the staff who said so; null for what was measured. */
  @Column('uuid', { name: 'changed_by', nullable: true })
  changedBy: string | null;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt: Date;
}
