import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What staff moved, merged or split, and why. Never altered. */
@Entity('rearrangement')
export class RearrangementEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'community_id' })
  communityId: string;

  @Column('text')
  kind: 'move' | 'merge' | 'split';

  @Column('uuid', { name: 'thread_id' })
  threadId: string;

  /** What it was merged into, or what was split off. */
  @Column('uuid', { name: 'other_thread_id', nullable: true })
  otherThreadId: string | null;

  @Column('uuid', { name: 'from_space_id' })
  fromSpaceId: string;

  @Column('uuid', { name: 'to_space_id' })
  toSpaceId: string;

  @Column('integer', { name: 'post_count' })
  postCount: number;

  @Column('text')
  reason: string;

  @Column('uuid', { name: 'actor_id', nullable: true })
  actorId: string | null;

  @Column('text', { name: 'idempotency_key', nullable: true })
  idempotencyKey: string | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}

/** A rearrangement as its row says. */
export type RearrangementRow = Readonly<RearrangementEntity>;
