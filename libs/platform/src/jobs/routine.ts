/** Work of the whole install, by the clock: of no community, so of no community's time zone. */
export interface Routine {
  /** Letters, digits, `_`, `-` and `:`; graphile-worker schedules nothing with a dot in its name. */
  readonly name: string;
  /** Five-field cron expression in UTC. */
  readonly cron: string;
}

/** How a routine stands. */
export interface RoutineStanding {
  name: string;
  /** When it was last queued; null for not yet. */
  lastQueuedAt: Date | null;
  /** What it failed on, until it succeeds or is queued again. */
  lastError: string | null;
  triesLeft: number;
}
