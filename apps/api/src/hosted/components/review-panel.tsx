import type { ReviewView } from '../kind-views.js';
import { type PageContext, pathOf } from '../page-context.js';
import type { BrandView, ThreadView } from '../views.js';
import { Form } from './form.js';
import { choicePath } from './list-filter.js';
import { Rate } from './rate.js';
import { ReviewMarks } from './stars.js';

interface Props {
  page: PageContext;
  brand: BrandView;
  thread: ThreadView;
  review: ReviewView;
  /** Where to go once something was done. */
  path: string;
}

/** What stands at the head of a review: its rating, its product and whom it helped. */
export function ReviewPanel({ page, brand, thread, review, path }: Props) {
  const { t, reader } = page;
  const { reviews } = t;
  const { product, helpfulCount, viewerFoundHelpful } = review;
  const list = { kind: 'reviews', product, sort: 'newest', rating: null } as const;
  return (
    <section class="kind" aria-label={reviews.panel}>
      <p class="kind-state">
        <ReviewMarks review={review} t={t} />
      </p>
      <p>
        {reviews.allReviewsOf}{' '}
        <a href={choicePath(pathOf(brand, `/s/${thread.space.slug}`), list)} dir="auto">
          {product}
        </a>
      </p>
      {review.canRate && (
        <details class="needs-script">
          <summary>{reviews.rateAnew}</summary>
          <Form t={t} operation="reviewRate" next={path} submit={t.kinds.save}>
            <input type="hidden" name="threadId" value={thread.id} />
            <Rate t={t} rating={review.rating} />
          </Form>
        </details>
      )}
      <div class="kind-act">
        {helpfulCount > 0 && <span class="quiet">{reviews.foundHelpful(helpfulCount)}</span>}
        {!review.isOwn && reader && (
          <Form
            t={t}
            operation="reviewFindHelpful"
            next={path}
            isInline
            submit={viewerFoundHelpful ? reviews.helpfulNot : reviews.helpful}
            spokenSubmit={viewerFoundHelpful ? undefined : reviews.helpfulSpoken(thread.title)}
          >
            <input type="hidden" name="threadId" value={thread.id} />
            <input type="hidden" name="isOn" value={String(!viewerFoundHelpful)} />
          </Form>
        )}
        {!reader && (
          <a class="secondary" href={pathOf(brand, `/sign-in?next=${encodeURIComponent(path)}`)}>
            {reviews.helpful}
            <span class="sr">{reviews.signInToFindHelpful}</span>
          </a>
        )}
      </div>
    </section>
  );
}
