import { Icon } from '../components/icon.js';
import { type PageContext, pathOf } from '../page-context.js';
import type { BrandView } from '../views.js';
import { Layout } from './layout.js';

/** The install's front door: its public communities. */
export function HomePage({ page, brands }: { page: PageContext; brands: readonly BrandView[] }) {
  const { t } = page;
  return (
    <Layout page={page} title={t.homeTitle} description={t.homeIntro} canonical="/">
      <div class="column home">
        <div class="intro">
          <h1>{t.homeTitle}</h1>
          <p class="lead">{brands.length > 0 ? t.homeIntro : t.homeEmpty}</p>
        </div>
        <ul class="cards">
          {brands.map((brand) => (
            <li key={brand.slug} class="card">
              <h2 dir="auto">
                <a href={pathOf(brand)}>{brand.name}</a>
              </h2>
              {brand.description && <p dir="auto">{brand.description}</p>}
              <p class="card-more" aria-hidden="true">
                {t.enterForum} <Icon name="next" />
              </p>
            </li>
          ))}
        </ul>
      </div>
    </Layout>
  );
}
