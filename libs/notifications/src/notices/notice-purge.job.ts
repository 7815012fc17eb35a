import { Injectable } from '@nestjs/common';
import { type JobHandler, ScheduleBook } from '#platform';
import { NoticeWriterRepository } from './notice-writer.repository.js';

/** Days after which a notice is forgotten, read or not. */
export const NOTICE_DAYS = 90;
const BATCH = 5_000;

/** Forgets old notices, every night of the install: they are of all communities. */
@Injectable()
export class NoticePurgeJob implements JobHandler {
  readonly name = 'notifications:purge';
  readonly cron = '17 3 * * *';

  constructor(
    book: ScheduleBook,
    private readonly notices: NoticeWriterRepository,
  ) {
    book.addRoutine(this);
  }

  async run(): Promise<void> {
    while ((await this.notices.purge(NOTICE_DAYS, BATCH)) === BATCH);
  }
}
