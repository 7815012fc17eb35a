import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Permission } from '#identity';
import { type Actor, Allow, answer, CurrentActor, type Page, Public, type RequestContext } from '#platform';
import { Thread, ThreadConnection, ThreadPayload } from '../graphql/thread.types.js';
import { ThreadService } from '../thread/thread.service.js';
import { ReviewedProductPageArgs, ReviewPageArgs } from './review.args.js';
import { ReviewFindHelpfulInput, ReviewRateInput } from './review.inputs.js';
import { foundHelpfulLoaderOf, ratingsLoaderOf } from './review.loaders.js';
import { ProductReviews } from './product-reviews.js';
import { ReviewService } from './review.service.js';
import { ReviewedProduct, ReviewedProductConnection, ReviewRating } from './review.types.js';

/** Operations of reviews. */
@Resolver(() => Thread)
export class ReviewResolver {
  constructor(
    private readonly reviews: ReviewService,
    private readonly reader: ProductReviews,
    private readonly threads: ThreadService,
  ) {}

  @Public()
  @Query(() => ThreadConnection, { name: 'reviews', description: 'Reviews of a product, latest first.' })
  async page(@CurrentActor() actor: Actor, @Args() args: ReviewPageArgs): Promise<Page<Thread>> {
    return this.reader.page(actor, args, args);
  }

  @Public()
  @Query(() => ReviewedProductConnection, { description: 'Products that have reviews, most of them first.' })
  async reviewedProducts(
    @CurrentActor() actor: Actor,
    @Args() args: ReviewedProductPageArgs,
  ): Promise<Page<ReviewedProduct>> {
    return this.reader.products(actor, args.spaceId ?? null, args);
  }

  @Public()
  @Query(() => ReviewedProduct, {
    nullable: true,
    description: 'What reviews say of a product; null where the space is absent, hidden or not for reviews.',
  })
  async reviewedProduct(
    @CurrentActor() actor: Actor,
    @Args('spaceId', { type: () => ID, description: 'The space.' }) spaceId: string,
    @Args('product', { type: () => String, description: 'Its key.' }) product: string,
  ): Promise<ReviewedProduct | null> {
    return this.reader.product(actor, spaceId, product);
  }

  @Allow(Permission.PostReply)
  @Mutation(() => ThreadPayload, { description: "Changes the rating of one's own review." })
  async reviewRate(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The rating.' }) input: ReviewRateInput,
  ): Promise<ThreadPayload> {
    return answer(this.threads.afterChange(actor, this.reviews.rate(actor, input)), { thread: null });
  }

  @Allow(Permission.PostReply)
  @Mutation(() => ThreadPayload, { description: "Says that somebody else's review helped, once a member." })
  async reviewFindHelpful(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The review.' }) input: ReviewFindHelpfulInput,
  ): Promise<ThreadPayload> {
    const done = this.reviews.findHelpful(actor, input.threadId, input.isOn);
    return answer(this.threads.afterChange(actor, done), { thread: null });
  }

  @ResolveField(() => Boolean, { description: 'The review helped the viewer.' })
  async viewerFoundHelpful(@Context() context: RequestContext, @Parent() thread: Thread): Promise<boolean> {
    return !!thread.extras?.review && foundHelpfulLoaderOf(context, this.reviews).load(thread.id);
  }

  @ResolveField(() => [ReviewRating], {
    description: 'Ratings that the review has had, latest first, at most 50; for its author and moderators.',
  })
  async reviewRatings(@Context() context: RequestContext, @Parent() thread: Thread): Promise<ReviewRating[]> {
    const isShown = this.reviews.seesRatings(context.actor, thread);
    return isShown ? ratingsLoaderOf(context, this.reviews).load(thread.id) : [];
  }
}
