import type { AttachKey } from '../../model/i18n/attach.fr.js';
import type { WriteKey } from '../../model/i18n/write.fr.js';
import type { Attach } from '../attach/attach.js';
import type { App } from '../app.js';
import { RequestError } from '../connection.js';
import type { Craft } from '../craft/craft.js';
import type { PollInput, RefusalsFragment } from '../generated/operations.js';
import { adoptStyles } from '../styles.js';
import css from '../styles/write.css?inline';
import { newDraft, keyFor, type Draft } from './draft.js';
import type { pollInputOf } from './poll-draft.js';
import type { PollForm } from './poll-form.js';
import type { Slow } from './slow.js';
import type { ThreadState } from '../../model/thread.js';
import { Actions } from './actions.js';
import { Edit } from './own-post.js';
import { First, NewThread, Reply } from './send.js';

/** What a send gives back: why it was refused, if it was. */
export type Refusals = readonly RefusalsFragment[];

/** The writing half of the widget, loaded once somebody may write. */
export class Writing {
  readonly Reply = Reply;
  readonly First = First;
  readonly NewThread = NewThread;
  readonly Edit = Edit;
  readonly Actions = Actions;
  /** Files, loaded after the composer is there. */
  attach: Attach | null = null;
  /** Loaded with the first poll that somebody adds. */
  pollForm: typeof PollForm | null = null;
  #pollInputOf: typeof pollInputOf | null = null;
  craft: Craft | null = null;
  /** Loaded with the first thread where messages are spaced out. */
  slow: Slow | null = null;
  #comesSlow = false;
  /** Parts that add to what can be done to a post, and are still on their way: all of it is drawn at once. */
  comingParts = 2;
  readonly #drafts = new Map<string, Draft>();

  constructor(private readonly app: App) {
    adoptStyles(app.shadow, css);
    void this.files().catch((error: unknown) => app.report(error));
    void this.#loadCraft();
  }

  /** The draft of one place: it is found again after leaving and coming back. */
  draft(place: string, start = ''): Draft {
    const draft = this.#drafts.get(place) ?? newDraft(start);
    this.#drafts.set(place, draft);
    return draft;
  }

  /** What the button says while the viewer has to wait in a thread; null where nothing slows them down. */
  waitIn({ id, extras }: ThreadState): string | null {
    if (!extras?.slowModeSeconds) return null;
    if (!this.#comesSlow) void this.#loadSlow();
    return this.slow?.label(id) ?? null;
  }

  async #loadSlow(): Promise<void> {
    const { app } = this;
    this.#comesSlow = true;
    try {
      const { Slow: Waits, SLOW } = await import('./slow.js');
      await app.language.load(SLOW);
      this.slow = new Waits(app);
      app.update();
    } catch (error) {
      app.report(error);
    }
  }

  forget(place: string): void {
    this.#drafts.delete(place);
  }

  /** Adds an empty poll to a draft, or takes its poll away. */
  async togglePoll(draft: Draft, name: string): Promise<void> {
    const { app } = this;
    try {
      const [{ PollForm: Form }, { newPoll, pollInputOf: inputOf }] = await Promise.all([
        import('./poll-form.js'),
        import('./poll-draft.js'),
        app.loadExtras(),
      ]);
      await app.extras?.loadPolls();
      this.pollForm = Form;
      this.#pollInputOf = inputOf;
      draft.poll = draft.poll ? null : newPoll();
      app.update();
      if (draft.poll) app.conversation?.focusById(`${name}-poll-question`);
    } catch (error) {
      app.report(error);
    }
  }

  /** The poll of a draft as it is sent. */
  pollOf({ poll }: Draft): PollInput | null {
    return (poll && this.#pollInputOf?.(poll)) ?? null;
  }

  /** Sends until it is answered: at once, on the return of the connection, or when the member tries again. */
  async submit(draft: Draft, send: (idempotencyKey: string) => Promise<Refusals>): Promise<void> {
    if (draft.phase === 'sending') return;
    draft.error = null;
    if (!navigator.onLine) return this.#queue(draft, send);
    draft.phase = 'sending';
    this.app.update();
    await Promise.all(draft.files.map(({ settled }) => settled));
    if (!draft.files.every(({ isThere }) => isThere)) {
      draft.phase = 'refused';
      draft.error = 'filesFailed';
      return this.app.update();
    }
    await draft.pending;
    try {
      const [refusal] = await send(keyFor(draft));
      draft.phase = refusal ? 'refused' : 'idle';
      draft.error = refusal ? this.#words(refusal.code) : null;
      draft.limit = refusal?.limit ?? 0;
      draft.standing = refusal?.threadId ?? null;
    } catch (error) {
      const code = error instanceof RequestError ? error.code : 'INTERNAL';
      if (code === 'NETWORK' && !navigator.onLine) return this.#queue(draft, send);
      if (error instanceof RequestError) draft.waitSeconds = error.retryAfterSeconds;
      const isRetryable = code === 'NETWORK' || code === 'INTERNAL';
      draft.phase = isRetryable ? 'failed' : 'refused';
      draft.error = isRetryable ? 'notSent' : code === 'UNAUTHENTICATED' ? 'sessionEnded' : this.#words(code);
    }
    this.app.update();
  }

  /** What helps writing comes after it; writing goes without where it does not come. */
  async #loadCraft(): Promise<void> {
    const { app } = this;
    try {
      const { Craft: Help, CRAFT } = await import('../craft/craft.js');
      await app.language.load(CRAFT);
      this.craft = new Help(app);
      app.update();
    } catch (error) {
      app.report(error);
    } finally {
      this.comingParts -= 1;
      app.update();
    }
  }

  #queue(draft: Draft, send: (idempotencyKey: string) => Promise<Refusals>): void {
    draft.phase = 'queued';
    this.app.update();
    const resume = () => {
      if (draft.phase === 'queued') void this.submit(draft, send);
    };
    addEventListener('online', resume, { once: true, signal: this.app.signal });
  }

  /** What takes files in, once it is there. */
  async files(): Promise<Attach> {
    if (this.attach) return this.attach;
    const { Attach: Files, ATTACH } = await import('../attach/attach.js');
    await this.app.language.load(ATTACH);
    this.attach ??= new Files(this.app);
    this.app.update();
    return this.attach;
  }

  #words(code: string): WriteKey | AttachKey {
    // An unknown code has no text of its own.
    return this.app.t(code as WriteKey) ? (code as WriteKey) : 'OTHER';
  }
}
