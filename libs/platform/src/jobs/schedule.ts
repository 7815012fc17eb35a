import { Cron } from 'croner';

/** Work that each community has done on days and at a time of its own: daily, or less often. */
export interface Schedule {
  /** Letters, digits, `-` and `:`. It names the runs in the database: never change it. */
  readonly name: string;
  /** Five-field cron expression in the community's time; minute and hour are plain numbers. */
  readonly cron: string;
  /** Runs at least once for each time it falls due; throwing has it tried again with back-off. */
  run(due: ScheduledRun, signal: AbortSignal): Promise<void>;
}

/** One time that a schedule falls due for a community. */
export interface ScheduledRun {
  readonly communityId: string;
  /** The community's own date, `YYYY-MM-DD`: what makes the run one. */
  readonly period: string;
  readonly dueAt: Date;
}

/** Whose schedules are kept, and in which time. */
export interface Calendar {
  readonly communityId: string;
  /** IANA name. */
  readonly timeZone: string;
  /** Nothing falls due before. */
  readonly since: Date;
}

const PLAIN_TIME = /^[0-5]?\d ([01]?\d|2[0-3]) \S+ \S+ \S+$/;

/** When a schedule last fell due, and when it does next. */
export interface DueTimes {
  readonly last: { readonly period: string; readonly dueAt: Date } | null;
  readonly next: Date | null;
}

/**
 * When a cron expression falls due around an instant, in a time zone. A time that the clocks jump over in spring comes with
 * the jump; one that they pass twice in autumn comes once. Throws RangeError for an expression or a zone that is none.
 */
export function dueTimes(cron: string, timeZone: string, at: Date): DueTimes {
  if (!PLAIN_TIME.test(cron)) throw new RangeError(`a schedule has one time of the day: ${cron}`);
  const pattern = new Cron(cron, { timezone: timeZone, paused: true });
  // Croner looks strictly before and after; what falls due at this very instant is due.
  const dueAt = pattern.previousRuns(2, new Date(at.getTime() + 1_000)).find((run) => run <= at);
  return {
    last: dueAt ? { period: localDate(dueAt, timeZone), dueAt } : null,
    next: pattern.nextRun(at),
  };
}

/** When a cron expression of the install's own work, in UTC, falls due next. */
export function nextTimeOf(cron: string): Date | null {
  return new Cron(cron, { timezone: 'UTC', paused: true }).nextRun();
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** The date in a time zone, `YYYY-MM-DD`. */
export function localDate(at: Date, timeZone: string): string {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  formats.set(timeZone, format);
  return format.format(at);
}

/** True for an IANA zone that this runtime knows. */
export function isTimeZone(name: string): boolean {
  try {
    // An offset such as +02:00 is accepted by Intl, and knows no daylight saving.
    return /^[A-Za-z]/.test(name) && Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}
