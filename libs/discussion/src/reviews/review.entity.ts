import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a thread of a space for reviews is besides. */
@Entity('review')
export class ReviewEntity {
  @PrimaryColumn('uuid', { name: 'thread_id' })
  threadId: string;

  @Column('uuid', { name: 'community_id' })
  communityId: string;

  @Column('uuid', { name: 'space_id' })
  spaceId: string;

  @Column('uuid', { name: 'author_id' })
  authorId: string;

  /** As its author, or the brand's page, wrote it. */
  @Column('text')
  product: string;

  @Column('text', { name: 'product_folded' })
  productFolded: string;

  @Column('smallint')
  rating: number;

  @Column('boolean', { name: 'is_verified' })
  isVerified: boolean;

  @Column('integer', { name: 'helpful_count' })
  helpfulCount: number;

  @Column('timestamptz', { name: 'opened_at' })
  openedAt: Date;

  @Column('boolean', { name: 'holds_place' })
  holdsPlace: boolean;

  @Column('boolean', { name: 'is_counted' })
  isCounted: boolean;
}
