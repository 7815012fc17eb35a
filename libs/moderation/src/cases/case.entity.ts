import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What became of the post of a settled case. */
export type CaseOutcomeName = 'published' | 'rejected' | 'removed' | 'withdrawn';

/** Something a human must judge: one per post. */
@Entity('moderation_case')
export class CaseEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'community_id' })
  communityId: string;

  @Column('uuid', { name: 'space_id' })
  spaceId: string;

  @Column('uuid', { name: 'thread_id' })
  threadId: string;

  @Column('uuid', { name: 'post_id' })
  postId: string;

  @Column('uuid', { name: 'author_id' })
  authorId: string;

  @Column('text')
  state: 'open' | 'decided';

  /** Rises with every change; a decision names the one it judged. */
  @Column('integer', { default: 1 })
  version: number;

  /** Null while the case is open. */
  @Column('text', { nullable: true })
  outcome: CaseOutcomeName | null;

  @Column('timestamptz', { name: 'opened_at' })
  openedAt: Date;

  @Column('timestamptz', { name: 'decided_at', nullable: true })
  decidedAt: Date | null;
}
