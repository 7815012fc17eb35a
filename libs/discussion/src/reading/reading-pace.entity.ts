import { Column, Entity, PrimaryColumn } from 'typeorm';

/** When a member last reported to have read: what bounds the next report. */
@Entity('reading_pace')
export class ReadingPaceEntity {
  @PrimaryColumn('uuid', { name: 'member_id' })
  memberId: string;

  @Column('uuid', { name: 'community_id' })
  communityId: string;

  @Column('timestamptz', { name: 'reported_at' })
  reportedAt: Date;

  /** The report before; null for the first one. */
  @Column('timestamptz', { name: 'previous_at', nullable: true })
  previousAt: Date | null;
}
