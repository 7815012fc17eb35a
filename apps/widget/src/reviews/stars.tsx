import type { ReviewExtras } from '#protocol';
import type { App } from '../app.js';
import { Icon } from '../ui/icon.js';

const STAR =
  'M12 17.75l-6.172 3.245l1.179-6.873l-5-4.867l6.9-1l3.086-6.253l3.086 6.253l6.9 1l-5 4.867l1.179 6.873z';
const SHIELD = 'M12 3l7 3v6c0 4.5-3 7.5-7 9c-4-1.5-7-4.5-7-9V6l7-3M9 12l2 2l4-4';

/** Five stars, as many full as a rating has; said in words to who does not see them. */
export function Stars({ app, rating }: { app: App; rating: number }) {
  const full = Math.round(rating);
  return (
    <span class="stars">
      <svg viewBox="0 0 120 24" aria-hidden="true">
        {[0, 1, 2, 3, 4].map((place) => (
          <path
            key={place}
            class={place < full ? 'full' : ''}
            d={STAR}
            transform={`translate(${place * 24} 0)`}
          />
        ))}
      </svg>
      <span class="sr">{app.t('ratedOf', { n: rating })}</span>
    </span>
  );
}

/** What a review says at a glance. */
export function Marks({ app, review }: { app: App; review: ReviewExtras }) {
  return (
    <span class="review-marks">
      <Stars app={app} rating={review.rating} />
      {review.isVerified && (
        <span class="tag verified">
          <Icon path={SHIELD} />
          {app.t('verifiedCustomer')}
        </span>
      )}
    </span>
  );
}
