import type { Messages } from '../i18n/messages.fr.js';
import { Icon } from './icon.js';

interface PagerProps {
  t: Messages;
  previous?: string;
  next?: string;
  previousLabel: string;
  nextLabel: string;
}

/** Links to the neighbouring pages; nothing where there are none. */
export function Pager({ t, previous, next, previousLabel, nextLabel }: PagerProps) {
  if (!previous && !next) return null;
  return (
    <nav class="pager" aria-label={t.pages}>
      {previous && (
        <a class="secondary" rel="prev" href={previous}>
          <Icon name="previous" />
          {previousLabel}
        </a>
      )}
      {next && (
        <a class="secondary pager-next" rel="next" href={next}>
          {nextLabel}
          <Icon name="next" />
        </a>
      )}
    </nav>
  );
}

/** Addresses of the neighbouring pages of a list, from its cursors. */
export function neighboursOf(
  path: string,
  page: { previous: string | null; next: string | null },
): { previous?: string; next?: string } {
  const link = (name: string, cursor: string): string =>
    cursor === '' ? path : `${path}${path.includes('?') ? '&' : '?'}${name}=${encodeURIComponent(cursor)}`;
  return {
    previous: page.previous === null ? undefined : link('before', page.previous),
    next: page.next === null ? undefined : link('after', page.next),
  };
}
