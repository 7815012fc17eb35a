import type { Logger } from '../telemetry/logger.js';
import type { Database } from '../database/database.js';
import type { Tx } from '../database/tx.js';
import type { Runner, TaskList } from 'graphile-worker';

/** How a job is queued. */
export interface EnqueueOptions {
  /** One waiting job per key; a later one replaces it. */
  jobKey?: string;
  maxAttempts?: number;
  runAt?: Date;
}

/** What a background job does. Runs at least once; throwing puts it back with back-off. */
export interface JobHandler {
  /** Letters, digits, `_`, `-` and `:`; graphile-worker schedules nothing with a dot in its name. */
  readonly name: string;
  /** Five-field cron expression in UTC, for the install's own work; what communities have done by night is a Schedule. */
  readonly cron?: string;
  run(payload: unknown, signal: AbortSignal): Promise<void>;
}

/** Background work that survives restarts, kept in Postgres by graphile-worker. */
export class Jobs {
  private runner: Runner | null = null;
  private readonly stopping = new AbortController();

  constructor(
    private readonly database: Database,
    private readonly logger: Logger,
  ) {}

  /** Enqueues inside the transaction: no commit, no job. */
  async enqueue(tx: Tx, name: string, payload: object, options: EnqueueOptions = {}): Promise<void> {
    await tx.query(
      `SELECT graphile_worker.add_job($1, payload => $2::json, job_key => $3, max_attempts => $4, run_at => $5)`,
      [
        name,
        JSON.stringify(payload),
        options.jobKey ?? null,
        options.maxAttempts ?? 10,
        options.runAt ?? null,
      ],
    );
  }

  /**
   * Frees the jobs that killed workers hold, which would else wait four hours: for a start that knows no other process
   * to be at work.
   */
  async releaseAll(): Promise<void> {
    await this.database.query(
      `SELECT graphile_worker.force_unlock_workers(ARRAY(
         SELECT locked_by FROM graphile_worker._private_jobs WHERE locked_by IS NOT NULL
         UNION SELECT locked_by FROM graphile_worker._private_job_queues WHERE locked_by IS NOT NULL))`,
    );
  }

  /** How many jobs there are: to begin, begun, to be tried again, and given up. */
  async count(): Promise<{ waiting: number; running: number; retrying: number; failed: number }> {
    const [row] = await this.database.query<{
      waiting: number;
      running: number;
      retrying: number;
      failed: number;
    }>(
      `SELECT count(*) FILTER (WHERE locked_at IS NULL AND attempts = 0)::int AS waiting,
              count(*) FILTER (WHERE locked_at IS NOT NULL)::int AS running,
              count(*) FILTER (WHERE locked_at IS NULL AND attempts BETWEEN 1 AND max_attempts - 1)::int AS retrying,
              count(*) FILTER (WHERE locked_at IS NULL AND attempts >= max_attempts)::int AS failed
       FROM graphile_worker._private_jobs`,
    );
    return row ?? { waiting: 0, running: 0, retrying: 0, failed: 0 };
  }

  /** Starts working on jobs in this process. */
  async start(handlers: readonly JobHandler[]): Promise<void> {
    const { Logger: WorkerLogger, parseCronItems, run } = await import('graphile-worker');
    const taskList: TaskList = {};
    for (const handler of handlers) {
      taskList[handler.name] = async (payload) => handler.run(payload, this.stopping.signal);
    }
    const schedules = handlers.flatMap(({ name, cron }) =>
      cron ? [{ task: scheduledName(name), match: cron, identifier: name }] : [],
    );
    const { pool } = this.database;
    pool.on('connect', (client) =>
      client.on('error', (error) => this.logger.warn({ err: error }, 'connection lost')),
    );
    this.runner = await run({
      pgPool: pool,
      taskList,
      parsedCronItems: parseCronItems(schedules),
      concurrency: 2,
      pollInterval: 1_000,
      noHandleSignals: true,
      logger: new WorkerLogger(() => (level, message) => {
        const line = { source: 'jobs' };
        const severity: string = level;
        if (severity === 'error') this.logger.error(line, message);
        else if (severity === 'warning') this.logger.warn(line, message);
        else this.logger.trace(line, message);
      }),
    });
  }

  /** Lets running jobs end; what is not done is taken again at the next start. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.runner?.stop();
    this.runner = null;
  }
}

/** A schedule that would never run must not look like one. */
function scheduledName(name: string): string {
  if (!/^[\w:-]+$/.test(name)) throw new Error(`graphile-worker schedules no job named ${name}`);
  return name;
}
