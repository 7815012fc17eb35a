import { Injectable } from '@nestjs/common';
import { type JobHandler, ScheduleBook } from '#platform';
import { DraftRepository } from './draft.repository.js';

/** Days that a draft is kept which nobody goes on with. */
const KEPT_DAYS = 180;

/** Forgets old drafts, once a day. Of the whole install: no night of a community's matters to it. */
@Injectable()
export class DraftPurgeJob implements JobHandler {
  readonly name = 'discussion:draft-purge';
  readonly cron = '20 3 * * *';

  constructor(
    book: ScheduleBook,
    private readonly drafts: DraftRepository,
  ) {
    book.addRoutine(this);
  }

  async run(): Promise<void> {
    await this.drafts.purge(KEPT_DAYS);
  }
}
