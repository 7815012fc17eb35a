import { Injectable } from '@nestjs/common';
import { type JobHandler, ScheduleBook } from '#platform';
import { TrustCandidates } from './trust-candidates.js';
import { TrustPromoter } from './trust-promoter.js';

/** Somewhat more than the time between two runs: what was read just before one began is seen by the next. */
const LOOK_BACK_MINUTES = 30;

/**
 * Every ten minutes, for who was here just now: a member should not wait for a night to be known better. Work of the whole
 * install: one statement says in which communities anybody read at all.
 */
@Injectable()
export class TrustJob implements JobHandler {
  readonly name = 'discussion:trust';
  readonly cron = '4,14,24,34,44,54 * * * *';

  constructor(
    book: ScheduleBook,
    private readonly candidates: TrustCandidates,
    private readonly promoter: TrustPromoter,
  ) {
    book.addRoutine(this);
  }

  async run(_payload: unknown, signal: AbortSignal): Promise<void> {
    const since = new Date(Date.now() - LOOK_BACK_MINUTES * 60_000);
    for (const communityId of await this.candidates.communitiesSince(since))
      await this.promoter.run(communityId, since, signal);
  }
}
