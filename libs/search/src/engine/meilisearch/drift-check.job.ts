import { Inject, Injectable } from '@nestjs/common';
import { type JobHandler, LOGGER, type Logger, ScheduleBook } from '#platform';
import { INDEX_JOBS } from '../../upkeep/index-jobs.js';
import { IndexWorkCancelled } from '../../upkeep/index-work.js';
import { MeilisearchParts } from './meilisearch-parts.js';

/** Once an hour, at a minute when little else is due, and whenever an operator asks. */
@Injectable()
export class DriftCheckJob implements JobHandler {
  readonly name = INDEX_JOBS['drift-check'];
  readonly cron = '23 * * * *';

  constructor(
    book: ScheduleBook,
    private readonly parts: MeilisearchParts,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    book.addRoutine(this);
  }

  /** By the hour, leaves an index that is away, or being built, to the next time. Who asked is told so. */
  async run(payload: unknown, signal: AbortSignal): Promise<void> {
    const { found } = this.parts;
    if (!found) return;
    if (!(payload as { isAsked?: boolean } | null)?.isAsked) {
      if (found.watch.isOpen) await found.driftCheck.run(signal);
      return;
    }
    if (!(await found.works.isWaiting('drift-check'))) return;
    if (!found.watch.isOpen) {
      const error = 'Meilisearch does not answer the searches now: there is nothing to compare.';
      return found.works.end('drift-check', { state: 'failed', error });
    }
    // How it ended stands with the work, where the operator looks for it.
    await found.driftCheck.run(signal).catch((error: unknown) => {
      if (error instanceof IndexWorkCancelled || signal.aborted) return;
      this.logger.warn({ err: error }, 'the search index could not be compared with the database');
    });
  }
}
