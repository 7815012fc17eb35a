import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A member wants an idea. */
@Entity('idea_vote')
export class IdeaVoteEntity {
  @PrimaryColumn('uuid', { name: 'thread_id' })
  threadId: string;

  @PrimaryColumn('uuid', { name: 'member_id' })
  memberId: string;

  @Column('uuid', { name: 'community_id' })
  communityId: string;

  /** The merged duplicate that it came with. */
  @Column('uuid', { name: 'via_thread_id', nullable: true })
  viaThreadId: string | null;

  @Column('timestamptz', { name: 'voted_at' })
  votedAt: Date;
}
