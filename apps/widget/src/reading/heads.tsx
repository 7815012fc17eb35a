import type { ComponentChild } from 'preact';
import type { App } from '../app.js';
import type { ListedSpace } from '../forum/list-pane.js';
import { ThreadPostsDocument } from '../generated/operations.js';
import { postFromFields } from '../../model/post.js';
import { bounds } from '../../model/thread.js';
import { withPosts } from '../../model/arrivals.js';
import type { ThreadPane } from '../thread-pane.js';
import { Icon } from '../ui/icon.js';
import { DOWN } from '../ui/paths.js';
import { FollowMenu } from './follow-menu.js';

interface Props {
  app: App;
  pane: ThreadPane;
}

const PAGE = 30;

/** Goes to a post, wherever it is in the thread: the window moves there at once, however long the thread. */
async function jump({ app, pane }: Props, id: string, cursor: string | null): Promise<void> {
  const { state } = pane;
  if (!state) return;
  if (pane.talk) return void app.conversation?.goTo(pane, id);
  try {
    if (!state.posts.has(id)) {
      const variables = { id: state.id, first: PAGE, after: cursor };
      const { thread } = await app.connection.send(ThreadPostsDocument, variables);
      if (!thread || !pane.state) return;
      const { edges, pageInfo } = thread.posts;
      const posts = edges.map(({ node }) => postFromFields(node));
      const { startCursor, endCursor } = pageInfo;
      pane.state = { ...withPosts(pane.state, posts), ...bounds(thread.posts), startCursor, endCursor };
      app.update();
    }
    app.conversation?.focusPost(id);
  } catch (error) {
    app.report(error);
  }
}

/** Above the messages: the way to the first unread one, and how the thread is followed. */
export function Head({ app, pane, choice }: Props & { choice: ComponentChild }) {
  const reading = app.reading?.of(pane);
  if (!app.reading || !reading) return <div class="reading-head">{choice}</div>;
  const { viewerFirstUnreadPostId: first, viewerUnreadCount: n, viewerLastReadSeq, id } = reading;
  return (
    <div class="reading-head">
      {choice}
      {first && !!viewerLastReadSeq && n > 0 && (
        <button
          type="button"
          class="jump"
          onClick={() => void jump({ app, pane }, first, reading.viewerUnreadCursor)}
        >
          <Icon path={DOWN} />
          {app.reading.jumpText(n)}
        </button>
      )}
      <FollowMenu app={app} target={{ kind: 'THREAD', id }} level={reading.viewerFollow ?? 'NORMAL'} />
    </div>
  );
}

/** Above a space's threads: how it is followed. */
export function SpaceHead({ app, space }: { app: App; space: ListedSpace }) {
  return (
    <div class="reading-head">
      <FollowMenu app={app} target={{ kind: 'SPACE', id: space.id }} level={space.viewerFollow ?? 'NORMAL'} />
    </div>
  );
}

/** Above the composer: who writes, else who reads along. */
export function Others({ app }: Props) {
  const { t, lang, reading } = app;
  if (!reading) return null;
  const { presence, typists } = reading.company;
  return (
    <p class="others" part="others">
      <span aria-live="polite">{typists.length > 0 && typingText()}</span>
      {typists.length === 0 && presence && presence.count > 1 && (
        <span>{readingText(presence.count - 1)}</span>
      )}
    </p>
  );

  function typingText(): string {
    const [name = '', other = ''] = typists;
    if (typists.length > 2) return t('typingMany');
    return typists.length === 2 ? t('typingTwo', { name, other }) : t('typing', { name });
  }

  function readingText(others: number): string {
    const known = presence?.names.map(({ n }) => n) ?? [];
    const n = others - known.length;
    if (known.length === 0) return t('readingCount', { n: others });
    const list = (names: string[]) => new Intl.ListFormat(lang, { type: 'conjunction' }).format(names);
    if (n > 0) return t('readingNames', { names: known.join(', '), n });
    return known.length === 1
      ? t('readingOne', { name: known[0] ?? '' })
      : t('readingOnlyNames', { names: list(known) });
  }
}
