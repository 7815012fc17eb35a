import type { WidgetLoginReason } from '#protocol';
import { accentTokens } from '../model/contrast.js';
import { rowsOf } from '../model/rows.js';
import type { Post } from '../model/post.js';
import { revealed, withPosts } from '../model/arrivals.js';
import { kindOf, type ThreadState } from '../model/thread.js';
import type { App } from './app.js';
import type { Part } from './language.js';
import css from './styles/conversation.css?inline';
import type { Paging } from './paging.js';
import type { PostAct, ThreadPane } from './thread-pane.js';
import { After, Before, Offline } from './ui/around.js';
import { SignIn } from './ui/foot.js';
import { adoptStyles } from './styles.js';
import { chooseView, keepView } from './view.js';

const WRITE: Part = {
  fr: () => import('../model/i18n/write.fr.js'),
  en: () => import('../model/i18n/write.en.js'),
};
const READING: Part = {
  fr: () => import('../model/i18n/reading.fr.js'),
  en: () => import('../model/i18n/reading.en.js'),
};
const NOTICES: Part = {
  fr: () => import('../model/i18n/notices.fr.js'),
  en: () => import('../model/i18n/notices.en.js'),
};
const MINUTE = 60_000;
/** News are read out together, not one by one. */
const ANNOUNCE_AFTER_MS = 1_500;

/** What a readable thread does not need at once: paging, news, keeping up with the page, the way in to writing. */
export class Conversation {
  readonly Before = Before;
  readonly After = After;
  readonly Offline = Offline;
  readonly SignIn = SignIn;
  #news = 0;
  #hasGone = false;
  #announceTimer = 0;

  constructor(private readonly app: App) {
    adoptStyles(app.shadow, css);
    const { signal } = app;
    app.accentTokens = accentTokens;
    app.retheme();
    const connectivity = () => {
      app.isOffline = !navigator.onLine;
      app.update();
    };
    connectivity();
    addEventListener('online', connectivity, { signal });
    addEventListener('offline', connectivity, { signal });
    const retheme = () => app.retheme();
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', retheme, { signal });
    const pageTheme = new MutationObserver(retheme);
    for (const node of [document.documentElement, document.body])
      pageTheme.observe(node, { attributeFilter: ['class', 'style', 'data-theme'] });
    const tick = setInterval(() => {
      app.now = Date.now();
      app.update();
    }, MINUTE);
    signal.addEventListener('abort', () => {
      clearInterval(tick);
      clearTimeout(this.#announceTimer);
      pageTheme.disconnect();
    });
  }

  /** Loads what the screen now calls for: the writing part for members, live changes for a thread. */
  async follow(): Promise<void> {
    const { app } = this;
    if (app.viewer) {
      void this.#loadReading();
      void this.#loadNotices();
      void app.forum?.loadPrivate();
    }
    // A member's bell is live on lists, too.
    if (!app.thread && !app.viewer) return;
    if (app.thread && app.viewer) void this.#loadMemberParts();
    if (app.thread) await keepView(app, app.thread);
    if (app.thread && app.mode === 'thread') void this.#goToAddress(app.thread);
    const { Live } = await import('./live/live.js');
    if (app.signal.aborted) return;
    app.live ??= new Live(app);
    app.live.watch();
  }

  /** Whoever may react needs what shows it, on posts that have nothing yet as well. */
  async #loadMemberParts(): Promise<void> {
    try {
      await Promise.all([this.loadWriting(), this.app.loadExtras()]);
    } catch (error) {
      this.app.report(error);
    } finally {
      if (this.app.writing) this.app.writing.comingParts -= 1;
      this.app.update();
    }
  }

  async loadWriting(): Promise<void> {
    const { app } = this;
    if (app.writing) return;
    const [{ Writing }] = await Promise.all([import('./write/writing.js'), app.language.load(WRITE)]);
    app.writing ??= new Writing(app);
    app.update();
  }

  /** What only members have: unread marks, follows, who else is here. */
  async #loadReading(): Promise<void> {
    const { app } = this;
    if (!app.reading) {
      const [{ Reading }] = await Promise.all([import('./reading/reading.js'), app.language.load(READING)]);
      app.reading ??= new Reading(app);
    }
    await app.reading.follow();
  }

  /** What only members have: the bell, and what it tells. */
  async #loadNotices(): Promise<void> {
    const { app } = this;
    try {
      if (!app.notices) {
        const [{ Notices }] = await Promise.all([import('./notices/notices.js'), app.language.load(NOTICES)]);
        app.notices ??= new Notices(app);
      }
      await app.notices.follow();
    } catch (error) {
      app.report(error);
    }
  }

  /** Loads more of a thread than is there. */
  async page(ask: (paging: Paging) => Promise<unknown>): Promise<void> {
    try {
      const { Paging: Pages } = await import('./paging.js');
      await ask(new Pages(this.app));
    } catch (error) {
      this.app.report(error);
    }
  }

  /** What the button of new messages does: shows them, and goes to the first of them. */
  async showNews(pane: ThreadPane): Promise<void> {
    if (!pane.state) return;
    if (pane.talk) return pane.talk.showNews();
    const [first] = pane.state.waiting;
    if (pane.state.lastSeq === Infinity) this.accept(pane, revealed(pane.state));
    else await this.page((paging) => paging.last(pane));
    if (first) this.focusPost(first);
  }

  /**
   * A state that live changes led to. News slide in only where nothing that is being read can move: at the very end,
   * while the reader looks at it. Otherwise they wait behind a button.
   */
  accept(pane: ThreadPane, given: ThreadState): void {
    const next = this.app.reading?.veiled(given) ?? given;
    const news = next.waiting.size - (pane.state?.waiting.size ?? 0);
    pane.state = pane.isAtEnd && !pane.talk && this.#canSlideIn(next) ? revealed(next) : next;
    if (news > 0) this.#announce(news);
    const { app } = this;
    if (!app.extras && [...next.posts.values()].some(({ extras }) => extras))
      void app.loadExtras().then(
        () => app.update(),
        (error: unknown) => app.report(error),
      );
    void app.loadKinds(kindOf(next.extras)).catch((error: unknown) => app.report(error));
    app.update();
  }

  /** Own posts show at once, wherever the window is. */
  own(pane: ThreadPane, post: Post): void {
    if (pane.state) this.accept(pane, withPosts(pane.state, [post]));
  }

  readonly view = (pane: ThreadPane, isTalk: boolean) => chooseView(this.app, pane, isTalk);

  start(pane: ThreadPane, act: PostAct | null): void {
    pane.act = act;
    this.app.update();
  }

  /** The right to read was lost, or the thread is part of another: nothing of it stays on screen. */
  evict(pane: ThreadPane, to?: string): void {
    pane.phase = 'evicted';
    pane.state = null;
    pane.act = null;
    const { app } = this;
    if (to)
      void import('./moved.js')
        .then(async ({ movedTo }) => (pane.instead = await movedTo(app, to)))
        .then(
          () => app.update(),
          (error: unknown) => app.report(error),
        );
    app.update();
  }

  /** Asks the host to sign somebody in; on the forum's own pages, goes to the sign-in page. */
  requestLogin(reason: WidgetLoginReason): void {
    const { app } = this;
    const isHandled = !app.emit('parvis:login-requested', { reason });
    if (isHandled || !app.isCookieSession) return;
    const next = encodeURIComponent(location.pathname + location.search);
    location.assign(`${app.connection.server}/c/${app.connection.community}/sign-in?next=${next}`);
  }

  /** Goes to a post, once it is drawn. */
  focusPost(id: string): void {
    requestAnimationFrame(() => {
      const node = this.app.shadow.getElementById(`p-${id}`);
      node?.scrollIntoView({ block: 'nearest' });
      node?.focus({ preventScroll: true });
    });
  }

  /** Gives the focus back to a control, once it is drawn again. */
  focusById(id: string): void {
    requestAnimationFrame(() => this.app.shadow.getElementById(id)?.focus());
  }

  /** Says it to a screen reader, politely. */
  say(text: string): void {
    this.app.announcement = text;
    this.app.update();
  }

  /** A permalink ends in `#p-<post>`: loads as far as that post, once, and goes to it. */
  async #goToAddress(pane: ThreadPane): Promise<void> {
    const [, id] = /^#p-([\w-]+)$/.exec(location.hash) ?? [];
    if (!id || this.#hasGone) return;
    this.#hasGone = true;
    await this.goTo(pane, id);
  }

  /** Shows a post of a thread, and goes to it. False where it has no place there. */
  async goTo(pane: ThreadPane, id: string): Promise<boolean> {
    const isShown = () => !!this.app.shadow.getElementById(`p-${id}`);
    if (!isShown()) await this.page((paging) => pane.talk?.seek(id) ?? paging.seek(pane, id));
    if (!pane.state?.posts.has(id)) return false;
    this.focusPost(id);
    return true;
  }

  /** Says that a post was edited; the way to its earlier texts for who may read them. */
  edited(post: Post) {
    const { app } = this;
    if (post.revision === 1) return null;
    if (!app.rules.publicRevisions && post.author.id !== app.viewer?.id)
      return <span class="quiet">{app.t('edited')}</span>;
    return (
      <button type="button" class="quiet edited" onClick={() => void this.#history(post)}>
        {app.t('edited')}
      </button>
    );
  }

  async #history(post: Post): Promise<void> {
    try {
      const { showHistory } = await import('./history/history.js');
      await showHistory(this.app, post);
    } catch (error) {
      this.app.report(error);
    }
  }

  #announce(news: number): void {
    this.#news += news;
    clearTimeout(this.#announceTimer);
    this.#announceTimer = window.setTimeout(() => {
      this.say(this.app.t('newMessages', { n: this.#news }));
      this.#news = 0;
    }, ANNOUNCE_AFTER_MS);
  }

  #canSlideIn(state: ThreadState): boolean {
    const rows = rowsOf({ ...state, waiting: new Set() }, this.app.viewer?.id ?? null).window;
    return rows.slice(rows.length - state.waiting.size).every(({ post }) => state.waiting.has(post.id));
  }
}
