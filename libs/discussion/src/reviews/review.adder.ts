import { Injectable } from '@nestjs/common';
import { VerifiedCustomers } from '#identity';
import type { Actor } from '#platform';
import { requireWriter } from '../discussion-access.js';
import type { PostAdder, PostAddition, PostRequest } from '../extras/post-addition.js';
import { NotOfKind } from '../kinds/kind-access.js';
import { AlreadyReviewed, RatingInvalid, ReviewUnbindable } from './review.errors.js';
import type { ReviewInput } from './review.inputs.js';
import { acceptProduct, acceptRating } from './review-claim.js';
import { ReviewRepository } from './review.repository.js';

/** What of an input concerns reviews. */
interface Reviewing {
  review?: ReviewInput | null;
  boundKey?: string | null;
  boundUrl?: string | null;
}

/** A thread opened in a space for reviews has a rating and a product, and counts from the moment it is published. */
@Injectable()
export class ReviewAdder implements PostAdder<Reviewing> {
  constructor(
    private readonly reviews: ReviewRepository,
    private readonly customers: VerifiedCustomers,
  ) {}

  /** Throws NotOfKind, RatingInvalid, ProductInvalid, ReviewUnbindable; AlreadyReviewed where it is written. */
  async prepare(
    actor: Actor,
    { input, space, threadId }: PostRequest<Reviewing>,
  ): Promise<PostAddition | null> {
    const { review } = input;
    if (threadId !== null) return null;
    if (space.kind !== 'reviews') {
      if (review) throw new NotOfKind('reviews', 'review');
      return null;
    }
    if (!review) throw new RatingInvalid('review');
    if (input.boundKey != null || input.boundUrl != null) throw new ReviewUnbindable();
    const rating = acceptRating(review.rating, 'review.rating');
    const product = acceptProduct(review.product, 'review.product');
    const isVerified = await this.customers.hasBought(requireWriter(actor), product.folded);
    return {
      extras: {},
      threadExtras: { review: { rating, product: product.key, isVerified, helpfulCount: 0 } },
      write: async (tx, post) => {
        const written = { threadId: post.threadId, product, rating, isVerified };
        if (!(await this.reviews.insert(tx, written)))
          throw new AlreadyReviewed(await this.reviews.findOwn(tx, post, product.folded));
      },
    };
  }
}
