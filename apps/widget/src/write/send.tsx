import { TITLE_MAX_CODE_POINTS } from '#protocol';
import { postFromFields, type Post } from '../../model/post.js';
import { firstCodePoints } from '../../model/length.js';
import type { App } from '../app.js';
import {
  PostReplyDocument,
  ThreadOpenDocument,
  type PostFieldsFragment,
  type ThreadOpenInput,
} from '../generated/operations.js';
import type { Conversation } from '../conversation.js';
import type { Forum } from '../forum/forum.js';
import type { ThreadPane, ThreadTarget } from '../thread-pane.js';
import { Composer } from './composer.js';
import { filesOf } from './draft.js';
import type { Writing } from './writing.js';

interface Props {
  app: App;
  pane: ThreadPane;
}

const written = (app: App) => app.writing as Writing;
const talk = (app: App) => app.conversation as Conversation;

/** Tells the host and the screen reader that a message was accepted. */
function accepted(app: App, threadId: string, fields: PostFieldsFragment): Post {
  const post = postFromFields(fields);
  const state = post.state === 'pending' ? 'pending' : 'published';
  app.emit('parvis:post-created', { threadId, postId: post.id, state });
  talk(app).say(app.t(state === 'pending' ? 'sentPending' : 'sent'));
  return post;
}

/** The composer at the foot of a thread, or under the post it answers. */
export function Reply({ app, pane, parent }: Props & { parent: Post | null }) {
  const writing = written(app);
  const threadId = pane.state?.id ?? '';
  const place = `reply-to-${parent?.id ?? threadId}`;
  const draft = writing.draft(place);
  draft.mayAsk = true;
  const send = async (idempotencyKey: string) => {
    const { body, saved } = draft;
    const input = {
      threadId,
      parentId: parent?.id ?? null,
      body,
      idempotencyKey,
      draft: saved,
      poll: written(app).pollOf(draft),
      ...filesOf(draft),
    };
    const { postReply } = await app.connection.send(PostReplyDocument, { input });
    void writing.slow?.ask(threadId);
    if (!postReply.post) return postReply.userErrors;
    writing.forget(place);
    if (parent) pane.act = null;
    const post = accepted(app, threadId, postReply.post);
    talk(app).own(pane, post);
    if (parent) talk(app).focusPost(post.id);
    return [];
  };
  const close = () => {
    talk(app).start(pane, null);
    talk(app).focusById(`reply-${parent?.id}`);
  };
  return (
    <Composer
      key={place}
      app={app}
      draft={draft}
      name={place}
      label={parent ? app.t('replyToName', { name: parent.author.name }) : app.t('yourReply')}
      placeholder={app.t('replyPlaceholder')}
      submitLabel={app.t('send')}
      isFocused={!!parent}
      threadId={threadId}
      waitLabel={pane.state && writing.waitIn(pane.state)}
      place={parent ? { kind: 'ANSWER', id: parent.id } : { kind: 'REPLY', id: threadId }}
      onSubmit={() => void writing.submit(draft, send)}
      {...(parent ? { onCancel: close } : {})}
    />
  );
}

interface Opening {
  app: App;
  place: string;
  bound?: Partial<ThreadOpenInput>;
  opened: (threadId: string) => void;
}

/** True in a space for reviews: a thread there has a rating and a product. */
function isReview(app: App, spaceId: string | null): boolean {
  return !!app.forum?.list.spaces.some(({ id, kind }) => id === spaceId && kind === 'REVIEWS');
}

/** Opens a thread with the draft of a place. */
function opens({ app, place, bound, opened }: Opening) {
  const draft = written(app).draft(place);
  return async (idempotencyKey: string) => {
    const { spaceId, title, body, saved } = draft;
    const input = {
      spaceId: spaceId ?? '',
      title,
      body,
      idempotencyKey,
      draft: saved,
      poll: written(app).pollOf(draft),
      review: isReview(app, spaceId) ? { rating: draft.rating ?? 0, product: draft.product ?? '' } : null,
      ...filesOf(draft),
      ...bound,
    };
    const { threadOpen } = await app.connection.send(ThreadOpenDocument, { input });
    if (!threadOpen.thread || !threadOpen.post) return threadOpen.userErrors;
    written(app).forget(place);
    accepted(app, threadOpen.thread.id, threadOpen.post);
    opened(threadOpen.thread.id);
    return [];
  };
}

/** What the first message of a page binds its thread to. */
function boundTo(target: ThreadTarget): Partial<ThreadOpenInput> {
  return 'id' in target ? {} : { boundKey: target.key, boundUrl: target.url };
}

/** The first message of a page: it creates the thread bound to it. */
export function First({ app, pane }: Props) {
  const writing = written(app);
  const draft = writing.draft('first');
  draft.mayAsk = true;
  const wanted = app.host.getAttribute('space');
  const spaces = pane.spaces.filter((space) => space.viewerCanPost);
  draft.spaceId = (spaces.find((space) => space.slug === wanted) ?? spaces[0])?.id ?? null;
  const title = app.host.getAttribute('thread-title') ?? document.title;
  draft.title = firstCodePoints(title || location.pathname, TITLE_MAX_CODE_POINTS);
  return (
    <Composer
      app={app}
      draft={draft}
      name="first"
      label={app.t('yourMessage')}
      placeholder={app.t('messagePlaceholder')}
      submitLabel={app.t('send')}
      onSubmit={() =>
        void writing.submit(
          draft,
          opens({ app, place: 'first', bound: boundTo(pane.target), opened: () => void pane.load() }),
        )
      }
    />
  );
}

/** The form of a new thread. */
export function NewThread({ app }: { app: App }) {
  const writing = written(app);
  const { t } = app;
  const draft = writing.draft('thread');
  draft.mayAsk = true;
  const forum = app.forum as Forum;
  const spaces = forum.list.writable;
  draft.spaceId ??= (spaces.find((space) => space.slug === forum.list.space) ?? spaces[0])?.id ?? null;
  const opened = (id: string) => {
    void forum.list.load();
    void forum.openThread(id);
  };
  return (
    <section class="new-thread">
      <h2 data-heading tabIndex={-1} part="title">
        {t(isReview(app, draft.spaceId) && app.reviews ? 'writeReview' : 'newThread')}
      </h2>
      <Composer
        app={app}
        draft={draft}
        name="body"
        label={t('yourMessage')}
        placeholder={t('messagePlaceholder')}
        submitLabel={t('sendThread')}
        place={{ kind: 'OPENING' }}
        onCancel={() => forum.openList()}
        onSubmit={() => void writing.submit(draft, opens({ app, place: 'thread', opened }))}
      >
        {spaces.length > 1 && (
          <div class="field">
            <label class="label" for="space">
              {t('space')}
            </label>
            <select
              id="space"
              part="input"
              value={draft.spaceId ?? ''}
              onChange={(event) => {
                draft.spaceId = event.currentTarget.value;
                app.update();
              }}
            >
              {spaces.map((space) => (
                <option key={space.id} value={space.id}>
                  {space.name}
                </option>
              ))}
            </select>
          </div>
        )}
        {isReview(app, draft.spaceId) && app.reviews?.fields(draft)}
        <div class="field">
          <label class="label" for="title">
            {t('title')}
          </label>
          <input
            id="title"
            part="input"
            type="text"
            dir="auto"
            autocomplete="off"
            placeholder={t('titlePlaceholder')}
            value={draft.title}
            aria-invalid={draft.error === 'TITLE_EMPTY' || draft.error === 'TITLE_TOO_LONG'}
            onInput={(event) => {
              draft.title = event.currentTarget.value;
              if (draft.phase === 'refused') draft.phase = 'idle';
            }}
          />
        </div>
      </Composer>
    </section>
  );
}
