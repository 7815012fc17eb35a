import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A member whom somebody else's review helped. */
@Entity('review_helpful')
export class ReviewHelpfulEntity {
  @PrimaryColumn('uuid', { name: 'thread_id' })
  threadId: string;

  @PrimaryColumn('uuid', { name: 'member_id' })
  memberId: string;

  @Column('uuid', { name: 'community_id' })
  communityId: string;

  @Column('timestamptz', { name: 'found_at' })
  foundAt: Date;
}
