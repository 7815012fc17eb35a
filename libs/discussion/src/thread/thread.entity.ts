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

  /** Where it is shown first. */
  @Column('text', { name: 'pinned_in', nullable: true })
  pinnedIn: 'space' | 'community' | null;

  @Column('timestamptz', { name: 'pinned_at', nullable: true })
  pinnedAt: Date | null;

  /** Null for as long as nobody takes it down. */
  @Column('timestamptz', { name: 'pinned_until', nullable: true })
  pinnedUntil: Date | null;

  @Column('boolean', { name: 'is_featured', default: false })
  isFeatured: boolean;

  /** Between two posts of one member. */
  @Column('integer', { name: 'slow_mode_seconds', nullable: true })
  slowModeSeconds: number | null;

  /** The thread that has its posts now. */
  @Column('uuid', { name: 'merged_into', nullable: true })
  mergedInto: string | null;

  /** Posts have left it at this clock. */
  @Column('bigint', { name: 'reset_seq', default: 0 })
  resetSeq: string;

  /** The member with whom the brand talks here alone. */
  @Column('uuid', { name: 'private_with', nullable: true })
  privateWith: string | null;

  /** The member had the last word of the conversation. */
  @Column('boolean', { name: 'awaits_brand', default: false })
  awaitsBrand: boolean;

  /** What features add to it, as every reader sees it. */
  @Column('jsonb', { nullable: true })
  extras: ThreadExtras | null;
}
