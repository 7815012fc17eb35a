import type { ReviewChoice } from '../kind-views.js';
import { type PageContext, pathOf } from '../page-context.js';
import type { BrandView, SpaceView } from '../views.js';
import type { ProductView } from '../kind-views.js';
import { Bar } from './bar.js';
import { choicePath } from './list-filter.js';
import { Stars } from './stars.js';

interface Props {
  page: PageContext;
  brand: BrandView;
  space: SpaceView;
  choice: ReviewChoice;
  product: ProductView;
}

/** What the reviews of a product add up to, with the way to add one's own. */
export function ProductSummary({ page, brand, space, choice, product }: Props) {
  const { t } = page;
  const { reviews } = t;
  const { reviewCount, average, distribution, viewerReviewId } = product;
  const base = pathOf(brand, `/s/${space.slug}`);
  const most = Math.max(...distribution);
  return (
    <section class="product" aria-labelledby="product">
      <div class="product-head">
        <h2 id="product" dir="auto">
          {product.product}
        </h2>
        {average === null ? (
          <p class="quiet">{reviews.notRated}</p>
        ) : (
          <p class="product-average">
            <b aria-hidden="true">{reviews.average(average)}</b>
            <Stars rating={average} t={t} />
            <span>{reviews.count(reviewCount)}</span>
          </p>
        )}
        {viewerReviewId ? (
          <a class="secondary" href={pathOf(brand, `/t/${viewerReviewId}`)}>
            {reviews.yours}
          </a>
        ) : (
          <a class="primary" href={newReviewPath(brand, space, product.product)}>
            {reviews.write}
          </a>
        )}
      </div>
      {reviewCount > 0 && (
        <table class="ratings">
          <caption class="sr">{reviews.distribution}</caption>
          <thead class="sr">
            <tr>
              <th scope="col">{reviews.ratingColumn}</th>
              <th scope="col">{reviews.countColumn}</th>
            </tr>
          </thead>
          <tbody>
            {[5, 4, 3, 2, 1].map((rating) => {
              const count = distribution[rating - 1] ?? 0;
              return (
                <tr key={rating}>
                  <th scope="row">
                    <a
                      href={choicePath(base, { ...choice, rating })}
                      title={reviews.onlyRating(rating)}
                      aria-current={choice.rating === rating ? 'true' : undefined}
                    >
                      {reviews.stars(rating)}
                    </a>
                  </th>
                  <td>
                    <Bar count={count} of={most} />
                    <span>{count}</span>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** The form of a review, of one product where one is given. */
export function newReviewPath(brand: BrandView, space: SpaceView, product: string | null): string {
  const query = new URLSearchParams({ space: space.slug });
  if (product !== null) query.set('product', product);
  return pathOf(brand, `/new?${query.toString()}`);
}
