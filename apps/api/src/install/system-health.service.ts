import { Injectable } from '@nestjs/common';
import { CommunityService } from '#community';
import {
  dueTimes,
  FactCursorRepository,
  type HealthReport,
  type HealthState,
  Jobs,
  nextTimeOf,
  ParkedFactRepository,
  ProcessSigns,
  type RoutineStanding,
  SCHEDULE_ATTEMPTS,
  ScheduleBook,
  ScheduleRunRepository,
  type ScheduleRunRow,
  type TroubledJob,
} from '#platform';
import type {
  HealthPart,
  JobHealth,
  RoutineHealth,
  ScheduleHealth,
  SystemHealth,
} from './system-health.types.js';

const SHOWN = 50;
/** Runs that are looked at for the latest of each community. */
const RUNS = 2_000;

const SEVERITY: Readonly<Record<HealthState, number>> = { down: 0, degraded: 1, working: 2 };

/** Puts together how the install stands. */
@Injectable()
export class SystemHealthService {
  constructor(
    private readonly signs: ProcessSigns,
    private readonly consumers: FactCursorRepository,
    private readonly parked: ParkedFactRepository,
    private readonly jobs: Jobs,
    private readonly book: ScheduleBook,
    private readonly runs: ScheduleRunRepository,
    private readonly communities: CommunityService,
  ) {}

  /** For operators: it names communities. */
  async look(): Promise<SystemHealth> {
    const [reports, consumers, parkedFacts, failedJobs, schedules, routines, processes] = await Promise.all([
      this.signs.reports(),
      this.consumers.health(),
      this.parked.list(SHOWN),
      this.jobs.listTroubled(SHOWN),
      this.schedules(),
      this.routines(),
      this.signs.list(),
    ]);
    return {
      state: reports[0]?.state ?? 'working',
      parts: reports.map(partOf),
      consumers,
      parkedFacts,
      failedJobs: failedJobs.map(jobOf),
      schedules,
      routines,
      processes: processes.map(({ id, roles, host, startedAt }) => ({ id, roles, host, startedAt })),
    };
  }

  private async routines(): Promise<RoutineHealth[]> {
    const routines = this.book.routines();
    const known = await this.jobs.standingOf(routines.map(({ name }) => name));
    return routines
      .map(({ name, cron }) => {
        const found = known.find((one) => one.name === name);
        return { routine: name, nextRunAt: nextTimeOf(cron), ...routineStandingOf(found) };
      })
      .sort((one, other) => SEVERITY[one.state] - SEVERITY[other.state]);
  }

  private async schedules(): Promise<ScheduleHealth[]> {
    const [communities, runs] = await Promise.all([this.communities.list(), this.runs.latest(RUNS)]);
    const latest = new Map(runs.map((run) => [`${run.schedule} ${run.communityId}`, run]));
    const now = new Date();
    const next = new Map<string, Date | null>();
    const nextOf = (cron: string, timeZone: string): Date | null => {
      const key = `${cron} ${timeZone}`;
      if (!next.has(key)) next.set(key, dueTimes(cron, timeZone, now).next);
      return next.get(key) ?? null;
    };
    return this.book
      .all()
      .flatMap((schedule) =>
        communities.map(({ id, name, timeZone }) => ({
          schedule: schedule.name,
          communityName: name,
          timeZone,
          nextRunAt: nextOf(schedule.cron, timeZone),
          ...standingOf(latest.get(`${schedule.name} ${id}`)),
        })),
      )
      .sort((one, other) => SEVERITY[one.state] - SEVERITY[other.state])
      .slice(0, SHOWN);
  }
}

function standingOf(
  run: ScheduleRunRow | undefined,
): Pick<ScheduleHealth, 'lastRunAt' | 'state' | 'lastError' | 'triesLeft'> {
  if (!run) return { lastRunAt: null, state: 'working', lastError: null, triesLeft: SCHEDULE_ATTEMPTS };
  const state = run.state === 'failed' ? 'down' : run.lastError === null ? 'working' : 'degraded';
  const triesLeft = run.state === 'failed' ? 0 : Math.max(0, SCHEDULE_ATTEMPTS - run.attempts);
  return { lastRunAt: run.finishedAt, state, lastError: run.lastError, triesLeft };
}

function routineStandingOf(
  found: RoutineStanding | undefined,
): Pick<RoutineHealth, 'lastRunAt' | 'state' | 'lastError' | 'triesLeft'> {
  const { lastQueuedAt: lastRunAt = null, lastError = null, triesLeft = 0 } = found ?? {};
  if (lastError === null) return { lastRunAt, state: 'working', lastError, triesLeft };
  return { lastRunAt, state: triesLeft > 0 ? 'degraded' : 'down', lastError, triesLeft };
}

function partOf({ part, state, code, details = {}, since }: HealthReport): HealthPart {
  return {
    part,
    state,
    code,
    details: Object.entries(details).map(([name, value]) => ({ name, value: String(value) })),
    since: since ?? null,
  };
}

function jobOf({ id, task, attempts, maxAttempts, lastError, nextTryAt, isFinal }: TroubledJob): JobHealth {
  return { id, task, attempts, maxAttempts, lastError, nextTryAt: isFinal ? null : nextTryAt };
}
