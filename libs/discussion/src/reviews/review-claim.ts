import { type ProductKey, productKeyOf } from '#identity';
import { ProductInvalid, RatingInvalid } from './review.errors.js';

/** Throws RatingInvalid. */
export function acceptRating(rating: number, field?: string): number {
  if (!Number.isInteger(rating) || rating < 1 || rating > 5) throw new RatingInvalid(field);
  return rating;
}

/** Throws ProductInvalid. */
export function acceptProduct(text: string, field?: string): ProductKey {
  const key = productKeyOf(text);
  if (!key) throw new ProductInvalid(field);
  return key;
}

/** What tells a retry from another review. */
export function reviewParts({
  review,
}: {
  review?: { rating: number; product: string } | null;
}): readonly string[] {
  return review ? [JSON.stringify(['review', review.rating, review.product])] : [];
}
