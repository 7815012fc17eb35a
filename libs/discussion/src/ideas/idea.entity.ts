import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { IdeaStanding } from './idea-status.js';

/** What a thread of an ideas space is besides. */
@Entity('idea')
export class IdeaEntity {
  @PrimaryColumn('uuid', { name: 'thread_id' })
  threadId: string;

  @Column('uuid', { name: 'community_id' })
  communityId: string;

  @Column('uuid', { name: 'space_id' })
  spaceId: string;

  @Column('text')
  status: IdeaStanding;

  @Column('integer', { name: 'vote_count' })
  voteCount: number;

  @Column('timestamptz', { name: 'opened_at' })
  openedAt: Date;

  @Column('timestamptz', { name: 'moved_at' })
  movedAt: Date;

  @Column('boolean', { name: 'is_listed' })
  isListed: boolean;

  @Column('uuid', { name: 'merged_into', nullable: true })
  mergedInto: string | null;

  @Column('boolean', { name: 'was_locked' })
  wasLocked: boolean;
}
