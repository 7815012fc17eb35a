import type { WakeSignal } from './wake-signal.js';

/** After a wake-up the facts may still be held back by a slower transaction: look again soon, then less often. */
const RETRY_DELAYS_MS = [2, 5, 10, 20, 40, 80, 160];

/**
 * Calls `step` whenever the log may have grown. `step` answers how long to wait when it found nothing: `null` for the
 * usual pause, 0 to be called again at once. Errors are the step's own business.
 */
export class LogFollower {
  private isStopped = false;
  private nudge: (() => void) | null = null;
  private wasWoken = false;
  private loop: Promise<void> | null = null;
  private stopListening: (() => void) | null = null;

  constructor(
    private readonly wake: WakeSignal,
    private readonly pollMs: number,
    private readonly step: () => Promise<{ found: boolean; waitMs?: number }>,
  ) {}

  start(): void {
    this.stopListening = this.wake.onWake(() => {
      this.wasWoken = true;
      this.nudge?.();
    });
    this.loop = this.run();
  }

  /** Resolves when the step under way has ended. */
  async stop(): Promise<void> {
    this.isStopped = true;
    this.stopListening?.();
    this.nudge?.();
    await this.loop;
  }

  private async run(): Promise<void> {
    let emptyLooks = RETRY_DELAYS_MS.length;
    while (!this.isStopped) {
      if (this.wasWoken) {
        this.wasWoken = false;
        emptyLooks = 0;
      }
      const { found, waitMs } = await this.step();
      if (found) {
        emptyLooks = 0;
        continue;
      }
      await this.pause(waitMs ?? RETRY_DELAYS_MS[emptyLooks] ?? this.pollMs);
      emptyLooks += 1;
    }
  }

  private pause(milliseconds: number): Promise<void> {
    if (this.isStopped || this.wasWoken) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.nudge = null;
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      this.nudge = done;
    });
  }
}
