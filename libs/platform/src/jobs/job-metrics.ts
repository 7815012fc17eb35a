import type { Metrics } from '../telemetry/metrics.js';
import type { Jobs } from './jobs.js';
import type { ScheduleRunRepository } from './schedule-run.repository.js';

/** Seconds: a letter takes less than the first, an export or an index of a large forum as much as the last. */
const JOB_BUCKETS = [0.01, 0.05, 0.25, 1, 5, 30, 120, 600];

/** Measures the queue of background jobs, how those of this process end, and how the schedules stand. */
export function measureJobs(metrics: Metrics, jobs: Jobs, runs: ScheduleRunRepository): void {
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
  const seconds = metrics.histogram('job_seconds', 'Tries of jobs that ended in this process.', {
    buckets: JOB_BUCKETS,
    labelNames: ['job', 'outcome'],
  });
  jobs.observeWith((job, outcome, took) => seconds.observe({ job, outcome }, took));
  const schedules = metrics.gauge('schedule_runs', 'Communities by the state of their latest run.', [
    'schedule',
    'state',
  ]);
  metrics.addSource({
    name: 'schedules',
    gauges: [schedules],
    collect: async () => {
      const counts = await runs.countLatest();
      schedules.reset();
      for (const { schedule, state, communities } of counts) schedules.set({ schedule, state }, communities);
    },
  });
}
