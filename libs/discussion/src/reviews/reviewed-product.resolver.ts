import { Context, ID, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Space, spaceLoaderOf, SpaceService } from '#community';
import type { RequestContext } from '#platform';
import { ProductReviews } from './product-reviews.js';
import { ReviewedProduct } from './review.types.js';

/** What belongs to a product. */
@Resolver(() => ReviewedProduct)
export class ReviewedProductResolver {
  constructor(
    private readonly reader: ProductReviews,
    private readonly spaces: SpaceService,
  ) {}

  @ResolveField(() => Space, { description: 'Where it is reviewed.' })
  async space(@Context() context: RequestContext, @Parent() { spaceId }: ReviewedProduct): Promise<Space> {
    return spaceLoaderOf(context, this.spaces).load(spaceId);
  }

  @ResolveField(() => ID, {
    nullable: true,
    complexity: 5,
    description: "The viewer's own review of it there, published or waiting.",
  })
  async viewerReviewId(
    @Context() { actor }: RequestContext,
    @Parent() product: ReviewedProduct,
  ): Promise<string | null> {
    return this.reader.ownOf(actor, product);
  }
}
