import type { Metrics } from '../telemetry/metrics.js';
import type { Jobs } from './jobs.js';

/** Measures the queue of background jobs. */
export function measureJobs(metrics: Metrics, jobs: Jobs): void {
  const queue = metrics.gauge('jobs', 'Background jobs by state; failed ones have used up their tries.', [
    'state',
  ]);
  metrics.addSource({
    name: 'jobs',
    gauges: [queue],
    collect: async () => {
      const { waiting, running, retrying, failed } = await jobs.count();
      queue.set({ state: 'waiting' }, waiting);
      queue.set({ state: 'running' }, running);
      queue.set({ state: 'retrying' }, retrying);
      queue.set({ state: 'failed' }, failed);
    },
  });
}
