import { Crumbs } from '../components/crumbs.js';
import { Done, ErrorTexts, Field, Form } from '../components/form.js';
import { Rate } from '../components/rate.js';
import { type PageContext, pathOf } from '../page-context.js';
import type { BrandView, SpaceView } from '../views.js';
import { Layout } from './layout.js';

interface NewReviewPageProps {
  page: PageContext;
  brand: BrandView;
  /** A space for reviews, where the reader may write. */
  space: SpaceView;
  /** The product to begin with. */
  product: string | null;
  /** The reader's own review of it, where there is one already. */
  ownId: string | null;
}

/** Writes a review: a rating, of a product, in words. */
export function NewReviewPage({ page, brand, space, product, ownId }: NewReviewPageProps) {
  const { t } = page;
  const { reviews } = t;
  return (
    <Layout page={page} title={reviews.title}>
      <div class="column" data-community={brand.slug}>
        <Crumbs page={page} brand={brand} space={space} />
        <div class="intro" data-form-part>
          <h1>{reviews.title}</h1>
          <p class="lead">{ownId ? reviews.yoursHint : reviews.intro}</p>
        </div>
        {ownId ? (
          <p>
            <a class="primary" href={pathOf(brand, `/t/${ownId}`)}>
              {reviews.yours}
            </a>
          </p>
        ) : (
          <Form t={t} operation="threadOpen" submit={t.publish} next={pathOf(brand, '/t/')}>
            <input type="hidden" name="spaceId" value={space.id} />
            <Field
              name="product"
              label={reviews.product}
              hint={reviews.productHint}
              autoComplete="off"
              maxLength={200}
              value={product ?? undefined}
            />
            <Rate t={t} />
            <Field
              name="title"
              label={reviews.titleLabel}
              hint={t.titleHint}
              autoComplete="off"
              maxLength={510}
            />
            <Field name="body" label={reviews.bodyLabel} hint={t.bodyHint} isLong />
          </Form>
        )}
        <Done title={t.pendingTitle} hint={t.pendingHint}>
          <a class="primary" href={pathOf(brand)}>
            {t.backToForum}
          </a>
        </Done>
        <ErrorTexts t={t} />
      </div>
    </Layout>
  );
}
