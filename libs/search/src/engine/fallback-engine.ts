import { Injectable } from '@nestjs/common';
import { MeilisearchEngine } from './meilisearch/meilisearch-engine.js';
import { MeilisearchParts, type Parts } from './meilisearch/meilisearch-parts.js';
import { MeilisearchTrouble } from './meilisearch/meilisearch.errors.js';
import { PostgresEngine } from './postgres/postgres-engine.js';
import { SearchEngine, type SearchRequest, type SearchResult } from './search-engine.js';

/**
 * Meilisearch where it is set up, in step and able; Postgres, whose index is always kept, in every other case. A search
 * that meets trouble is answered by Postgres at once.
 */
@Injectable()
export class FallbackEngine extends SearchEngine {
  readonly name = 'fallback';

  constructor(
    private readonly postgres: PostgresEngine,
    private readonly meilisearch: MeilisearchParts,
  ) {
    super();
  }

  async search(request: SearchRequest): Promise<SearchResult> {
    const parts = this.meilisearch.found;
    if (!parts) return this.postgres.search(request);
    if (!MeilisearchEngine.isExactFor(request) || isRankedByPostgres(request))
      return this.inPostgres(request);
    if (!parts.watch.isOpen) return { ...(await this.inPostgres(request)), isFallback: true };
    return this.orInPostgres(parts, request);
  }

  private async orInPostgres(parts: Parts, request: SearchRequest): Promise<SearchResult> {
    try {
      return await parts.engine.search(request);
    } catch (error) {
      if (!(error instanceof MeilisearchTrouble)) throw error;
      parts.watch.trip(error);
      return { ...(await this.inPostgres(request)), isFallback: true };
    }
  }

  /** A list that Meilisearch ranked goes on after as many hits as were seen: the set is the same, the order may not be. */
  private async inPostgres(request: SearchRequest): Promise<SearchResult> {
    const offset = MeilisearchEngine.countedOffsetOf(request.after);
    return this.postgres.search(offset === null ? request : { ...request, after: null, offset });
  }
}

/** A list that Postgres began to rank ends there too. */
function isRankedByPostgres({ order, after, query }: SearchRequest): boolean {
  const isRanked = order === 'best' && query.words.length > 0;
  return isRanked && after !== null && MeilisearchEngine.countedOffsetOf(after) === null;
}
