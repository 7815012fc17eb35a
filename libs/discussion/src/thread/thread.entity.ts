import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ThreadExtras } from '#protocol';
import type { PostState } from '../post/post-state.js';

/** A subject people write about. Its state follows its first post's. */
@Entity('thread')
export class ThreadEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'community_id' })
  communityId: string;

  @Column('uuid', { name: 'space_id' })
  spaceId: string;

  @Column('uuid', { name: 'author_id' })
  authorId: string;

  @Column('text')
  title: string;

  @Column('text')
  state: PostState;

  @Column('boolean', { name: 'is_locked' })
  isLocked: boolean;

  @Column('text', { name: 'bound_url', nullable: true })
  boundUrl: string | null;

  @Column('text', { name: 'bound_key', nullable: true })
  boundKey: string | null;

  /** The thread's clock, as Postgres gives a bigint. */
  @Column('bigint')
  seq: string;

  @Column('integer', { name: 'reply_count' })
  replyCount: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'last_activity_at' })
  lastActivityAt: Date;

  /** What features add to it, as every reader sees it. */
  @Column('jsonb', { nullable: true })
  extras: ThreadExtras | null;
}
