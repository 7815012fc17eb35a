import type { Metrics } from '../telemetry/metrics.js';
import type { Database } from './database.js';

/** Measures the connections of this process. */
export function measureDatabase(metrics: Metrics, database: Database): void {
  const connections = metrics.gauge('database_connections', 'Connections of this process, by state.', [
    'state',
  ]);
  const waiting = metrics.gauge('database_waiting', 'Statements that wait for a free connection.');
  metrics.onScrape(() => {
    const { totalCount, idleCount, waitingCount } = database.pool;
    connections.set({ state: 'idle' }, idleCount);
    connections.set({ state: 'busy' }, totalCount - idleCount);
    waiting.set(waitingCount);
  });
}
