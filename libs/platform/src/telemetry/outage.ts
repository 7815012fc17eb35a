import { isExplained } from '../database/database-room.js';
import type { Logger } from './logger.js';

/** Says once that something is lost and once that it is back, however often it is tried meanwhile. */
export class Outage {
  private lostAt: Date | null = null;

  constructor(
    private readonly logger: Logger,
    /** Plain words, such as `the log of facts cannot be read`. */
    private readonly complaint: string,
    private readonly context: Readonly<Record<string, string>> = {},
  ) {}

  /** Since when; null while all is well. */
  get since(): Date | null {
    return this.lostAt;
  }

  /** A try failed. */
  failed(error: unknown): void {
    if (this.lostAt || isExplained(error)) return;
    this.lostAt = new Date();
    this.logger.warn({ err: error, ...this.context }, this.complaint);
  }

  /** A try succeeded. */
  worked(): void {
    if (!this.lostAt) return;
    const seconds = Math.round((Date.now() - this.lostAt.getTime()) / 1_000);
    this.lostAt = null;
    this.logger.warn({ seconds, ...this.context }, `over: ${this.complaint}`);
  }
}
