import type { Messages } from '../i18n/messages.fr.js';

/** Stars to choose from: radio buttons, one stop of the keyboard, arrows between them. */
export function Rate({ t, rating = null }: { t: Messages; rating?: number | null }) {
  const { reviews } = t;
  return (
    <fieldset class="field rate" aria-describedby="rating-error">
      <legend>{reviews.rating}</legend>
      <div class="rate-choices">
        {[1, 2, 3, 4, 5].map((star) => (
          <label key={star}>
            <input type="radio" name="rating" value={star} required checked={star === rating} />
            <span>{reviews.stars(star)}</span>
          </label>
        ))}
      </div>
      <p class="error" id="rating-error" hidden />
    </fieldset>
  );
}
