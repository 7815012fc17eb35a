import type { Routine } from './routine.js';
import type { Schedule } from './schedule.js';

/** Everything that the install does by the clock: rooms write theirs in, workers do it, the health page shows it. */
export class ScheduleBook {
  private readonly schedules: Schedule[] = [];
  private readonly ofInstall: Routine[] = [];

  add(schedule: Schedule): void {
    this.schedules.push(schedule);
  }

  addRoutine(routine: Routine): void {
    this.ofInstall.push(routine);
  }

  all(): readonly Schedule[] {
    return this.schedules;
  }

  routines(): readonly Routine[] {
    return this.ofInstall;
  }
}
