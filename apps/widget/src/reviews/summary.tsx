import type { App } from '../app.js';
import type { ReviewSort } from '../generated/operations.js';
import type { ListPane } from '../forum/list-pane.js';
import type { ReviewKey } from '../../model/i18n/reviews.fr.js';
import type { Figures, Reviews } from './reviews.js';
import { Stars } from './stars.js';

const SORTS: readonly [ReviewSort, ReviewKey][] = [
  ['NEWEST', 'newestReviews'],
  ['RATING', 'bestReviews'],
  ['HELPFUL', 'helpfulReviews'],
];

/** What the reviews of the page's product add up to, and the order in which they are listed. */
export function Summary({ app, reviews, list }: { app: App; reviews: Reviews; list: ListPane }) {
  const { figures } = reviews;
  if (!figures || list.current?.kind !== 'REVIEWS') return null;
  const { t } = app;
  const { viewerReviewId } = figures;
  return (
    <>
      <section class="product" part="product" aria-labelledby="product">
        <div class="product-head">
          <h3 id="product" dir="auto">
            {figures.product}
          </h3>
          <Average app={app} figures={figures} />
          {viewerReviewId && (
            <button
              type="button"
              class="secondary"
              part="button"
              onClick={() => void app.forum?.openThread(viewerReviewId)}
            >
              {t('ownReview')}
            </button>
          )}
        </div>
        {figures.reviewCount > 0 && <Distribution app={app} figures={figures} />}
      </section>
      <div class="tabs" role="group" aria-label={t('reviewOrder')}>
        {SORTS.map(([sort, key]) => (
          <button
            key={sort}
            type="button"
            class="tab"
            part="tab"
            aria-pressed={reviews.sort === sort}
            onClick={() => void reviews.order(list, sort)}
          >
            {t(key)}
          </button>
        ))}
      </div>
    </>
  );
}

function Average({ app, figures: { average, reviewCount } }: { app: App; figures: Figures }) {
  if (average === null) return <p class="quiet">{app.t('notRated')}</p>;
  const form = { minimumFractionDigits: 1, maximumFractionDigits: 2 };
  return (
    <p class="product-average">
      <b aria-hidden="true">{average.toLocaleString(app.lang, form)}</b>
      <Stars app={app} rating={average} />
      <span>{app.t('reviewCount', { n: reviewCount })}</span>
    </p>
  );
}

/** A table, whose bars say the same to the eye. */
function Distribution({ app, figures: { distribution } }: { app: App; figures: Figures }) {
  const most = Math.max(1, ...distribution);
  return (
    <table class="ratings">
      <caption class="sr">{app.t('distribution')}</caption>
      <thead class="sr">
        <tr>
          <th scope="col">{app.t('ratingColumn')}</th>
          <th scope="col">{app.t('countColumn')}</th>
        </tr>
      </thead>
      <tbody>
        {[5, 4, 3, 2, 1].map((star) => {
          const count = distribution[star - 1] ?? 0;
          return (
            <tr key={star}>
              <th scope="row">{app.t('starCount', { n: star })}</th>
              <td>
                <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                  <rect class="ground" width="100" height="8" rx="1" />
                  <rect class="share" width={(100 * count) / most} height="8" rx="1" />
                </svg>
                <span>{count}</span>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
