import { relativeTime } from '../../model/time.js';
import type { App } from '../app.js';
import { Icon } from '../ui/icon.js';
import { MESSAGE, PLUS } from '../ui/paths.js';
import { Bones } from '../ui/skeleton.js';
import { Trouble } from '../ui/trouble.js';
import type { Forum } from './forum.js';
import type { ListedThread, ListPane } from './list-pane.js';
import { Marks } from './marks.js';
import { Spaces } from './spaces.js';

/** The height of a list that is on its way. */
function ListSkeleton() {
  return (
    <div class="skeleton" aria-busy="true">
      {Array.from({ length: 6 }, (_, i) => (
        <div key={i} class="row">
          <Bones count={2} />
        </div>
      ))}
    </div>
  );
}

/** A plain click opens inside the element; with a modifier key the browser follows the permalink. */
function opens(action: () => void) {
  return (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0) return;
    event.preventDefault();
    action();
  };
}

function ThreadLine({ app, list, row }: { app: App; list: ListPane; row: ListedThread }) {
  const { t, kinds } = app;
  const isVotable = list.current?.kind === 'IDEAS' && !!row.extras?.idea;
  const when = relativeTime(Date.parse(row.lastActivityAt), app.now, app.lang);
  return (
    <li class={isVotable ? 'votable' : undefined}>
      {kinds && isVotable && <kinds.VoteBox app={app} list={list} row={row} />}
      <a
        class="row"
        part="row"
        id={`thread-${row.id}`}
        href={row.permalink}
        onClick={opens(() => void app.forum?.openThread(row.id))}
      >
        <span class="row-title" dir="auto">
          {row.title} {app.reading?.badge(row)} {app.reviews?.marks(row)}{' '}
          {kinds?.marks(app, row, list.current?.kind)}
          <Marks app={app} of={row} isListed />
        </span>
        <span class="row-meta">
          {!list.space && <span>{row.space?.name}</span>}
          <bdi>{row.author.displayName}</bdi>
          <span>
            <span class="sr">{t('activity')} </span>
            {when}
          </span>
        </span>
        <span class="row-count">
          <Icon path={MESSAGE} />
          <span aria-hidden="true">{row.replyCount}</span>
          <span class="sr">{t('replies', { n: row.replyCount })}</span>
        </span>
      </a>
    </li>
  );
}

/** Spaces, and their threads by latest activity. */
export function ListView({ app, forum }: { app: App; forum: Forum }) {
  const { t } = app;
  const { list } = forum;
  const kind = list.current?.kind;
  if (list.phase === 'failed') return <Trouble app={app} text={t('failed')} retry={() => list.load()} />;
  if (list.phase === 'loading') return <ListSkeleton />;
  return (
    <section class="list" part="list">
      <header class={app.viewer ? 'head with-bell' : 'head'}>
        <h2 data-heading tabIndex={-1} part="title">
          {list.current?.name ?? t('allThreads')}
          {kind && kind !== 'DISCUSSION' && <span class="tag">{t(kind)}</span>}
        </h2>
        {list.mayOpen && (
          <button type="button" class="primary" part="button" onClick={() => forum.openForm()}>
            <Icon path={PLUS} />
            {t(app.reviews && list.current?.kind === 'REVIEWS' ? 'writeReview' : 'newThread')}
          </button>
        )}
      </header>
      {app.reading && list.current && (
        <app.reading.SpaceHead key={list.current.id} app={app} space={list.current} />
      )}
      {(list.spaces.length > 1 || app.privately?.tab()) && <Spaces app={app} list={list} />}
      {list.current?.description && <p class="quiet about">{list.current.description}</p>}
      {app.reviews && <app.reviews.Summary app={app} reviews={app.reviews} list={list} />}
      {app.kinds && <app.kinds.Filters app={app} list={list} />}
      {list.trouble && <p class="note error">{list.trouble}</p>}
      {list.rows.length ? (
        <ul class="rows" aria-busy={list.isBusy}>
          {list.rows.map((row) => (
            <ThreadLine key={row.id} app={app} list={list} row={row} />
          ))}
        </ul>
      ) : (
        <div class="empty">
          <Icon path={MESSAGE} />
          {app.kinds?.empty(list) ?? (
            <>
              <p>{t('noThreads')}</p>
              <p class="quiet">{t('noThreadsHint')}</p>
            </>
          )}
        </div>
      )}
      {list.hasMore && (
        <button
          type="button"
          class="more"
          part="more"
          aria-busy={list.isBusy}
          onClick={() => void list.loadMore()}
        >
          {t(list.isBusy ? 'loading' : 'loadMore')}
        </button>
      )}
    </section>
  );
}
