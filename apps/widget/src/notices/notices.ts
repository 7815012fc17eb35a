import type { NoticeBell } from '#protocol';
import type { App } from '../app.js';
import {
  NoticeBellDocument,
  NoticeChoicesDocument,
  type NoticeChoicesQuery,
  NoticeChoicesUpdateDocument,
  type NoticeLineFragment,
  NoticeListDocument,
  NoticesMarkReadDocument,
  type NoticesMarkReadMutationVariables,
  NoticesMarkSeenDocument,
} from '../generated/operations.js';
import css from '../styles/notices.css?inline';
import { adoptStyles } from '../styles.js';
import type { ThreadPane } from '../thread-pane.js';
import { Bell } from './bell.js';

const PAGE = 20;
/** A count is read out once it rests, not at each step. */
const SAY_AFTER_MS = 3_000;

/** One choice of what to be told. */
export type NoticeChoice = NoticeChoicesQuery['noticePreferences'][number];

/** What a member is told: the bell's count, live, and the list behind it. */
export class Notices {
  readonly Bell = Bell;
  counts: NoticeBell = { unread: 0, unseen: 0 };
  view: 'closed' | 'list' | 'choices' = 'closed';
  phase: 'loading' | 'ready' | 'failed' = 'loading';
  lines: readonly NoticeLineFragment[] = [];
  choices: readonly NoticeChoice[] = [];
  cursor: string | null = null;
  #sayTimer = 0;
  #member: string | null = null;

  constructor(private readonly app: App) {
    adoptStyles(app.shadow, css);
    app.signal.addEventListener('abort', () => clearTimeout(this.#sayTimer));
  }

  /** The screen has changed, or who looks at it: counts again, and marks what the thread on it shows as read. */
  async follow(): Promise<void> {
    const { app } = this;
    const member = app.viewer?.id ?? null;
    if (member !== this.#member) Object.assign(this, { lines: [], choices: [], view: 'closed' });
    this.#member = member;
    await this.#quietly(async () => {
      this.#count((await app.connection.send(NoticeBellDocument, {})).noticeSummary);
      if (app.thread) await this.read(app.thread);
    });
  }

  /** A socket said so. News of the thread that is being read to its end are no news. */
  hear(bell: NoticeBell): void {
    const pane = this.app.thread;
    const hasMore = bell.unread > this.counts.unread;
    this.#count(bell);
    if (pane?.isAtEnd && document.visibilityState === 'visible') void this.#quietly(() => this.read(pane));
    if (hasMore && this.view === 'list') void this.#load(null);
  }

  /** What the thread shows was read, as far as it is loaded. */
  async read({ state }: ThreadPane): Promise<void> {
    if (!state || !this.counts.unread) return;
    const upToSeq = state.lastSeq === Infinity ? state.seq : state.lastSeq;
    await this.#mark({ threadId: state.id, upToSeq });
  }

  toggle(): void {
    if (this.view === 'closed') void this.open('list');
    else this.close();
  }

  async open(view: 'list' | 'choices'): Promise<void> {
    this.view = view;
    this.app.update();
    this.#focus('[data-notices]');
    await (view === 'list' ? this.#load(null) : this.#loadChoices());
  }

  close(): void {
    this.view = 'closed';
    this.app.update();
    this.#focus('.bell');
  }

  async retry(): Promise<void> {
    await this.open(this.view === 'choices' ? 'choices' : 'list');
  }

  async more(): Promise<void> {
    await this.#load(this.cursor);
  }

  async markAll(): Promise<void> {
    const [latest] = this.lines;
    if (!latest) return;
    this.lines = this.lines.map((line) => ({ ...line, unreadCount: 0 }));
    await this.#quietly(() => this.#mark({ upTo: latest.latestId }));
    this.#focus('[data-notices]');
  }

  /** Goes to what a line is about, inside the forum; true where that was possible. */
  go(line: NoticeLineFragment): boolean {
    const { app } = this;
    void this.#quietly(() => this.#mark({ groupId: line.id, upTo: line.latestId }));
    this.lines = this.lines.map((each) => (each === line ? { ...each, unreadCount: 0 } : each));
    if (!app.forum && app.thread?.state?.id !== line.threadId) return false;
    this.view = 'closed';
    void this.#show(line).catch((error: unknown) => app.report(error));
    return true;
  }

  async choose(choice: NoticeChoice): Promise<void> {
    const before = this.choices;
    this.choices = before.map((each) => (each === choice ? { ...each, isOn: !each.isOn } : each));
    this.app.update();
    const { kind, channel, isOn } = choice;
    try {
      const input = { preferences: [{ kind, channel, isOn: !isOn }] };
      const { preferences } = (await this.app.connection.send(NoticeChoicesUpdateDocument, { input }))
        .noticePreferencesUpdate;
      this.choices = preferences ?? before;
    } catch (error) {
      this.choices = before;
      this.app.report(error);
    }
    this.app.update();
  }

  async #show({ threadId, postId }: NoticeLineFragment): Promise<void> {
    const { app } = this;
    if (app.thread?.state?.id !== threadId) await app.forum?.openThread(threadId);
    if (app.thread) await app.conversation?.goTo(app.thread, postId);
  }

  async #load(after: string | null): Promise<void> {
    if (!this.lines.length) this.phase = 'loading';
    try {
      const { notices } = await this.app.connection.send(NoticeListDocument, { first: PAGE, after });
      const known = after ? this.lines : [];
      const ids = new Set(known.map(({ id }) => id));
      this.lines = [...known, ...notices.edges.map(({ node }) => node).filter(({ id }) => !ids.has(id))];
      this.cursor = notices.pageInfo.hasNextPage ? notices.pageInfo.endCursor : null;
      this.phase = 'ready';
      if (this.counts.unseen)
        this.#count((await this.app.connection.send(NoticesMarkSeenDocument, {})).noticesMarkSeen.summary);
    } catch (error) {
      if (!after) this.phase = 'failed';
      this.app.report(error);
    }
    this.app.update();
  }

  async #loadChoices(): Promise<void> {
    if (!this.choices.length) this.phase = 'loading';
    try {
      this.choices = (await this.app.connection.send(NoticeChoicesDocument, {})).noticePreferences;
      this.phase = 'ready';
    } catch (error) {
      this.phase = 'failed';
      this.app.report(error);
    }
    this.app.update();
  }

  async #mark(input: NoticesMarkReadMutationVariables['input']): Promise<void> {
    this.#count((await this.app.connection.send(NoticesMarkReadDocument, { input })).noticesMarkRead.summary);
  }

  #count(counts: NoticeBell | null): void {
    if (!counts) return;
    const hasRisen = counts.unread > this.counts.unread;
    this.counts = counts;
    this.app.update();
    clearTimeout(this.#sayTimer);
    if (hasRisen)
      this.#sayTimer = window.setTimeout(() => {
        if (this.counts.unread)
          this.app.conversation?.say(this.app.t('noticesNew', { n: this.counts.unread }));
      }, SAY_AFTER_MS);
  }

  /** A bell that does not answer is no reason to disturb a reader. */
  async #quietly(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.app.report(error);
    }
    this.app.update();
  }

  #focus(selector: string): void {
    requestAnimationFrame(() =>
      this.app.shadow.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true }),
    );
  }
}
