import { hostname } from 'node:os';
import type { Database } from '../database/database.js';
import { newId } from '../database/ids.js';
import type { Logger } from '../telemetry/logger.js';
import { Outage } from '../telemetry/outage.js';
import { type HealthBoard, type HealthReport, SEVERITY } from './health-board.js';

const SIGN_EVERY_MS = 5_000;
/** A process that has not been heard of for so long is gone. */
const GONE_SECONDS = 20;

/** A process of the install that was heard of lately. */
export interface ProcessSign {
  readonly id: string;
  readonly roles: readonly string[];
  readonly host: string;
  readonly startedAt: Date;
  readonly reports: readonly HealthReport[];
}

/**
 * The processes of an install, as each says of itself every few seconds: what only a worker can see, such as its disk, shows
 * on the health page that an api serves.
 */
export class ProcessSigns {
  readonly id = newId();
  private readonly startedAt = new Date();
  private readonly outage: Outage;
  private timer: NodeJS.Timeout | null = null;
  private signing: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly board: HealthBoard,
    private readonly roles: readonly string[],
    logger: Logger,
  ) {
    this.outage = new Outage(logger, 'this process could not say how it stands');
  }

  /** Resolves once the first sign is given. */
  async start(): Promise<void> {
    await this.sign();
    this.timer = setInterval(() => {
      this.signing = this.sign();
    }, SIGN_EVERY_MS).unref();
  }

  async stop(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.signing;
    await this.database.query('DELETE FROM process_sign WHERE id = $1', [this.id]).catch(() => undefined);
  }

  /** Those heard of lately, oldest first. */
  async list(): Promise<ProcessSign[]> {
    return this.database.query<ProcessSign>(
      `SELECT id, roles, host, started_at AS "startedAt", reports FROM process_sign
       WHERE seen_at > now() - make_interval(secs => $1) ORDER BY started_at, id`,
      [GONE_SECONDS],
    );
  }

  /**
   * How the install stands: this process's own reports, and what others say of parts of theirs. Each part once, as its worst
   * process sees it; severe first. Without a database, this process's alone.
   */
  async reports(): Promise<HealthReport[]> {
    const own = await this.board.reports();
    const others = await this.list().catch(() => null);
    if (!others) return own;
    const found = new Map(own.map((report) => [report.part, report]));
    for (const { id, host, reports } of others) {
      if (id === this.id) continue;
      for (const report of reports) {
        const known = found.get(report.part);
        if (known && SEVERITY[known.state] <= SEVERITY[report.state]) continue;
        const since = report.since ? new Date(report.since) : undefined;
        found.set(report.part, { ...report, since, details: { ...report.details, host } });
      }
    }
    if (!others.some(({ roles }) => roles.includes('worker')))
      found.set('worker', { part: 'worker', state: 'down', code: 'WORKER_MISSING' });
    return [...found.values()].sort((one, other) => SEVERITY[one.state] - SEVERITY[other.state]);
  }

  private async sign(): Promise<void> {
    try {
      const reports = await this.board.reports();
      // In a transaction of its own: a write that tells every few seconds whether the database has room.
      await this.database.transaction(async (tx) => {
        await tx.query(
          `INSERT INTO process_sign (id, roles, host, started_at, seen_at, reports) VALUES ($1, $2, $3, $4, now(), $5)
         ON CONFLICT (id) DO UPDATE SET seen_at = now(), reports = EXCLUDED.reports`,
          [this.id, this.roles, hostname(), this.startedAt, JSON.stringify(reports)],
        );
        await tx.query(`DELETE FROM process_sign WHERE seen_at < now() - interval '1 day'`);
      });
      this.outage.worked();
    } catch (error) {
      this.outage.failed(error);
    }
  }
}
