import type { HealthProbe, HealthReport } from '../health/health-board.js';
import type { ConsumerHealthRow, FactCursorRepository } from './fact-cursor.repository.js';

/** Longer than this behind, a consumer is late. */
const LATE_SECONDS = 30;

/** Whether what follows the log keeps up, and whether anybody runs it. */
export class ConsumersProbe implements HealthProbe {
  readonly name = 'consumers';

  constructor(private readonly cursors: FactCursorRepository) {}

  async report(): Promise<readonly HealthReport[]> {
    return (await this.cursors.health()).map((row) => ({ part: `consumer.${row.name}`, ...standingOf(row) }));
  }
}

function standingOf(row: ConsumerHealthRow): Omit<HealthReport, 'part'> {
  const details = {
    facts: row.lagFacts,
    seconds: Math.round(row.lagSeconds),
    parked: row.parkedCount,
    ...(row.lastError === null ? {} : { reason: row.lastError }),
  };
  if (!row.isRun) return { state: 'down', code: 'CONSUMER_ABANDONED', details };
  if (row.parkedCount > 0) return { state: 'degraded', code: 'CONSUMER_PARKED', details };
  if (row.lastError !== null && row.lagFacts > 0)
    return { state: 'degraded', code: 'CONSUMER_FAILING', details };
  if (row.lagSeconds > LATE_SECONDS) return { state: 'degraded', code: 'CONSUMER_LATE', details };
  return { state: 'working', code: 'WORKING', details };
}
