import type { Schedule } from './schedule.js';

/** Every schedule of the install: rooms write theirs in, workers keep them, the health page shows them. */
export class ScheduleBook {
  private readonly schedules: Schedule[] = [];

  add(schedule: Schedule): void {
    this.schedules.push(schedule);
  }

  all(): readonly Schedule[] {
    return this.schedules;
  }
}
