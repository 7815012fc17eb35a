import { Injectable } from '@nestjs/common';
import type { JobHandler } from '#platform';
import { MeilisearchParts } from './meilisearch-parts.js';

/** Once an hour, at a minute when little else is due. */
@Injectable()
export class DriftCheckJob implements JobHandler {
  readonly name = 'search:drift-check';
  readonly cron = '23 * * * *';

  constructor(private readonly parts: MeilisearchParts) {}

  /** Leaves an index that is away, or being built, to the next time. */
  async run(_payload: unknown, signal: AbortSignal): Promise<void> {
    const { found } = this.parts;
    if (found?.watch.isOpen) await found.driftCheck.run(signal);
  }
}
