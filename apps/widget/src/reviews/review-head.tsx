import type { ReviewExtras, ThreadExtras } from '#protocol';
import { Component } from 'preact';
import type { ReviewKey } from '../../model/i18n/reviews.fr.js';
import type { ThreadState } from '../../model/thread.js';
import type { App } from '../app.js';
import { RequestError } from '../connection.js';
import {
  ReviewFindHelpfulDocument,
  ReviewOfViewerDocument,
  ReviewRateDocument,
  type ReviewedThreadFragment,
} from '../generated/operations.js';
import type { ThreadPane } from '../thread-pane.js';
import { Rate } from './rate.js';
import { Marks } from './stars.js';

interface Props {
  app: App;
  pane: ThreadPane;
  state: ThreadState;
  review: ReviewExtras;
}

/** At the head of a review: its stars and its product, whom it helped, and what the viewer may do about it. */
export class ReviewHead extends Component<Props, { found: boolean; trouble: string | null }> {
  override state = { found: false, trouble: null };

  override componentDidMount(): void {
    const { app, state } = this.props;
    if (!app.viewer) return;
    app.connection.send(ReviewOfViewerDocument, { id: state.id }).then(
      ({ thread }) => this.setState({ found: !!thread?.viewerFoundHelpful }),
      (error: unknown) => app.report(error),
    );
  }

  override render() {
    const { app, state, review } = this.props;
    const { t, viewer } = app;
    const { found, trouble } = this.state;
    const opening = state.openingId ? state.posts.get(state.openingId) : undefined;
    const isOwn = !!viewer && opening?.author.id === viewer.id;
    const mayRate =
      isOwn && !state.isLocked && !!opening && app.now - opening.at < app.rules.editWindowMinutes * 60_000;
    return (
      <section class="review-head" part="review" aria-label={t('aboutReview')}>
        <p>
          <Marks app={app} review={review} /> <span dir="auto">{review.product}</span>
        </p>
        {mayRate && (
          <Rate
            app={app}
            name={`rating-${state.id}`}
            rating={review.rating}
            choose={(rating) => void this.#rate(rating)}
          />
        )}
        {(review.helpfulCount > 0 || !isOwn) && (
          <p class="review-help">
            {!isOwn && (
              <button
                type="button"
                class="secondary"
                part="button"
                aria-pressed={found}
                onClick={() => this.#help(!found)}
              >
                {t('findHelpful')}
              </button>
            )}
            {review.helpfulCount > 0 && (
              <span class="quiet">{t('foundHelpful', { n: review.helpfulCount })}</span>
            )}
          </p>
        )}
        {trouble && (
          <p class="note error" role="alert">
            {trouble}
          </p>
        )}
      </section>
    );
  }

  #help(isOn: boolean): void {
    const { app, state } = this.props;
    if (!app.viewer) {
      if (app.canJoin) void app.session().then((session) => session.join());
      else app.conversation?.requestLogin('vote');
      return;
    }
    void this.#change(
      app.connection
        .send(ReviewFindHelpfulDocument, { input: { threadId: state.id, isOn } })
        .then(({ reviewFindHelpful }) => reviewFindHelpful),
    );
  }

  #rate(rating: number): Promise<void> {
    const { app, state } = this.props;
    return this.#change(
      app.connection
        .send(ReviewRateDocument, { input: { threadId: state.id, rating } })
        .then(({ reviewRate }) => reviewRate),
    );
  }

  /** Shows what became of it; what was refused is said, and nothing else moves. */
  async #change(done: Promise<ReviewedThreadFragment>): Promise<void> {
    const { app, pane } = this.props;
    try {
      const { thread, userErrors } = await done;
      const [refusal] = userErrors;
      if (refusal) return this.#fail(refusal.code);
      if (pane.state && thread) pane.state = { ...pane.state, extras: thread.extras as ThreadExtras | null };
      this.setState({ found: !!thread?.viewerFoundHelpful, trouble: null });
      app.update();
    } catch (error) {
      this.#fail(error instanceof RequestError ? error.code : '');
    }
  }

  #fail(code: string): void {
    const { app } = this.props;
    this.setState({ trouble: app.t(code as ReviewKey) || app.t('reviewFailed') });
    this.forceUpdate();
  }
}
