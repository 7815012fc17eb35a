import { Injectable } from '@nestjs/common';
import { type Schedule, ScheduleBook, type ScheduledRun } from '#platform';
import { RECENT_DAYS } from './trust-measure.js';
import { TrustPromoter } from './trust-promoter.js';

/** By night, for everybody who was here lately: levels that are no longer kept go, and what a missed run forgot is made good. */
@Injectable()
export class TrustSchedule implements Schedule {
  readonly name = 'discussion:trust-by-night';
  readonly cron = '41 2 * * *';

  constructor(
    book: ScheduleBook,
    private readonly promoter: TrustPromoter,
  ) {
    book.add(this);
  }

  async run({ communityId }: ScheduledRun, signal: AbortSignal): Promise<void> {
    await this.promoter.run(communityId, new Date(Date.now() - RECENT_DAYS * 86_400_000), signal);
  }
}
