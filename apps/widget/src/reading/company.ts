import type { ThreadPresence, TypingNotice } from '#protocol';
import { TYPING_HOLDS_SECONDS, TYPING_REPEAT_SECONDS } from '#protocol';
import type { App } from '../app.js';
import type { Live } from '../live/live.js';

/** Who else reads the thread on screen, and who writes. */
export class Company {
  presence: ThreadPresence | null = null;
  readonly #typing = new Map<string, { name: string; timer: number }>();
  #live: Live | null = null;
  #typedAt = 0;

  constructor(private readonly app: App) {
    app.signal.addEventListener('abort', () => this.#forget());
  }

  get typists(): string[] {
    return [...this.#typing.values()].map(({ name }) => name);
  }

  /** Asks to be told, of a thread that the socket has joined. */
  watch(threadId: string | null): void {
    const { live } = this.app;
    if (this.presence?.thread !== threadId) this.#forget();
    if (!threadId || !live) return;
    this.#listen(live);
    live.socket.emit('thread:presence', { thread: threadId }, ({ presence }) => this.#be(presence ?? null));
  }

  typed(): void {
    const { thread, live } = this.app;
    const now = Date.now();
    if (!thread?.state || !live || now - this.#typedAt < TYPING_REPEAT_SECONDS * 1_000) return;
    this.#typedAt = now;
    live.socket.emit('thread:typing', { thread: thread.state.id });
  }

  #listen(live: Live): void {
    if (this.#live === live) return;
    this.#live = live;
    live.socket.on('thread:presence', (presence) => this.#be(presence));
    live.socket.on('thread:typing', (notice) => this.#type(notice));
    // What somebody was writing has come.
    live.socket.on('thread:event', (frame) => {
      if (frame.k === 'post') this.#stop(frame.d.au.id);
    });
    live.socket.on('disconnect', () => this.#forget());
  }

  #be(presence: ThreadPresence | null): void {
    if (presence && presence.thread !== this.app.thread?.state?.id) return;
    this.presence = presence;
    this.app.update();
  }

  #type({ thread, who }: TypingNotice): void {
    if (thread !== this.app.thread?.state?.id) return;
    clearTimeout(this.#typing.get(who.id)?.timer);
    const timer = window.setTimeout(() => this.#stop(who.id), TYPING_HOLDS_SECONDS * 1_000);
    this.#typing.set(who.id, { name: who.n, timer });
    this.app.update();
  }

  #stop(id: string): void {
    clearTimeout(this.#typing.get(id)?.timer);
    if (this.#typing.delete(id)) this.app.update();
  }

  #forget(): void {
    for (const id of [...this.#typing.keys()]) this.#stop(id);
    this.presence = null;
    this.app.update();
  }
}
