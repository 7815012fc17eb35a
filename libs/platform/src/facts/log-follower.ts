import type { WakeSignal } from './wake-signal.js';

/** What a slower transaction holds back may come any moment: look again soon, then less often. */
const RETRY_DELAYS_MS = [2, 5, 10, 20, 40, 80, 160];

/** What a look at the log came to. */
export interface Look {
  /** There may be more to take at once. */
  readonly found: boolean;
  /** Something can be seen that may not be taken yet. */
  readonly isHeldBack?: boolean;
  /** A pause that nothing cuts short. */
  readonly waitMs?: number;
}

/**
 * Calls `step` whenever the log may have grown. A step that took all there was is called again after the usual pause, which
 * a wake-up cuts short, and soon where something is held back: looking for what is not there costs as much as finding it.
 * The `waitMs` it asks for is kept whole, however busy the writers are. Who is in no hurry gathers: it looks only some time
 * after it was woken, takes together what came meanwhile, and lets those go first who are. Errors are the step's own
 * business.
 */
export class LogFollower {
  private isStopped = false;
  private endPause: (() => void) | null = null;
  private isPauseWhole = false;
  private wasWoken = false;
  private loop: Promise<void> | null = null;
  private stopListening: (() => void) | null = null;

  constructor(
    private readonly wake: WakeSignal,
    private readonly pollMs: number,
    private readonly step: () => Promise<Look>,
    private readonly gatherMs = 0,
  ) {}

  start(): void {
    this.stopListening = this.wake.onWake(() => {
      this.wasWoken = true;
      if (!this.isPauseWhole) this.endPause?.();
    });
    this.loop = this.run();
  }

  /** Resolves when the step under way has ended. */
  async stop(): Promise<void> {
    this.isStopped = true;
    this.stopListening?.();
    this.endPause?.();
    await this.loop;
  }

  private async run(): Promise<void> {
    let emptyLooks = 0;
    while (!this.isStopped) {
      if (this.wasWoken) {
        this.wasWoken = false;
        emptyLooks = 0;
      }
      const { found, isHeldBack, waitMs } = await this.step();
      if (found) {
        emptyLooks = 0;
        continue;
      }
      if (waitMs !== undefined) await this.pause(waitMs, true);
      else await this.pause((isHeldBack && RETRY_DELAYS_MS[emptyLooks]) || this.pollMs, false);
      if (this.wasWoken && this.gatherMs > 0) await this.pause(this.gatherMs, true);
      emptyLooks += 1;
    }
  }

  private pause(milliseconds: number, isWhole: boolean): Promise<void> {
    if (this.isStopped || (this.wasWoken && !isWhole)) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.endPause = null;
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      this.isPauseWhole = isWhole;
      this.endPause = done;
    });
  }
}
