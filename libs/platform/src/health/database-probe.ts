import type { Database } from '../database/database.js';
import type { HealthProbe, HealthReport } from './health-board.js';

/** A statement that says nothing takes longer than this only when something is wrong. */
const SLOW_MS = 500;

/** Whether the database answers, finds room on its disk, and has connections enough. */
export class DatabaseProbe implements HealthProbe {
  readonly name = 'database';

  constructor(private readonly database: Database) {}

  async report(): Promise<readonly HealthReport[]> {
    const waiting = this.database.pool.waitingCount;
    const begun = performance.now();
    const isSilent = await this.database.query('SELECT 1').then(
      () => false,
      () => true,
    );
    const { since } = this.database.room;
    // A server that has stopped for want of room is silent, too.
    if (since) return [{ part: this.name, state: 'down', code: 'DATABASE_FULL', since }];
    if (isSilent) return [{ part: this.name, state: 'down', code: 'DATABASE_SILENT' }];
    const milliseconds = Math.round(performance.now() - begun);
    if (waiting > 0)
      return [{ part: this.name, state: 'degraded', code: 'DATABASE_CROWDED', details: { waiting } }];
    if (milliseconds > SLOW_MS)
      return [{ part: this.name, state: 'degraded', code: 'DATABASE_SLOW', details: { milliseconds } }];
    return [{ part: this.name, state: 'working', code: 'WORKING', details: { milliseconds } }];
  }
}
