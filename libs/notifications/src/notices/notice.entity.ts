import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { NoticeKindName } from './notice-kind.js';

/** What one member is told of one fact: ids only, so that nothing outlives the right to see it. */
@Entity('notice')
export class NoticeEntity {
  /** UUIDv7: later notices have higher ids. */
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'community_id' })
  communityId: string;

  @Column('uuid', { name: 'member_id' })
  memberId: string;

  @Column('bigint', { name: 'fact_id' })
  factId: string;

  @Column('text')
  kind: NoticeKindName;

  @Column('uuid', { name: 'thread_id' })
  threadId: string;

  @Column('uuid', { name: 'post_id' })
  postId: string;

  /** The post's place in its thread; null where it has none. */
  @Column('bigint', { name: 'post_seq', nullable: true })
  postSeq: string | null;

  /** Whose act it was; null where nobody is named. */
  @Column('uuid', { name: 'actor_id', nullable: true })
  actorId: string | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'read_at', nullable: true })
  readAt: Date | null;
}
