import type { PageContext } from '../page-context.js';
import { Icon } from './icon.js';

const STAR =
  'M12 17.75l-6.172 3.245l1.179-6.873l-5-4.867l6.9-1l3.086-6.253l3.086 6.253l6.9 1l-5 4.867l1.179 6.873z';

/** Five stars, as many full as a rating has; said in words to who does not see them. */
export function Stars({ rating, t }: { rating: number; t: PageContext['t'] }) {
  const full = Math.round(rating);
  return (
    <span class="stars">
      <svg class="star-row" viewBox="0 0 120 24" aria-hidden="true">
        {[0, 1, 2, 3, 4].map((place) => (
          <path
            key={place}
            class={place < full ? 'full' : ''}
            d={STAR}
            transform={`translate(${place * 24} 0)`}
          />
        ))}
      </svg>
      <span class="sr">{t.reviews.rated(rating)}</span>
    </span>
  );
}

/** What a review says at a glance. */
export function ReviewMarks({
  review,
  t,
}: {
  review: { rating: number; isVerified: boolean };
  t: PageContext['t'];
}) {
  return (
    <>
      <Stars rating={review.rating} t={t} />
      {review.isVerified && (
        <span class="tag solved">
          <Icon name="shield" />
          {t.reviews.verified}
        </span>
      )}
    </>
  );
}
