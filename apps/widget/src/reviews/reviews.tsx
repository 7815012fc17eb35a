import type { ReviewExtras } from '#protocol';
import type { ThreadState } from '../../model/thread.js';
import type { App } from '../app.js';
import type { ListPane } from '../forum/list-pane.js';
import {
  ReviewListDocument,
  type ReviewListQuery,
  type ReviewSort,
  type ThreadRowFragment,
  type ThreadRowsFragment,
} from '../generated/operations.js';
import type { Part } from '../language.js';
import { adoptStyles } from '../styles.js';
import css from '../styles/reviews.css?inline';
import type { ThreadPane } from '../thread-pane.js';
import type { Draft } from '../write/draft.js';
import { Rate } from './rate.js';
import { ReviewHead } from './review-head.js';
import { Marks } from './stars.js';
import { Summary } from './summary.js';

const TEXTS: Part = {
  fr: () => import('../../model/i18n/reviews.fr.js'),
  en: () => import('../../model/i18n/reviews.en.js'),
};

/** What the reviews of a product add up to. */
export type Figures = NonNullable<ReviewListQuery['reviewedProduct']>;

/** What spaces for reviews add to threads, lists and the composer. Comes before the first paint where there is one. */
export class Reviews {
  readonly Summary = Summary;
  figures: Figures | null = null;
  sort: ReviewSort = 'NEWEST';

  private constructor(private readonly app: App) {
    adoptStyles(app.shadow, css);
  }

  static async open(app: App): Promise<Reviews> {
    await app.language.load(TEXTS);
    return app.reviews ?? new Reviews(app);
  }

  /** What the page is about, as the brand says: `product`, or the key that binds the page. */
  get product(): string | null {
    const { host } = this.app;
    return host.getAttribute('product') || host.getAttribute('binding-key') || null;
  }

  /** Reviews of the page's product; null where the page is about none. */
  async page(
    spaceId: string,
    page: { first: number; after: string | null },
  ): Promise<ThreadRowsFragment | null> {
    const { product, sort, app } = this;
    if (!product) return null;
    const data = await app.connection.send(ReviewListDocument, { ...page, spaceId, product, sort });
    this.figures = data.reviewedProduct;
    return data.threads;
  }

  async order(list: ListPane, sort: ReviewSort): Promise<void> {
    this.sort = sort;
    await list.choose(list.space);
  }

  /** In a line of a list. */
  marks({ extras }: ThreadRowFragment) {
    return extras?.review && <Marks app={this.app} review={extras.review} />;
  }

  /** At the head of a thread. */
  head(pane: ThreadPane, state: ThreadState) {
    const review: ReviewExtras | null | undefined = state.extras?.review;
    return review && <ReviewHead key={state.id} app={this.app} pane={pane} state={state} review={review} />;
  }

  /** The way to the review that there is already. */
  own(threadId: string) {
    const { app } = this;
    const { server, community } = app.connection;
    return (
      <a
        href={`${server}/c/${community}/t/${threadId}`}
        onClick={(event) => {
          if (!app.forum || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
          event.preventDefault();
          void app.forum.openThread(threadId);
        }}
      >
        {app.t('ownReview')}
      </a>
    );
  }

  /** What the form of a review asks beside its text. */
  fields(draft: Draft) {
    const { app } = this;
    draft.product ??= this.product ?? '';
    const changed = () => {
      if (draft.phase === 'refused') draft.phase = 'idle';
      app.update();
    };
    return (
      <>
        <div class="field">
          <label class="label" for="product-key">
            {app.t('product')}
          </label>
          <input
            id="product-key"
            part="input"
            type="text"
            dir="auto"
            autocomplete="off"
            value={draft.product}
            onInput={(event) => {
              draft.product = event.currentTarget.value;
              changed();
            }}
          />
        </div>
        <Rate
          app={app}
          name="rating"
          rating={draft.rating}
          choose={(rating) => {
            draft.rating = rating;
            changed();
          }}
        />
      </>
    );
  }
}
