import type { Logger } from '../telemetry/logger.js';
import { isDiskFull, sqlStateOf } from './sql-state.js';

/** What needs no new page is still written to a full disk: over is only what has not happened for so long. */
const QUIET_MS = 10_000;

/** Failures that one line in the log has explained already. */
const explained = new WeakSet<object>();

/** True for a failure that needs no line of its own: the full disk it comes from was told of. */
export function isExplained(error: unknown): boolean {
  return typeof error === 'object' && error !== null && explained.has(error);
}

/** Whether the database finds room on its disk, by what becomes of this process's writes. Said once, and once when it is over. */
export class DatabaseRoom {
  private lostAt: Date | null = null;
  private refusedAt = 0;

  constructor(
    private readonly logger?: Logger,
    private readonly quietMs = QUIET_MS,
  ) {}

  /** Since when there is none; null while there is. */
  get since(): Date | null {
    return this.lostAt;
  }

  /** A statement failed. */
  failed(error: unknown): void {
    if (isDiskFull(error)) this.refused(error);
    // Without room for its journal, the server stops altogether.
    else if (!this.lostAt || !isAway(error)) return;
    explained.add(error as object);
  }

  /** A transaction was committed. */
  wrote(): void {
    if (!this.lostAt || Date.now() - this.refusedAt < this.quietMs) return;
    const seconds = Math.round((Date.now() - this.lostAt.getTime()) / 1_000);
    this.lostAt = null;
    this.logger?.warn({ seconds }, 'over: the disk of the database is full');
  }

  private refused(error: unknown): void {
    this.refusedAt = Date.now();
    if (this.lostAt) return;
    this.lostAt = new Date();
    this.logger?.error(
      { err: error },
      'the disk of the database is full: nothing is written until there is room',
    );
  }
}

/** The server does not answer, or says that it is starting or stopping (57P01, 57P02, 57P03). */
function isAway(error: unknown): boolean {
  const state = sqlStateOf(error);
  return !/^[0-9A-Z]{5}$/.test(state) || /^(08|57P)/.test(state);
}
