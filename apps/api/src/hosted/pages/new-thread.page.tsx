import { EndField } from '../components/announcement-panel.js';
import { Crumbs } from '../components/crumbs.js';
import { Done, ErrorTexts, Field, Form } from '../components/form.js';
import { newReviewPath } from '../components/product-summary.js';
import { type PageContext, pathOf } from '../page-context.js';
import type { BrandView, SpaceView } from '../views.js';
import { Layout } from './layout.js';

interface NewThreadPageProps {
  page: PageContext;
  brand: BrandView;
  /** Spaces where the reader may write; at least one. */
  spaces: readonly SpaceView[];
  /** Spaces for reviews, whose form is another. */
  reviewed: readonly SpaceView[];
  /** Slug of the space to begin with. */
  chosen: string | null;
}

/** Starts a thread. */
export function NewThreadPage({ page, brand, spaces, reviewed, chosen }: NewThreadPageProps) {
  const { t } = page;
  const first = spaces.find(({ slug }) => slug === chosen) ?? spaces[0];
  return (
    <Layout page={page} title={t.newThreadTitle}>
      <div class="column" data-community={brand.slug}>
        <Crumbs page={page} brand={brand} />
        <div class="intro" data-form-part>
          <h1>{t.newThreadTitle}</h1>
          <p class="lead">{t.newThreadIntro}</p>
        </div>
        {reviewed.length > 0 && (
          <p class="prompt" data-form-part>
            <span>{t.reviews.spaces}</span>
            {reviewed.map((space) => (
              <a key={space.id} class="secondary" href={newReviewPath(brand, space, null)} dir="auto">
                {space.name}
              </a>
            ))}
          </p>
        )}
        <Form t={t} operation="threadOpen" submit={t.publish} next={pathOf(brand, '/t/')}>
          <div class="field">
            <label for="spaceId">{t.spaceLabel}</label>
            <select id="spaceId" name="spaceId" aria-describedby="spaceId-error">
              {spaces.map((space) => (
                <option
                  key={space.id}
                  value={space.id}
                  selected={space === first}
                  data-kind={space.kind === 'announcements' ? space.kind : undefined}
                >
                  {space.parent ? `${space.parent.name} › ${space.name}` : space.name}
                </option>
              ))}
            </select>
            <p class="error" id="spaceId-error" hidden />
          </div>
          <Field name="title" label={t.titleLabel} hint={t.titleHint} autoComplete="off" maxLength={510} />
          <Field name="body" label={t.bodyLabel} hint={t.bodyHint} isLong />
          {spaces.some(({ kind }) => kind === 'announcements') && (
            <div class="field" data-for-kind="announcements" hidden={first?.kind !== 'announcements'}>
              <EndField t={t} expiresAt={null} />
            </div>
          )}
        </Form>
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
