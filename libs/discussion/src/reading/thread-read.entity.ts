import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far a member has read a thread. */
@Entity('thread_read')
export class ThreadReadEntity {
  @PrimaryColumn('uuid', { name: 'member_id' })
  memberId: string;

  @PrimaryColumn('uuid', { name: 'thread_id' })
  threadId: string;

  @Column('uuid', { name: 'community_id' })
  communityId: string;

  /** A place on the thread's clock, as Postgres gives a bigint. Never falls. */
  @Column('bigint', { name: 'last_read_seq' })
  lastReadSeq: string;

  /** Before the latest report. */
  @Column('bigint', { name: 'previous_seq' })
  previousSeq: string;

  @Column('timestamptz', { name: 'last_visit_at' })
  lastVisitAt: Date;
}
