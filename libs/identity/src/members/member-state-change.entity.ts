import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Why a member was suspended or reinstated, and by whom: append-only. */
@Entity('member_state_change')
export class MemberStateChangeEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'community_id' })
  communityId: string;

  @Column('uuid', { name: 'member_id' })
  memberId: string;

  /** What the member became. */
  @Column('text')
  state: 'active' | 'suspended';

  @Column('text')
  reason: string;

  /** The member who decided; null for the install itself. */
  @Column('uuid', { name: 'changed_by', nullable: true })
  changedBy: string | null;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt: Date;
}
