import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { IdeaStanding } from './idea-status.js';

/** One move of an idea, never altered. */
@Entity('idea_move')
export class IdeaMoveEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'community_id' })
  communityId: string;

  @Column('uuid', { name: 'thread_id' })
  threadId: string;

  @Column('text', { name: 'from_status' })
  fromStatus: IdeaStanding;

  @Column('text', { name: 'to_status' })
  toStatus: IdeaStanding;

  @Column('text', { nullable: true })
  note: string | null;

  @Column('uuid', { name: 'moved_by' })
  movedBy: string;

  @Column('timestamptz', { name: 'moved_at' })
  movedAt: Date;
}
