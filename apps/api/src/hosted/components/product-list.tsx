import { type PageContext, pathOf } from '../page-context.js';
import type { BrandView, SpaceView } from '../views.js';
import type { ProductLineView } from '../kind-views.js';
import { choicePath } from './list-filter.js';
import { newReviewPath } from './product-summary.js';
import { Stars } from './stars.js';

interface Props {
  page: PageContext;
  brand: BrandView;
  space: SpaceView;
  products: readonly ProductLineView[];
}

/** Products of a space for reviews, most reviewed first, with what is thought of them. */
export function ProductList({ page, brand, space, products }: Props) {
  const { t } = page;
  const base = pathOf(brand, `/s/${space.slug}`);
  return (
    <>
      <p class="list-door">
        <a class="primary" href={newReviewPath(brand, space, null)}>
          {t.reviews.write}
        </a>
      </p>
      {products.length > 0 && (
        <section aria-labelledby="products">
          <h2 id="products" class="thread-count">
            {t.reviews.products}
          </h2>
          <ul class="products">
            {products.map(({ product, average, reviewCount }) => (
              <li key={product}>
                <a
                  href={choicePath(base, { kind: 'reviews', product, sort: 'newest', rating: null })}
                  dir="auto"
                >
                  {product}
                </a>
                <span class="product-line">
                  {average !== null && <Stars rating={average} t={t} />}
                  <span class="sr">{average !== null && t.reviews.averageSpoken(average)}</span>
                  <span class="quiet">{t.reviews.count(reviewCount)}</span>
                </span>
              </li>
            ))}
          </ul>
          <h2 class="thread-count">{t.reviews.latest}</h2>
        </section>
      )}
    </>
  );
}
