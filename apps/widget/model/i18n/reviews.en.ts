import type { Message } from '../messages.js';
import type { ReviewKey } from './reviews.fr.js';

/** What the widget says of reviews, in English. */
export const texts: Record<ReviewKey, Message> = {
  aboutReview: 'The review',
  ratedOf: '{n} out of 5',
  averageOf: 'Average rating: {value} out of 5',
  reviewCount: { one: '{n}\u00a0review', other: '{n}\u00a0reviews' },
  starCount: { one: '{n}\u00a0star', other: '{n}\u00a0stars' },
  verifiedCustomer: 'Verified customer',
  notRated: 'Not rated yet',
  distribution: 'How it is rated',
  ratingColumn: 'Rating',
  countColumn: 'Reviews',
  reviewOrder: 'Order of the reviews',
  newestReviews: 'Newest',
  bestReviews: 'Best rated',
  helpfulReviews: 'Most helpful',
  ownReview: 'Read my review',
  writeReview: 'Write a review',
  yourRating: 'Your rating',
  product: 'Product',
  findHelpful: 'Helpful',
  foundHelpful: { one: '{n}\u00a0person found it helpful', other: '{n}\u00a0people found it helpful' },
  reviewFailed: 'That did not work. Try again.',
  RATING_INVALID: 'Choose a rating of 1 to 5.',
  PRODUCT_INVALID: 'Say which product it is, in 100 characters at most.',
  ALREADY_REVIEWED: 'You have reviewed this product already.',
};
