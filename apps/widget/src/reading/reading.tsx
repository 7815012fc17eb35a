import { withPosts } from '../../model/arrivals.js';
import type { ComponentChild } from 'preact';
import type { Author, Post } from '../../model/post.js';
import type { ThreadState } from '../../model/thread.js';
import type { App } from '../app.js';
import {
  HiddenMembersDocument,
  ThreadReadingDocument,
  type ThreadReadingQuery,
} from '../generated/operations.js';
import type { ThreadRowFragment } from '../generated/operations.js';
import { adoptStyles } from '../styles.js';
import css from '../styles/reading.css?inline';
import type { ThreadPane } from '../thread-pane.js';
import { Head, Others, SpaceHead } from './heads.js';
import { ReadReports } from './read-reports.js';
import { Company } from './company.js';

/** More than this is not counted. */
const MOST_COUNTED = 99;

/** What a thread was to the member when it came on screen. */
export type ThreadReading = NonNullable<ThreadReadingQuery['thread']>;

/** What only members have: how far they have read, what they follow, who is here, whom they do not want to see. */
export class Reading {
  readonly Head = Head;
  readonly Others = Others;
  readonly SpaceHead = SpaceHead;
  readonly company: Company;
  readonly #reports: ReadReports;
  readonly #readings = new WeakMap<ThreadPane, ThreadReading>();
  /** Members whose posts are folded away. */
  #hidden: ReadonlySet<string> = new Set();
  #hiddenOf: string | null = null;
  /** Posts of theirs that were opened. */
  readonly #shown = new Set<string>();

  constructor(private readonly app: App) {
    adoptStyles(app.shadow, css);
    this.company = new Company(app);
    this.#reports = new ReadReports(app);
  }

  /** Loads what the screen now calls for. */
  async follow(): Promise<void> {
    const { app } = this;
    const { thread: pane } = app;
    try {
      await Promise.all([this.#learnHidden(), pane && this.#learn(pane)]);
    } catch (error) {
      app.report(error);
    }
    if (pane?.state) pane.state = this.veiled(pane.state);
    this.#reports.watch(pane);
    this.company.watch(pane?.state?.id ?? null);
    app.update();
  }

  of(pane: ThreadPane): ThreadReading | null {
    return this.#readings.get(pane) ?? null;
  }

  /** What stands before a post: the mark of where the last visit ended, or what stands for a folded post. */
  before(pane: ThreadPane, post: Post) {
    const { t } = this.app;
    const reading = this.of(pane);
    const isFirstUnread = reading?.viewerFirstUnreadPostId === post.id && !!reading.viewerLastReadSeq;
    return (
      <>
        {isFirstUnread && (
          <p class="unread-line" role="separator" aria-label={t('unreadLine')}>
            <span>{t('unreadLine')}</span>
          </p>
        )}
        {post.state === 'hidden' && (
          <p class="folded">
            <span>{t('hidden')}</span>
            <button type="button" id={`show-${post.id}`} onClick={() => this.#show(pane, post)}>
              {t('show')}
            </button>
          </p>
        )}
      </>
    );
  }

  /** The name of an author, which opens who that is. */
  opened(author: Author, name: ComponentChild) {
    const { app } = this;
    const open = ({ currentTarget }: MouseEvent) => {
      const id = (currentTarget as HTMLElement).closest('article')?.id.slice('p-'.length);
      if (id) void this.#people(({ showPerson }) => showPerson(app, id));
    };
    return (
      <button
        type="button"
        class="open-person"
        aria-haspopup="dialog"
        aria-label={app.t('openPerson', { name: author.name })}
        onClick={open}
      >
        {name}
      </button>
    );
  }

  /** The viewer's own profile. */
  openProfile(): void {
    void this.#people(({ showOwnProfile }) => showOwnProfile(this.app));
  }

  /** The viewer keeps other members away than before: what is folded is folded anew. */
  async hiddenChanged(): Promise<void> {
    const { app } = this;
    this.#hiddenOf = null;
    this.#shown.clear();
    await this.#learnHidden();
    const { thread: pane } = app;
    if (!pane?.state) return;
    const shown = [...pane.state.posts.values()].filter(
      ({ author, state }) => state === 'hidden' && !this.#hidden.has(author.id),
    );
    const state = withPosts(
      pane.state,
      shown.map((post): Post => ({ ...post, state: 'published' })),
    );
    pane.state = this.veiled(state);
    app.update();
  }

  async #people(show: (people: typeof import('../people/people.js')) => Promise<void>): Promise<void> {
    const { app } = this;
    try {
      await show(await import('../people/people.js'));
    } catch (error) {
      app.report(error);
      app.conversation?.say(app.t('notOpened'));
    }
  }

  /** Beside a thread's title. */
  badge({ viewerIsNew, viewerUnreadCount: n = 0 }: ThreadRowFragment) {
    if (viewerIsNew) return <span class="news">{this.app.t('newBadge')}</span>;
    return n > 0 && <span class="news">{this.#many(n, 'unread', 'unreadMany')}</span>;
  }

  /** Beside a space's name. */
  count(n: number) {
    return (
      n > 0 && (
        <span class="news">
          <span aria-hidden="true">{n > MOST_COUNTED ? '99+' : n}</span>
          <span class="sr">{this.app.t('unreadThreads', { n })}</span>
        </span>
      )
    );
  }

  jumpText(n: number): string {
    return this.#many(n, 'jumpToUnread', 'jumpToUnreadMany');
  }

  /** Folds away what others wrote whom the member does not want to see: they are no news. */
  veiled(state: ThreadState): ThreadState {
    const folded = [...state.posts.values()].filter(
      ({ id, author, state: stands }) =>
        stands === 'published' && this.#hidden.has(author.id) && !this.#shown.has(id),
    );
    if (folded.length === 0) return state;
    const posts = folded.map((post): Post => ({ ...post, state: 'hidden' }));
    const away = new Set(posts.map(({ id }) => id));
    return {
      ...withPosts(state, posts),
      waiting: new Set([...state.waiting].filter((id) => !away.has(id))),
    };
  }

  /** The socket has joined a thread. */
  joined(threadId: string): void {
    this.company.watch(threadId);
  }

  /** The member writes, in the thread on screen. */
  typed(): void {
    this.company.typed();
  }

  async #learn(pane: ThreadPane): Promise<void> {
    const id = pane.state?.id;
    // The mark stays where the visit began.
    if (!id || this.#readings.has(pane)) return;
    const { thread } = await this.app.connection.send(ThreadReadingDocument, { id });
    if (thread) this.#readings.set(pane, thread);
  }

  async #learnHidden(): Promise<void> {
    const { app } = this;
    const viewer = app.viewer?.id ?? null;
    if (!viewer || viewer === this.#hiddenOf) return;
    this.#hiddenOf = viewer;
    const hidden = new Set<string>();
    let after: string | null = null;
    do {
      const { memberRelations: page }: Awaited<ReturnType<typeof this.hiddenAfter>> =
        await this.hiddenAfter(after);
      for (const { node } of page.edges) if (node.member.badge !== 'STAFF') hidden.add(node.member.id);
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    this.#hidden = hidden;
  }

  private hiddenAfter(after: string | null) {
    return this.app.connection.send(HiddenMembersDocument, { after });
  }

  #show(pane: ThreadPane, post: Post): void {
    this.#shown.add(post.id);
    if (pane.state) pane.state = withPosts(pane.state, [{ ...post, state: 'published' }]);
    this.app.update();
    this.app.conversation?.focusPost(post.id);
  }

  #many(n: number, some: 'unread' | 'jumpToUnread', many: 'unreadMany' | 'jumpToUnreadMany'): string {
    return n > MOST_COUNTED ? this.app.t(many) : this.app.t(some, { n });
  }
}
