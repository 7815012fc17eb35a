import { DomainError } from '#platform';

/** No whole number of stars. */
export class RatingInvalid extends DomainError {
  readonly code = 'RATING_INVALID';
  constructor(field = 'rating') {
    super('A review has a rating of 1 to 5.', { field });
  }
}

/** Nothing to read, or too long. */
export class ProductInvalid extends DomainError {
  readonly code = 'PRODUCT_INVALID';
  constructor(field = 'product') {
    super('A product has 1 to 100 characters, none of them invisible.', { field });
  }
}

/** One review a member, space and product: this is the other. */
export class AlreadyReviewed extends DomainError {
  readonly code = 'ALREADY_REVIEWED';
  constructor(
    private readonly threadId: string | null,
    field = 'review.product',
  ) {
    super('There is a review of this product by the same member.', { field });
  }

  override get answerDetails(): Readonly<Record<string, string>> {
    return this.threadId === null ? {} : { threadId: this.threadId };
  }
}

/** Reviews are many for one page or key: none is bound to it. */
export class ReviewUnbindable extends DomainError {
  readonly code = 'REVIEW_UNBINDABLE';
  constructor() {
    super('A review names its product and is bound to nothing.', { field: 'boundKey' });
  }
}

/** Nobody helps themselves. */
export class OwnReview extends DomainError {
  readonly code = 'OWN_REVIEW';
  constructor() {
    super('The review is your own.', { field: 'threadId' });
  }
}
