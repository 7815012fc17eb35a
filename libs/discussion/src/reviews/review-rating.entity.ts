import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A rating that a review has had. */
@Entity('review_rating')
export class ReviewRatingEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'community_id' })
  communityId: string;

  @Column('uuid', { name: 'thread_id' })
  threadId: string;

  @Column('smallint')
  rating: number;

  @Column('timestamptz', { name: 'rated_at' })
  ratedAt: Date;
}
