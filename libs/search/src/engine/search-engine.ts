import type { SearchQuery } from '../text/query-parser.js';
import type { Terms } from './terms/term.js';

/** The current revision of one published post, as an index takes it. */
export interface SearchDocument {
  readonly postId: string;
  readonly revisionId: string;
  readonly communityId: string;
  readonly spaceId: string;
  readonly threadId: string;
  readonly threadTitle: string;
  /** The post opens its thread, so that the title is its own. */
  readonly isFirst: boolean;
  /** Readable text. */
  readonly text: string;
  /** ISO 8601 in UTC, to the microsecond. */
  readonly publishedAt: string;
}

/** What is searched. The set is bounded by `spaceIds`: what the asker may see, and nothing outside leaves, counts included. */
export interface SearchScope {
  readonly communityId: string;
  readonly spaceIds: readonly string[];
}

/** What a person narrowed the set to. */
export interface SearchFilter {
  readonly spaceIds?: readonly string[] | undefined;
  readonly publishedFrom?: Date | undefined;
  readonly publishedBefore?: Date | undefined;
}

/** One page of a search, as an engine is asked for it. */
export interface SearchRequest {
  readonly scope: SearchScope;
  readonly query: SearchQuery;
  readonly filter: SearchFilter;
  /** `best`: rank, then newest first; newest first alone for an empty query. `oldest`: by (publishedAt, postId), for exports. */
  readonly order: 'best' | 'oldest';
  readonly limit: number;
  /** `key` of the hit after which the page starts. */
  readonly after: readonly string[] | null;
  /** Hits to pass over, for a list that another engine began: counted, since its keys say nothing here. */
  readonly offset?: number;
  /** Without, `totalCount` is 0 and there are no facets. */
  readonly isDetailed: boolean;
}

/** A post that matches. */
export interface SearchHit {
  readonly postId: string;
  readonly revisionId: string;
  readonly publishedAt: string;
  /** The hit's place in the list, for whichever engine made it; `FallbackEngine` knows which may go on from it. */
  readonly key: readonly string[];
}

/** A word that (next to) nothing matches as typed, and the words searched for it. */
export interface SearchCorrection {
  readonly typed: string;
  readonly searched: readonly string[];
}

/** What an engine answers. */
export interface SearchResult {
  readonly hits: readonly SearchHit[];
  /** Exact. */
  readonly totalCount: number;
  readonly facets: SearchFacets;
  readonly corrections: readonly SearchCorrection[];
  /** What was looked for, to mark it in the texts. */
  readonly terms: Terms;
  /** The engine that should have answered could not: this is the other's answer. Same set, plainer order. */
  readonly isFallback: boolean;
}

/** Counts over the whole matching set; each facet leaves out its own filter, so that its other values stay on offer. */
export interface SearchFacets {
  /** Largest first. */
  readonly spaces: readonly { spaceId: string; count: number }[];
  /** `YYYY-MM` in UTC, latest first. */
  readonly months: readonly { month: string; count: number }[];
}

/**
 * An index of posts, to be asked. It answers ids only: callers read the rows again, through the one visibility rule, before
 * anything leaves. How documents get into it is each engine's own business.
 */
export abstract class SearchEngine {
  /** For logs and the health page. */
  abstract readonly name: string;

  abstract search(request: SearchRequest): Promise<SearchResult>;
}
