import type { MultiSearchQuery, SearchResponse } from 'meilisearch';
import {
  SearchEngine,
  type SearchFacets,
  type SearchHit,
  type SearchRequest,
  type SearchResult,
} from '../search-engine.js';
import type { Terms } from '../terms/term.js';
import type { TermFinder } from '../terms/term-finder.js';
import type { IndexDocument } from './index-document.js';
import { LONGEST_EXACT_PHRASE } from './lexemes.js';
import { conditionsOf, from, inDates, inSpaces, isRanked, orderOf, type Place } from './meilisearch-plan.js';
import type { MeilisearchServer } from './meilisearch-server.js';

/** Marks the key of a counted place; no key of Postgres begins so. */
const COUNTED = '#';

/**
 * Meilisearch finds, counts and ranks; what a query means is settled before (`terms/`). Throws MeilisearchTrouble.
 */
export class MeilisearchEngine extends SearchEngine {
  readonly name = 'meilisearch';

  constructor(
    private readonly server: MeilisearchServer,
    private readonly uid: () => Promise<string>,
    private readonly terms: TermFinder,
  ) {
    super();
  }

  /** False for phrases of more than two words: it knows which words are neighbours, not where each stands. */
  static isExactFor({ query }: SearchRequest): boolean {
    return [...query.phrases, ...query.excluded].every((words) => words.length <= LONGEST_EXACT_PHRASE);
  }

  /** How many hits come before a page that this engine's key begins; null for a key that says where it is by itself. */
  static countedOffsetOf(key: readonly string[] | null): number | null {
    return key?.[0] === COUNTED ? Number(key[1]) : null;
  }

  async search(request: SearchRequest): Promise<SearchResult> {
    const { terms, corrections } = await this.terms.find(request);
    const ranked = isRanked(request, terms);
    const place = placeOf(request, ranked);
    const asOf = place.kind === 'counted' ? place.asOf : (request.after?.[3] ?? now());
    const [page, ...counts] = await this.server.search(await this.queriesOf(request, terms, place));
    const found = page?.hits ?? [];
    const offset = place.kind === 'counted' ? place.offset : 0;
    const hits = found.map(({ postId, revisionId, publishedAt }, index): SearchHit => {
      const key = ranked
        ? [COUNTED, String(offset + index + 1), asOf]
        : keyOf(request.order, publishedAt, postId, asOf);
      return { postId, revisionId, publishedAt, key };
    });
    return { hits, ...summaryOf(counts), corrections, terms, isFallback: false };
  }

  private async queriesOf(request: SearchRequest, terms: Terms, place: Place): Promise<MultiSearchQuery[]> {
    const indexUid = await this.uid();
    const matching = conditionsOf(request, terms);
    const [spaces, dates] = [inSpaces(request.filter), inDates(request.filter)];
    const page: MultiSearchQuery = {
      indexUid,
      ...orderOf(request, terms),
      filter: [...matching, ...spaces, ...dates, ...from(place, request.order)],
      offset: place.kind === 'counted' ? place.offset : 0,
      limit: request.limit,
      attributesToRetrieve: ['postId', 'revisionId', 'publishedAt'],
    };
    if (!request.isDetailed) return [page];
    const counting = { indexUid, q: '', page: 1, hitsPerPage: 0 };
    return [
      page,
      { ...counting, filter: [...matching, ...spaces, ...dates] },
      { ...counting, filter: [...matching, ...dates], facets: ['spaceId'] },
      { ...counting, filter: [...matching, ...spaces], facets: ['month'] },
    ];
  }
}

function placeOf({ after, order }: SearchRequest, ranked: boolean): Place {
  if (after === null) return ranked ? { kind: 'counted', offset: 0, asOf: now() } : { kind: 'start' };
  if (ranked) return { kind: 'counted', offset: Number(after[1]), asOf: after[2] ?? now() };
  const [publishedAt = '', postId = ''] = order === 'oldest' ? after : after.slice(1);
  return { kind: 'keyed', publishedAt, postId };
}

/** As Postgres writes it, which can go on from here. */
function keyOf(order: SearchRequest['order'], publishedAt: string, postId: string, asOf: string): string[] {
  return order === 'oldest' ? [publishedAt, postId] : ['0', publishedAt, postId, asOf];
}

function now(): string {
  return new Date().toISOString().replace('Z', '000Z');
}

function summaryOf(counts: SearchResponse<IndexDocument>[]): Pick<SearchResult, 'totalCount' | 'facets'> {
  const [total, spaces, months] = counts;
  return {
    totalCount: total?.totalHits ?? 0,
    facets: {
      spaces: spacesOf(spaces?.facetDistribution?.['spaceId'] ?? {}),
      months: monthsOf(months?.facetDistribution?.['month'] ?? {}),
    },
  };
}

function spacesOf(counts: Record<string, number>): SearchFacets['spaces'] {
  return Object.entries(counts)
    .map(([spaceId, count]) => ({ spaceId, count }))
    .sort((left, right) => right.count - left.count || (left.spaceId < right.spaceId ? -1 : 1));
}

function monthsOf(counts: Record<string, number>): SearchFacets['months'] {
  return Object.entries(counts)
    .map(([month, count]) => ({ month, count }))
    .sort((left, right) => (left.month < right.month ? 1 : -1));
}
