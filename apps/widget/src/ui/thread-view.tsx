import { EDIT_WINDOW_MINUTES } from '#protocol';
import { rowsOf, type Row } from '../../model/rows.js';
import type { App } from '../app.js';
import type { ThreadPane } from '../thread-pane.js';
import { PostItem } from './post-item.js';
import { ThreadSkeleton } from './skeleton.js';
import { Trouble } from './trouble.js';

interface Props {
  app: App;
  pane: ThreadPane;
}

/** A run of posts in reading order. */
export function Posts({ app, pane, rows }: Props & { rows: readonly Row[] }) {
  return rows.length ? (
    <ol class="posts">
      {rows.map((row) => (
        <li key={row.post.id} class={`depth-${row.depth}`}>
          {post(app, pane, row, false)}
        </li>
      ))}
    </ol>
  ) : null;
}

function post(app: App, pane: ThreadPane, row: Row, isArticle: boolean) {
  const { state, act } = pane;
  return (
    <PostItem
      app={app}
      pane={pane}
      {...row}
      isArticle={isArticle}
      href={`${state?.permalink}/p/${row.post.id}`}
      canReply={!!state?.canReply && !state.isLocked && !!app.viewer}
      canEdit={app.now - row.post.at < EDIT_WINDOW_MINUTES * 60_000}
      act={act?.postId === row.post.id ? act.kind : null}
      clock={`${app.lang}${app.now}`}
      isWritable={!!app.writing}
    />
  );
}

/** A thread: the opening post reads like an article, the answers like a conversation. */
export function ThreadView({ app, pane }: Props) {
  const { state, phase } = pane;
  const { t, conversation } = app;
  if (phase === 'loading') return <ThreadSkeleton />;
  if (phase === 'missing' || phase === 'evicted') return <Trouble app={app} text={t(phase)} />;
  if (phase === 'failed') return <Trouble app={app} text={t('failed')} retry={() => pane.load()} />;
  const isForum = app.mode === 'forum';
  const rows = state && rowsOf(state, app.viewer?.id ?? null);
  const isArticle = isForum && !!rows?.opening;
  const all = rows?.opening && !isArticle ? [{ post: rows.opening, depth: 0, replyTo: undefined }] : [];
  const count = (state?.replyCount ?? 0) + (isArticle || !rows?.opening ? 0 : 1);
  return (
    <section class="thread" part="thread">
      {isForum && state ? (
        <>
          <p class="kicker">{state.spaceName}</p>
          <h2 data-heading tabIndex={-1} part="title" dir="auto">
            {state.title}
          </h2>
          {rows?.opening && isArticle && (
            <div class="opening">
              {post(app, pane, { post: rows.opening, depth: 0, replyTo: undefined }, true)}
            </div>
          )}
          <h3 class="count">{count ? t('replies', { n: count }) : t('noReply')}</h3>
        </>
      ) : (
        <h2 data-heading tabIndex={-1} part="title">
          {t('discussion')}
          {count > 0 && <span class="quiet count"> {t('messages', { n: count })}</span>}
        </h2>
      )}
      {conversation && <conversation.Before app={app} pane={pane} />}
      {rows && <Posts app={app} pane={pane} rows={[...all, ...rows.window]} />}
      {conversation ? (
        <conversation.After app={app} pane={pane} tail={rows?.tail ?? []} />
      ) : (
        <div class={`composer-place${app.viewer && !state?.isLocked ? '' : ' guest'}`} aria-hidden="true" />
      )}
    </section>
  );
}
