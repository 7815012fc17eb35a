import type { App } from '../app.js';

interface Props {
  app: App;
  /** Unique within the element. */
  name: string;
  rating: number | null;
  isInvalid?: boolean;
  choose: (rating: number) => void;
}

/** Stars to choose from: radio buttons, one stop of the keyboard, arrows between them. */
export function Rate({ app, name, rating, isInvalid = false, choose }: Props) {
  return (
    <fieldset class="field rate">
      <legend class="label">{app.t('yourRating')}</legend>
      <div class="rate-choices">
        {[1, 2, 3, 4, 5].map((star) => (
          <label key={star}>
            <input
              type="radio"
              name={name}
              id={`${name}-${star}`}
              checked={rating === star}
              aria-invalid={isInvalid}
              onChange={() => choose(star)}
            />
            <span>{app.t('starCount', { n: star })}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
