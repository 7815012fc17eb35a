import { Inject, Injectable } from '@nestjs/common';
import { type JobHandler, LOGGER, type Logger } from '#platform';
import { INDEX_JOBS } from '../../upkeep/index-jobs.js';
import { IndexWorkCancelled } from '../../upkeep/index-work.js';
import { MeilisearchParts } from './meilisearch-parts.js';
import { MeilisearchTrouble } from './meilisearch.errors.js';

/** Builds the index anew because an operator asked for it. */
@Injectable()
export class RebuildJob implements JobHandler {
  readonly name = INDEX_JOBS.rebuild;

  constructor(
    private readonly parts: MeilisearchParts,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** How it ended stands with the work, where the operator looks for it. */
  async run(_payload: unknown, signal: AbortSignal): Promise<void> {
    const { found } = this.parts;
    if (!found) return;
    const isWanted = (): Promise<boolean> => found.works.isWaiting('rebuild');
    try {
      if (!(await isWanted())) return;
      await found.rebuilder.rebuild(isWanted, signal);
    } catch (error) {
      if (error instanceof IndexWorkCancelled || signal.aborted) return;
      if (error instanceof MeilisearchTrouble) found.watch.trip(error);
      else this.logger.error({ err: error }, 'the search index could not be rebuilt');
    }
  }
}
