import { Extensions, Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { ReviewExtras } from '#protocol';
import { connectionOf } from '#platform';

/** Orders of a list of reviews, as the API names them. */
export const ReviewSort = { NEWEST: 'newest', RATING: 'rating', HELPFUL: 'helpful' } as const;

/** An order of a list of reviews. */
export type ReviewSortName = (typeof ReviewSort)[keyof typeof ReviewSort];

registerEnumType(ReviewSort, {
  name: 'ReviewSort',
  description: 'The order of a list of reviews.',
  valuesMap: {
    NEWEST: { description: 'Latest opened first.' },
    RATING: { description: 'Best rated first.' },
    HELPFUL: { description: 'Those that helped most members first.' },
  },
});

/** ReviewExtras, as GraphQL answers them. */
@Extensions({ isSnapshot: true })
@ObjectType('ReviewExtras', { description: 'What makes a thread a review.' })
export class ShownReviewExtras implements ReviewExtras {
  @Field(() => Int, { description: '1 to 5.' })
  rating: number;

  @Field(() => String, { description: 'Key of what it is about, as it was written.' })
  product: string;

  @Field(() => Boolean, {
    description: 'When it was written, the brand vouched that its author had bought it.',
  })
  isVerified: boolean;

  @Field(() => Int, { description: 'Members whom it helped.' })
  helpfulCount: number;
}

/** A rating that a review has had. */
@ObjectType({ description: 'A rating that a review has had.' })
export class ReviewRating {
  @Field(() => Int, { description: '1 to 5.' })
  rating: number;

  @Field(() => Date, { description: 'Since when.' })
  ratedAt: Date;

  /** Not in the API. */
  threadId: string;
}

/** What the reviews of a product say in one space. */
@ObjectType({ description: 'What the published reviews of a product say in one space.' })
export class ReviewedProduct {
  @Field(() => String, { description: 'Its key, as it was first written.' })
  product: string;

  @Field(() => Int, { description: 'How many there are.' })
  reviewCount: number;

  @Field(() => Float, { nullable: true, description: 'Of their ratings, to two decimals; null without any.' })
  average: number | null;

  @Field(() => [Int], { description: 'How many have each rating: five numbers, from 1 to 5.' })
  distribution: number[];

  /** Not in the API: `space` resolves it. */
  spaceId: string;
  /** Not in the API: as it is compared. */
  folded: string;
}

/** A page of products. */
@ObjectType({ description: 'A page of products.' })
export class ReviewedProductConnection extends connectionOf(ReviewedProduct, 'ReviewedProduct') {}
