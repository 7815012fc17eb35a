import { Injectable } from '@nestjs/common';
import { Database, Jobs, type Tx } from '#platform';
import { MeilisearchParts } from '../engine/meilisearch/meilisearch-parts.js';
import type { IndexWorkKind, IndexWorkRow } from './index-work.repository.js';
import { INDEX_JOBS } from './index-jobs.js';
import { SearchServerMissing, SearchWorkOver, SearchWorkUnderWay } from './search-upkeep.errors.js';

/** What operators have done to the index on the search server. For operators: whoever calls it has asked who may. */
@Injectable()
export class SearchUpkeep {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly parts: MeilisearchParts,
  ) {}

  /** The latest rebuild and check, by kind; null where there is no search server. */
  async look(): Promise<IndexWorkRow[] | null> {
    return this.parts.found ? this.parts.found.works.list() : null;
  }

  /** Has a worker do it as soon as one can; `also` runs in the same transaction. Throws SearchServerMissing, SearchWorkUnderWay. */
  async ask(kind: IndexWorkKind, also: (tx: Tx) => Promise<void>): Promise<void> {
    const { works } = this.requireParts();
    await this.database.transaction(async (tx) => {
      if (!(await works.ask(tx, kind))) throw new SearchWorkUnderWay();
      // Tried once: whoever asked sees how it ended, and may ask again.
      await this.jobs.enqueue(
        tx,
        INDEX_JOBS[kind],
        { isAsked: true },
        { jobKey: `${INDEX_JOBS[kind]}:asked`, maxAttempts: 1 },
      );
      await also(tx);
    });
  }

  /** Calls it off; the index in use stays as it is. Throws SearchServerMissing, SearchWorkOver. */
  async cancel(kind: IndexWorkKind, also: (tx: Tx) => Promise<void>): Promise<void> {
    const { works } = this.requireParts();
    await this.database.transaction(async (tx) => {
      if (!(await works.cancel(tx, kind))) throw new SearchWorkOver();
      await also(tx);
    });
  }

  private requireParts(): NonNullable<MeilisearchParts['found']> {
    if (!this.parts.found) throw new SearchServerMissing();
    return this.parts.found;
  }
}
