import { Crumbs } from '../components/crumbs.js';
import { Icon } from '../components/icon.js';
import { choicePath } from '../components/list-filter.js';
import { neighboursOf, Pager } from '../components/pager.js';
import { Products } from '../components/product-list.js';
import type { ProductLineView } from '../kind-views.js';
import { type PageContext, pathOf } from '../page-context.js';
import type { BrandView, PageView, SpaceView } from '../views.js';
import { Layout } from './layout.js';

interface ProductsPageProps {
  page: PageContext;
  brand: BrandView;
  /** A space for reviews. */
  space: SpaceView;
  products: PageView<ProductLineView>;
}

/** Every product of a space for reviews, most reviewed first. */
export function ProductsPage({ page, brand, space, products }: ProductsPageProps) {
  const { t } = page;
  const path = choicePath(pathOf(brand, `/s/${space.slug}`), { kind: 'products' });
  const neighbours = neighboursOf(path, products);
  const title = t.reviews.productsOf(space.name);
  const isIndexed = space.visibility === 'public' && products.previous === null && products.items.length > 0;
  return (
    <Layout page={page} title={title} canonical={isIndexed ? path : undefined} {...neighbours}>
      <div class="column">
        <Crumbs page={page} brand={brand} space={space} />
        <div class="intro">
          <h1 dir="auto">{title}</h1>
        </div>
        {products.items.length > 0 ? (
          <Products page={page} brand={brand} space={space} products={products.items} />
        ) : (
          <div class="empty">
            <Icon name="star" />
            <p>{t.reviews.noProducts}</p>
          </div>
        )}
        <Pager
          t={t}
          {...neighbours}
          previousLabel={t.reviews.fewerProducts}
          nextLabel={t.reviews.moreProducts}
        />
      </div>
    </Layout>
  );
}
