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
          {app.reading?.before(pane, row.post)}
          {postOf(app, pane, row, false)}
          {app.kinds?.after(pane, row.post)}
        </li>
      ))}
    </ol>
  ) : null;
}

/** One post of a thread, as the viewer may act on it. */
export function postOf(app: App, pane: ThreadPane, row: Row, isArticle: boolean) {
  const { state, act } = pane;
  return (
    <PostItem
      app={app}
      pane={pane}
      {...row}
      isArticle={isArticle}
      href={`${state?.permalink}/p/${row.post.id}`}
      canReply={!!state?.viewerCanReply && !state.isLocked && !!app.viewer}
      canEdit={app.now - row.post.at < app.rules.editWindowMinutes * 60_000}
      mark={app.kinds?.markOf(pane, row.post) ?? 0}
      act={act?.postId === row.post.id ? act.kind : null}
      clock={`${app.lang}${app.now}`}
      parts={+!!app.conversation + +!!app.writing + +!!app.writing?.craft + +!!app.extras + +!!app.reading}
    />
  );
}

/** A thread: the opening post reads like an article, the answers like a conversation. */
export function ThreadView({ app, pane }: Props) {
  const { state, phase } = pane;
  const { t, conversation, forum } = app;
  if (phase === 'loading') return <ThreadSkeleton />;
  if (pane.instead) return pane.instead();
  if (phase === 'missing' || phase === 'evicted') return <Trouble app={app} text={t(phase)} />;
  if (phase === 'failed') return <Trouble app={app} text={t('failed')} retry={() => pane.load()} />;
  const rows = state && rowsOf(state, app.viewer?.id ?? null);
  const opening = rows?.opening ? { post: rows.opening, depth: 0, replyTo: undefined } : null;
  const count = (state?.replyCount ?? 0) + (opening && !forum ? 1 : 0);
  return (
    <section class="thread" part="thread">
      {forum && state ? (
        <forum.Article app={app} pane={pane} state={state} opening={opening} />
      ) : (
        <h2 data-heading tabIndex={-1} part="title">
          {t('discussion')}
          {count > 0 && <span class="quiet count"> {t('messages', { n: count })}</span>}
        </h2>
      )}
      {!forum && state && app.reviews?.head(pane, state)}
      {!forum && state && app.kinds?.head(pane, state)}
      {conversation ? (
        <conversation.Before app={app} pane={pane} />
      ) : (
        (app.viewer || !!state?.replyCount) && <div class="reading-head" aria-hidden="true" />
      )}
      {pane.talk?.render(!!forum) ??
        (rows && (
          <Posts app={app} pane={pane} rows={opening && !forum ? [opening, ...rows.window] : rows.window} />
        ))}
      {conversation ? (
        <conversation.After app={app} pane={pane} tail={rows?.tail ?? []} />
      ) : (
        <>
          {app.viewer && <p class="others" aria-hidden="true" />}
          <div class={`composer-place${app.viewer && !state?.isLocked ? '' : ' guest'}`} aria-hidden="true" />
        </>
      )}
    </section>
  );
}
