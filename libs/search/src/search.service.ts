import { Injectable } from '@nestjs/common';
import { type Actor, BadUserInput, isUuid } from '#platform';
import { SpaceService } from '#community';
import { RevisionReader, type VisibleRevision } from '#discussion';
import {
  SearchEngine,
  type SearchFilter,
  type SearchRequest,
  type SearchResult,
} from './engine/search-engine.js';
import { TextMarker } from './engine/terms/text-marker.js';
import type { TextRange } from './text/highlighter.js';
import { parseQuery, type SearchQuery } from './text/query-parser.js';

const LONGEST_QUERY = 1_000;
const MOST_WORDS = 64;

/** A text that matches, read again from the database a moment ago. */
export interface FoundText {
  readonly revision: VisibleRevision;
  readonly highlights: readonly TextRange[];
  /** ISO 8601 in UTC, to the microsecond. */
  readonly publishedAt: string;
  /** Place in the list. */
  readonly key: readonly string[];
}

/** One page of what was found. */
export interface FoundPage extends Omit<SearchResult, 'hits' | 'terms'> {
  readonly texts: readonly FoundText[];
  /** Key to go on from; null at the end of the list. */
  readonly nextKey: readonly string[] | null;
}

/** What is looked for: a person's text and what narrows it. */
export interface SearchWish {
  readonly query: string;
  readonly filter: SearchFilter;
}

/** Where a page of the list starts and ends. */
export interface SearchWindow {
  readonly limit: number;
  readonly after: readonly string[] | null;
}

/**
 * Finds posts among those the actor may see. The index names candidates; their rows pass the database's own visibility
 * rule again before they leave. Private conversations are in nobody's search, report or export.
 */
@Injectable()
export class SearchService {
  constructor(
    private readonly engine: SearchEngine,
    private readonly spaces: SpaceService,
    private readonly revisions: RevisionReader,
    private readonly marker: TextMarker,
  ) {}

  /** Best first, with counts, corrections and highlights. Throws BadUserInput for a query beyond the limits. */
  async search(actor: Actor, wish: SearchWish, window: SearchWindow): Promise<FoundPage> {
    return this.find(actor, wish, window, { order: 'best', isDetailed: true });
  }

  /** Oldest first, by (publishedAt, postId), without counts or highlights: to walk through the whole set. */
  async walk(actor: Actor, wish: SearchWish, window: SearchWindow): Promise<FoundPage> {
    return this.find(actor, wish, window, { order: 'oldest', isDetailed: false });
  }

  /** Throws BadUserInput for a query beyond the limits. */
  requireReadable(query: string): void {
    readQuery(query);
  }

  private async find(
    actor: Actor,
    wish: SearchWish,
    window: SearchWindow,
    how: Pick<SearchRequest, 'order' | 'isDetailed'>,
  ): Promise<FoundPage> {
    const query = readQuery(wish.query);
    const spaceIds = await this.spaces.sharedIds(actor);
    const { hits, terms, ...rest } = await this.engine.search({
      scope: { communityId: actor.communityId, spaceIds },
      query,
      filter: { ...wish.filter, spaceIds: wish.filter.spaceIds?.filter(isUuid) },
      limit: window.limit + 1,
      after: window.after,
      ...how,
    });
    const page = hits.slice(0, window.limit);
    const rows = await this.revisions.readIn(
      actor.communityId,
      spaceIds,
      page.map(({ revisionId }) => revisionId),
    );
    const texts = rows.map(({ plainText }) => plainText);
    const marks = how.isDetailed ? await this.marker.mark(texts, terms) : [];
    const byId = new Map(
      rows.map((revision, index) => [revision.id, { revision, highlights: marks[index] ?? [] }]),
    );
    return {
      ...rest,
      texts: page.flatMap(({ revisionId, publishedAt, key }) => {
        const found = byId.get(revisionId);
        return found ? [{ ...found, publishedAt, key }] : [];
      }),
      nextKey: hits.length > window.limit ? (page.at(-1)?.key ?? null) : null,
    };
  }
}

function readQuery(text: string): SearchQuery {
  if (text.length > LONGEST_QUERY) throw new BadUserInput(`A query has at most ${LONGEST_QUERY} characters.`);
  const query = parseQuery(text);
  const size = query.words.length + query.phrases.flat().length + query.excluded.flat().length;
  if (size > MOST_WORDS) throw new BadUserInput(`A query has at most ${MOST_WORDS} words.`);
  return query;
}
