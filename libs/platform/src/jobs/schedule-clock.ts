import type { Database } from '../database/database.js';
import type { Logger } from '../telemetry/logger.js';
import { Outage } from '../telemetry/outage.js';
import type { JobHandler, Jobs } from './jobs.js';
import { type Calendar, type DueTimes, dueTimes, type Schedule } from './schedule.js';
import type { ScheduleRunRepository } from './schedule-run.repository.js';

/** Tries of one run; the waits between them add up to half an hour. */
export const SCHEDULE_ATTEMPTS = 8;

const TICK_MS = 15_000;

/** How long ended runs stay to be looked at. */
const KEPT_MS = 90 * 24 * 3_600_000;

/** What a clock works with. */
export interface ScheduleClockParts {
  readonly database: Database;
  readonly jobs: Jobs;
  readonly runs: ScheduleRunRepository;
  readonly logger: Logger;
  /** Asked at every tick. */
  readonly calendars: () => Promise<readonly Calendar[]>;
}

/**
 * Sees to it that each schedule runs once for every time it falls due in each community. Every worker has a clock; the key
 * of the run lets one of them plan it. After a time without any worker the latest missed run is made up for, not all.
 */
export class ScheduleClock {
  private timer: NodeJS.Timeout | null = null;
  private readonly outage: Outage;
  private ticking: Promise<void> = Promise.resolve();
  /** Runs that this process knows to be planned: `schedule community` → period. */
  private readonly planned = new Map<string, string>();
  private readonly times = new Map<string, DueTimes & { readonly askedAt: Date }>();

  constructor(
    private readonly schedules: readonly Schedule[],
    private readonly parts: ScheduleClockParts,
  ) {
    this.outage = new Outage(parts.logger, 'schedules could not be looked at');
    for (const { cron } of schedules) dueTimes(cron, 'UTC', new Date());
  }

  start(): void {
    this.timer = setInterval(() => this.beat(), TICK_MS);
    this.beat();
  }

  /** Resolves when the tick under way has ended. */
  async stop(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.ticking;
  }

  /** Plans what is due at an instant and not planned yet. */
  async tick(now: Date): Promise<void> {
    const calendars = await this.parts.calendars();
    for (const schedule of this.schedules)
      for (const calendar of calendars) await this.planIfDue(schedule, calendar, now);
  }

  /** The jobs that do the planned runs. */
  handlers(): JobHandler[] {
    return this.schedules.map((schedule) => ({
      name: schedule.name,
      run: (payload, signal) =>
        this.run(schedule, payload as { communityId: string; period: string }, signal),
    }));
  }

  private beat(): void {
    this.ticking = this.ticking
      .then(() => this.tick(new Date()))
      .then(() => this.outage.worked())
      .catch((error: unknown) => this.outage.failed(error));
  }

  private async planIfDue(schedule: Schedule, calendar: Calendar, now: Date): Promise<void> {
    const { communityId, timeZone, since } = calendar;
    const { last } = this.timesOf(schedule.cron, timeZone, now);
    if (!last || last.dueAt < since) return;
    const key = `${schedule.name} ${communityId}`;
    if (this.planned.get(key) === last.period) return;
    const run = { communityId, ...last };
    await this.parts.database.transaction(async (tx) => {
      if (!(await this.parts.runs.plan(tx, schedule.name, run, timeZone))) return;
      await this.parts.jobs.enqueue(
        tx,
        schedule.name,
        { communityId, period: last.period },
        { jobKey: `${schedule.name}:${communityId}:${last.period}`, maxAttempts: SCHEDULE_ATTEMPTS },
      );
    });
    this.planned.set(key, last.period);
  }

  /** Communities share few zones, and a zone's times change once a day. */
  private timesOf(cron: string, timeZone: string, now: Date): DueTimes {
    const key = `${cron} ${timeZone}`;
    const known = this.times.get(key);
    if (known?.next && known.askedAt <= now && now < known.next) return known;
    const fresh = { ...dueTimes(cron, timeZone, now), askedAt: now };
    this.times.set(key, fresh);
    return fresh;
  }

  private async run(
    schedule: Schedule,
    run: { communityId: string; period: string },
    signal: AbortSignal,
  ): Promise<void> {
    const { runs, logger } = this.parts;
    const begun = await runs.begin(schedule.name, run);
    if (!begun) return;
    try {
      await schedule.run({ ...run, dueAt: begun.dueAt }, signal);
    } catch (error) {
      const isLast = begun.attempts % SCHEDULE_ATTEMPTS === 0;
      const message = error instanceof Error ? error.message : String(error);
      await runs.end(schedule.name, run, { state: isLast ? 'failed' : 'waiting', error: message });
      logger.warn({ err: error, schedule: schedule.name, attempt: begun.attempts }, 'a scheduled run failed');
      throw error;
    }
    await runs.end(schedule.name, run, { state: 'done', error: null });
    await runs.forgetBefore(run.communityId, new Date(Date.now() - KEPT_MS));
  }
}
