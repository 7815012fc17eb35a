import type { App } from '../app.js';
import {
  PrivateThreadOpenDocument,
  PrivateThreadsDocument,
  type RefusalsFragment,
  type ThreadRowFragment,
} from '../generated/operations.js';
import type { Part } from '../language.js';
import { adoptStyles } from '../styles.js';
import css from '../styles/private.css?inline';
import type { ThreadPane } from '../thread-pane.js';
import { Icon } from '../ui/icon.js';
import { LOCK } from '../ui/paths.js';
import { PrivateScreen } from './private-screen.js';

const TEXTS: Part = {
  fr: () => import('../../model/i18n/private.fr.js'),
  en: () => import('../../model/i18n/private.en.js'),
};
const PAGE = 20;

/** A message on its way to the brand. */
interface PrivateDraft {
  title: string;
  body: string;
  /** The same until the server has answered: a retry is the same message. */
  key: string;
  phase: 'idle' | 'sending' | 'refused' | 'waiting';
  /** The stable code of a refusal. */
  code: string;
  /** How much there may be, where it was refused for too much. */
  limit: number;
}

const blank = (): PrivateDraft => ({
  title: '',
  body: '',
  key: crypto.randomUUID(),
  phase: 'idle',
  code: '',
  limit: 0,
});

/** What a member writes to the brand alone: the way there, the list, the form. Of members only, after the first paint. */
export class Private {
  readonly Screen = PrivateScreen;
  rows: readonly ThreadRowFragment[] = [];
  hasMore = false;
  /** The brand takes private messages. */
  isOffered = false;
  /** It is on screen in place of the forum's list. */
  isOpen = false;
  isWriting = false;
  draft = blank();
  #after: string | null = null;

  private constructor(private readonly app: App) {
    adoptStyles(app.shadow, css);
  }

  static async open(app: App): Promise<Private> {
    await app.language.load(TEXTS);
    return app.privately ?? new Private(app);
  }

  /** Its place in the bar of spaces; none for who has written nothing to a brand that takes nothing. */
  tab() {
    const { t } = this.app;
    if (!this.isOffered && this.rows.length === 0) return null;
    const unread = this.rows.filter(({ viewerUnreadCount }) => !!viewerUnreadCount).length;
    return (
      <button type="button" class="tab" part="tab" onClick={() => void this.enter()}>
        <Icon path={LOCK} />
        {t('privately')} {this.app.reading?.count(unread)}
      </button>
    );
  }

  /** Above a thread that only two sides read. */
  note({ state }: ThreadPane) {
    if (!this.rows.some(({ id }) => id === state?.id)) return null;
    return (
      <p class="private-note">
        <Icon path={LOCK} />
        <span>{this.app.t('privateOnly', { brand: this.app.brand })}</span>
      </p>
    );
  }

  async enter(): Promise<void> {
    this.isOpen = true;
    this.isWriting = false;
    this.app.update();
    this.focus('[data-heading]');
    await this.load();
  }

  leave(): void {
    this.isOpen = this.isWriting = false;
    this.app.forum?.openList();
  }

  write(isWriting: boolean): void {
    this.isWriting = isWriting;
    // With the words for what a text can be refused for.
    if (isWriting) void this.app.conversation?.loadWriting();
    this.app.update();
    this.focus('[data-heading]');
  }

  /** The first page again, or the next one. */
  async load(isMore = false): Promise<void> {
    try {
      const after = isMore ? this.#after : null;
      const { community, threads } = await this.app.connection.send(PrivateThreadsDocument, {
        first: PAGE,
        after,
      });
      const rows = threads.edges.map(({ node }) => node);
      this.isOffered = community.offersConversations;
      this.rows = isMore ? [...this.rows, ...rows] : rows;
      this.hasMore = threads.pageInfo.hasNextPage;
      this.#after = threads.pageInfo.endCursor;
    } catch (error) {
      this.app.report(error);
    }
    this.app.update();
  }

  async send(): Promise<void> {
    const { draft, app } = this;
    if (draft.phase === 'sending') return;
    draft.phase = 'sending';
    app.update();
    try {
      const { title, body, key: idempotencyKey } = draft;
      const input = { title, body, idempotencyKey };
      const { conversationOpen: sent } = await app.connection.send(PrivateThreadOpenDocument, { input });
      if (!sent.thread || !sent.post) return this.#refuse(sent.userErrors[0]);
      const isPending = sent.post.state === 'PENDING';
      app.emit('parvis:post-created', {
        threadId: sent.thread.id,
        postId: sent.post.id,
        state: isPending ? 'pending' : 'published',
      });
      this.draft = { ...blank(), phase: isPending ? 'waiting' : 'idle' };
      this.isWriting = false;
      await this.load();
      if (!isPending) await app.forum?.openThread(sent.thread.id);
    } catch (error) {
      app.report(error);
      this.#refuse();
    }
  }

  focus(selector: string): void {
    requestAnimationFrame(() => this.app.shadow.querySelector<HTMLElement>(selector)?.focus());
  }

  #refuse(refusal?: RefusalsFragment): void {
    const { code = '', limit = 0 } = refusal ?? {};
    Object.assign(this.draft, { phase: 'refused', code, limit: limit ?? 0 });
    this.app.update();
  }
}
