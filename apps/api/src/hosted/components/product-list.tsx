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

/** What stands above the reviews of a space: its form, and the most reviewed products. */
export function ProductList({ page, brand, space, products, hasMore }: Props & { hasMore: boolean }) {
  const { t } = page;
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
          <Products page={page} brand={brand} space={space} products={products} />
          {hasMore && (
            <p>
              <a class="secondary" href={choicePath(pathOf(brand, `/s/${space.slug}`), { kind: 'products' })}>
                {t.reviews.allProducts}
              </a>
            </p>
          )}
          <h2 class="thread-count">{t.reviews.latest}</h2>
        </section>
      )}
    </>
  );
}

/** Products, each with what is thought of it. */
export function Products({ page: { t }, brand, space, products }: Props) {
  const base = pathOf(brand, `/s/${space.slug}`);
  return (
    <ul class="products">
      {products.map(({ product, average, reviewCount }) => (
        <li key={product}>
          <a href={choicePath(base, { kind: 'reviews', product, sort: 'newest', rating: null })} dir="auto">
            {product}
          </a>
          <span class="product-line">
            {average !== null && <b aria-hidden="true">{t.reviews.average(average)}</b>}
            {average !== null && <Stars rating={average} t={t} />}
            <span class="sr">{average !== null && t.reviews.averageSpoken(average)}</span>
            <span class="quiet">{t.reviews.count(reviewCount)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
