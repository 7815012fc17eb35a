import type { Logger } from '../telemetry/logger.js';
import type { Database } from '../database/database.js';
import type { Tx } from '../database/tx.js';
import type { RoutineStanding } from './routine.js';
import type { Runner, TaskList } from 'graphile-worker';

/** How a job is queued. */
export interface EnqueueOptions {
  /** One waiting job per key; a later one replaces it. */
  jobKey?: string;
  maxAttempts?: number;
  runAt?: Date;
}

/** A job that failed, and may be tried again. */
export interface TroubledJob {
  id: string;
  task: string;
  attempts: number;
  maxAttempts: number;
  lastError: string | null;
  nextTryAt: Date;
  /** It has used up its tries. */
  isFinal: boolean;
}

/** What a background job does. Runs at least once; throwing puts it back with back-off. */
export interface JobHandler {
  /** Letters, digits, `_`, `-` and `:`; graphile-worker schedules nothing with a dot in its name. */
  readonly name: string;
  /** Makes it a Routine, to be written into the ScheduleBook; what communities have done by night is a Schedule. */
  readonly cron?: string;
  run(payload: unknown, signal: AbortSignal): Promise<void>;
}

/** Is told how each try of a job ended. */
export type JobObserver = (job: string, outcome: 'done' | 'failed', seconds: number) => void;

/** With graphile-worker's back-off the last is four minutes after the first. */
const ROUTINE_ATTEMPTS = 5;

/** Background work that survives restarts, kept in Postgres by graphile-worker. */
export class Jobs {
  private runner: Runner | null = null;
  private readonly stopping = new AbortController();
  private observe: JobObserver = () => undefined;

  constructor(
    private readonly database: Database,
    private readonly logger: Logger,
  ) {}

  /** Tells of every try that ends in this process from now on. */
  observeWith(observer: JobObserver): void {
    this.observe = observer;
  }

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

  /** Jobs that failed at least once and are not at work, those given up by the install first, then by next try. */
  async listTroubled(limit: number): Promise<TroubledJob[]> {
    return this.database.query<TroubledJob>(
      `SELECT id::text, task_identifier AS task, attempts::int, max_attempts::int AS "maxAttempts",
              last_error AS "lastError", run_at AS "nextTryAt", attempts >= max_attempts AS "isFinal"
       FROM graphile_worker.jobs WHERE last_error IS NOT NULL AND locked_at IS NULL
       ORDER BY attempts >= max_attempts DESC, run_at, id LIMIT $1`,
      [limit],
    );
  }

  /** How these routines stand, in no order; those that no worker has met yet are left out. */
  async standingOf(names: readonly string[]): Promise<RoutineStanding[]> {
    return this.database.query<RoutineStanding>(
      `SELECT known.identifier AS name, known.last_execution AS "lastQueuedAt", job.last_error AS "lastError",
              COALESCE(job.max_attempts - job.attempts, $2)::int AS "triesLeft"
       FROM graphile_worker._private_known_crontabs known
       LEFT JOIN graphile_worker.jobs job ON job.key = known.identifier AND job.last_error IS NOT NULL
       WHERE known.identifier = ANY($1)`,
      [names, ROUTINE_ATTEMPTS],
    );
  }

  /** Has a job that failed begin again now, with all its tries. False where there is none such, or it is at work. */
  async retryNow(tx: Tx, id: string): Promise<boolean> {
    const rows = await tx.query(
      `SELECT id FROM graphile_worker.reschedule_jobs(
         ARRAY(SELECT id FROM graphile_worker.jobs WHERE id = $1::bigint AND last_error IS NOT NULL),
         run_at => now(), attempts => 0)`,
      [id],
    );
    return rows.length === 1;
  }

  /** Takes a job that failed out of the queue for good. False where there is none such, or it is at work. */
  async giveUp(tx: Tx, id: string): Promise<boolean> {
    const rows = await tx.query(
      `SELECT id FROM graphile_worker.complete_jobs(
         ARRAY(SELECT id FROM graphile_worker.jobs WHERE id = $1::bigint AND last_error IS NOT NULL))`,
      [id],
    );
    return rows.length === 1;
  }

  /** Starts working on jobs in this process. */
  async start(handlers: readonly JobHandler[]): Promise<void> {
    const { Logger: WorkerLogger, parseCronItems, run } = await import('graphile-worker');
    const taskList: TaskList = {};
    for (const handler of handlers) {
      taskList[handler.name] = (payload) => this.runOnce(handler, payload);
    }
    const schedules = handlers.flatMap(({ name, cron }) =>
      // One of a kind waits at a time: a routine that fails is one line on the health page, not one for each time.
      cron
        ? [
            {
              task: scheduledName(name),
              match: cron,
              identifier: name,
              options: { jobKey: name, jobKeyMode: 'replace' as const, maxAttempts: ROUTINE_ATTEMPTS },
            },
          ]
        : [],
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

  private async runOnce(handler: JobHandler, payload: unknown): Promise<void> {
    const begunAt = performance.now();
    let outcome: 'done' | 'failed' = 'failed';
    try {
      await handler.run(payload, this.stopping.signal);
      outcome = 'done';
    } finally {
      this.observe(handler.name, outcome, (performance.now() - begunAt) / 1_000);
    }
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
