/** A terminal and a supervisor may both send a signal: one that follows so closely is the same wish. */
const SAME_WISH_MS = 1_000;

/** How a process is ended from outside. */
export interface Stopping {
  /** A signal during the start lets it end first: half a start has nothing to close cleanly. */
  started: Promise<void>;
  /** Ends what is under way and closes everything. */
  close: () => Promise<void>;
  /** When closing takes longer, the process ends all the same. */
  deadlineMs: number;
  onFailure: (error: unknown) => void;
}

/**
 * Closes in order on SIGINT, SIGTERM or SIGHUP, then exits. A second signal, or the deadline, ends the process at once
 * with status 1: as after a kill, nothing acknowledged is lost.
 */
export function stopOnSignal({ started, close, deadlineMs, onFailure }: Stopping): void {
  let begunAt: number | null = null;
  const stop = (): void => {
    if (begunAt === null) {
      begunAt = Date.now();
      started
        .then(() => {
          setTimeout(() => endNow('Closing took too long'), deadlineMs).unref();
          return close();
        })
        .then(() => process.exit(), onFailure);
    } else if (Date.now() - begunAt > SAME_WISH_MS) endNow('A second signal came');
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
}

function endNow(reason: string): void {
  process.stderr.write(`${reason}: ended without waiting for what was under way.\n`);
  process.exit(1);
}
