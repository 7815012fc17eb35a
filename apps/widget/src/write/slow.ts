import type { App } from '../app.js';
import { SlowWaitDocument } from '../generated/operations.js';
import type { Part } from '../language.js';

/** Texts of threads where messages are spaced out. */
export const SLOW: Part = {
  fr: () => import('../../model/i18n/slow.fr.js'),
  en: () => import('../../model/i18n/slow.en.js'),
};

/** How long the viewer still waits in threads where messages are spaced out. The server says; here it is counted down. */
export class Slow {
  readonly #endsAt = new Map<string, number>();
  #timer = 0;

  constructor(private readonly app: App) {
    app.signal.addEventListener('abort', () => clearInterval(this.#timer));
  }

  /** What the button says meanwhile; null where the viewer may write. A thread that is new here is asked about. */
  label(threadId: string): string | null {
    if (!this.#endsAt.has(threadId)) {
      this.#endsAt.set(threadId, 0);
      void this.ask(threadId);
    }
    const seconds = this.#secondsIn(threadId);
    return seconds > 0 ? this.app.t('sendIn', { time: clockOf(seconds) }) : null;
  }

  /** After each message, and where one was refused. */
  async ask(threadId: string): Promise<void> {
    try {
      const { thread } = await this.app.connection.send(SlowWaitDocument, { id: threadId });
      this.#endsAt.set(threadId, Date.now() + (thread?.viewerWaitSeconds ?? 0) * 1_000);
    } catch (error) {
      this.app.report(error);
    }
    this.app.update();
    clearInterval(this.#timer);
    if (this.#secondsIn(threadId) > 0) this.#timer = window.setInterval(() => this.#tick(threadId), 1_000);
  }

  #secondsIn(threadId: string): number {
    return Math.max(0, Math.ceil(((this.#endsAt.get(threadId) ?? 0) - Date.now()) / 1_000));
  }

  #tick(threadId: string): void {
    if (this.#secondsIn(threadId) === 0) {
      clearInterval(this.#timer);
      this.app.conversation?.say(this.app.t('slowOver'));
    }
    this.app.update();
  }
}

/** `4:05`, `1:00:00`. */
function clockOf(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  const rest = two(seconds % 60);
  return minutes < 60 ? `${minutes}:${rest}` : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${rest}`;
}
