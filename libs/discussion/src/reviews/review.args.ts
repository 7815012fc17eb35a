import { ArgsType, Field, ID, Int } from '@nestjs/graphql';
import { PageArgs } from '#platform';
import { ReviewSort, type ReviewSortName } from './review.types.js';

/** Which reviews, in which order. */
@ArgsType()
export class ReviewPageArgs extends PageArgs {
  @Field(() => String, { description: 'Key of the product.' })
  product: string;

  @Field(() => ID, { nullable: true, description: 'Only this space.' })
  spaceId?: string | null;

  @Field(() => Int, { nullable: true, description: 'Only those with this rating.' })
  rating?: number | null;

  @Field(() => ReviewSort, { nullable: true, description: 'NEWEST without one.' })
  sort?: ReviewSortName | null;
}

/** Which products. */
@ArgsType()
export class ReviewedProductPageArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'Only this space.' })
  spaceId?: string | null;
}
