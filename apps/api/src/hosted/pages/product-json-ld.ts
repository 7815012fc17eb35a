import type { ProductView } from '../kind-views.js';
import type { ThreadLineView } from '../views.js';

/** Five is the best there is, one the worst. */
export const ratingOf = (ratingValue: number): object => ({
  '@type': 'Rating',
  ratingValue,
  bestRating: 5,
  worstRating: 1,
});

/** A product for machines, with what its reviews add up to and those of this page (schema.org); null where there is none. */
export function productJsonLd(
  url: string,
  { product, average, reviewCount }: ProductView,
  lines: readonly ThreadLineView[],
): object | undefined {
  if (average === null) return undefined;
  return {
    '@context': 'https://schema.org',
    '@type': 'Product',
    name: product,
    url,
    aggregateRating: {
      ...ratingOf(average),
      '@type': 'AggregateRating',
      reviewCount,
    },
    review: lines.flatMap(({ title, author, createdAt, extras }) =>
      extras?.review
        ? [
            {
              '@type': 'Review',
              name: title,
              author: { '@type': 'Person', name: author.name },
              datePublished: createdAt.toISOString(),
              reviewRating: ratingOf(extras.review.rating),
            },
          ]
        : [],
    ),
  };
}
