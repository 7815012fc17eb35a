import type DataLoader from 'dataloader';
import { loaderOf, type RequestContext } from '#platform';
import type { ReviewService } from './review.service.js';
import type { ReviewRating } from './review.types.js';

/** The request's loader of whether a review helped its viewer: one statement for all, none for guests. */
export function foundHelpfulLoaderOf(
  context: RequestContext,
  reviews: ReviewService,
): DataLoader<string, boolean> {
  return loaderOf<string, boolean>(context, foundHelpfulLoaderOf, async (ids) => {
    const found = new Set(await reviews.foundHelpfulBy(context.actor, ids));
    return ids.map((id) => found.has(id));
  });
}

/** The request's loader of the ratings that reviews have had, latest first. */
export function ratingsLoaderOf(
  context: RequestContext,
  reviews: ReviewService,
): DataLoader<string, ReviewRating[]> {
  return loaderOf<string, ReviewRating[]>(context, ratingsLoaderOf, async (ids) => {
    const ratings = await reviews.ratingsOf(ids);
    return ids.map((id) => ratings.filter(({ threadId }) => threadId === id));
  });
}
