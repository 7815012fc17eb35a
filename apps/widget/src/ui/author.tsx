import { exactTime, relativeTime } from '../../model/time.js';
import { bucketOf, initialsOf } from '../../model/text.js';
import type { Author } from '../../model/post.js';
import type { App } from '../app.js';
import { Icon } from './icon.js';

const TINTS = 6;
/** From Tabler Icons (MIT). */
const SHIELD = 'M12 3l7 3v6c0 4.5-3 7.5-7 9c-4-1.5-7-4.5-7-9V6l7-3M9 12l2 2l4-4';

/** Initials on a tint that stays the same for one person. */
export function Avatar({ author }: { author: Author }) {
  return (
    <span class={`avatar tint-${bucketOf(author.id, TINTS)}`} part="avatar" aria-hidden="true">
      {initialsOf(author.name)}
    </span>
  );
}

/** Name, which members open, and the brand's badge in words and shape. */
export function Name({ app, author }: { app: App; author: Author }) {
  const name = (
    <bdi class="name" part="author">
      {author.name}
    </bdi>
  );
  return (
    <>
      {app.reading?.opened(author, name) ?? name}
      {author.isStaff && (
        <span class="badge" part="badge">
          <Icon path={SHIELD} />
          {app.t('staff', { brand: app.brand })}
          {author.role && ` · ${author.title ?? app.t(author.role)}`}
        </span>
      )}
    </>
  );
}

/** Relative time; the exact one on hover and on focus. */
export function Time({ app, at, href }: { app: App; at: number; href: string }) {
  const exact = exactTime(at, app.lang);
  const relative = relativeTime(at, app.now, app.lang);
  return (
    <a class="time" href={href} data-exact={exact} aria-label={`${relative}, ${exact}`}>
      <time dateTime={new Date(at).toISOString()}>{relative}</time>
    </a>
  );
}
