import type { Database } from '../database/database.js';
import type { Tx } from '../database/tx.js';
import type { ScheduledRun } from './schedule.js';

/** How a schedule stands in one community, by its latest run. */
export interface ScheduleRunRow {
  schedule: string;
  communityId: string;
  timeZone: string;
  period: string;
  dueAt: Date;
  state: 'waiting' | 'running' | 'done' | 'failed';
  attempts: number;
  finishedAt: Date | null;
  lastError: string | null;
}

/** The SQL of what schedules did. */
export class ScheduleRunRepository {
  constructor(private readonly database: Database) {}

  /** False where some worker has planned this run already. */
  async plan(tx: Tx, schedule: string, run: ScheduledRun, timeZone: string): Promise<boolean> {
    const rows = await tx.query(
      `INSERT INTO schedule_run (schedule, community_id, period, time_zone, due_at, state)
       VALUES ($1, $2, $3, $4, $5, 'waiting') ON CONFLICT DO NOTHING RETURNING schedule`,
      [schedule, run.communityId, run.period, timeZone, run.dueAt],
    );
    return rows.length === 1;
  }

  /** Begins a try. Null where the run is done. */
  async begin(
    schedule: string,
    run: Pick<ScheduledRun, 'communityId' | 'period'>,
  ): Promise<{ dueAt: Date; attempts: number } | null> {
    const [row] = await this.database.query<{ dueAt: Date; attempts: number }>(
      `UPDATE schedule_run SET state = 'running', attempts = attempts + 1, started_at = now()
       WHERE schedule = $1 AND community_id = $2 AND period = $3 AND state <> 'done'
       RETURNING due_at AS "dueAt", attempts`,
      [schedule, run.communityId, run.period],
    );
    return row ?? null;
  }

  /** Ends a try; `error` null where it did its work. */
  async end(
    schedule: string,
    run: Pick<ScheduledRun, 'communityId' | 'period'>,
    outcome: { state: 'done' | 'waiting' | 'failed'; error: string | null },
  ): Promise<void> {
    await this.database.query(
      `UPDATE schedule_run SET state = $4, last_error = $5, finished_at = now()
       WHERE schedule = $1 AND community_id = $2 AND period = $3`,
      [schedule, run.communityId, run.period, outcome.state, outcome.error],
    );
  }

  /** The latest run of each schedule in each community that has one, failed ones first, at most `limit`. */
  async latest(limit: number): Promise<ScheduleRunRow[]> {
    return this.database.query<ScheduleRunRow>(
      `SELECT * FROM (
         SELECT DISTINCT ON (schedule, community_id) schedule, community_id AS "communityId", time_zone AS "timeZone",
                period::text, due_at AS "dueAt", state, attempts, finished_at AS "finishedAt", last_error AS "lastError"
         FROM schedule_run ORDER BY schedule, community_id, period DESC) run
       ORDER BY state = 'failed' DESC, "lastError" IS NOT NULL DESC, schedule, "communityId" LIMIT $1`,
      [limit],
    );
  }

  /** In how many communities the latest run of each schedule stands how; those that are zero are left out. */
  async countLatest(): Promise<{ schedule: string; state: ScheduleRunRow['state']; communities: number }[]> {
    return this.database.query(
      `SELECT schedule, state, count(*)::int AS communities FROM (
         SELECT DISTINCT ON (schedule, community_id) schedule, state
         FROM schedule_run ORDER BY schedule, community_id, period DESC) run
       GROUP BY schedule, state`,
    );
  }

  /** Forgets runs that ended before an instant, but never a community's latest. */
  async forgetBefore(communityId: string, instant: Date): Promise<void> {
    await this.database.query(
      `DELETE FROM schedule_run r WHERE community_id = $1 AND due_at < $2 AND state IN ('done', 'failed')
         AND EXISTS (SELECT FROM schedule_run later WHERE later.schedule = r.schedule
                     AND later.community_id = r.community_id AND later.period > r.period)`,
      [communityId, instant],
    );
  }
}
