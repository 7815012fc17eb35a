import { Injectable } from '@nestjs/common';
import { type JobHandler, ScheduleBook } from '#platform';
import { POLLS_CLOSE } from './polls-close.name.js';
import { PollService } from './poll.service.js';

const BATCH = 100;

/**
 * Closes polls whose time is over: each has a job for its own instant, and every five minutes a look finds what was
 * missed while no worker ran. Votes after the instant are refused with or without it.
 */
@Injectable()
export class PollsCloseJob implements JobHandler {
  readonly name = POLLS_CLOSE;
  readonly cron = '*/5 * * * *';

  constructor(
    book: ScheduleBook,
    private readonly polls: PollService,
  ) {
    book.addRoutine(this);
  }

  async run(_payload: unknown, signal: AbortSignal): Promise<void> {
    while (!signal.aborted && (await this.polls.closeOverdue(BATCH)) === BATCH);
  }
}
