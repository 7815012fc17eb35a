import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { SearchFacets, SearchFilter, SearchRequest, SearchScope } from '../search-engine.js';
import { RANK_WEIGHTS } from './lexemes.js';

/** A request in Postgres' own terms: tsquery literals. */
export interface QueryPlan {
  /** Must match; null matches everything. */
  readonly wanted: string | null;
  /** Must not match. */
  readonly excluded: string | null;
  /** Anything here raises the rank; null for no rank at all. */
  readonly ranked: string | null;
}

/** One post of a page. */
export interface FoundRow {
  postId: string;
  revisionId: string;
  score: string;
  publishedAt: string;
}

/** A page with the counts over everything that matches. */
export interface DetailedPage {
  rows: FoundRow[];
  totalCount: number;
  facets: SearchFacets;
}

/**
 * So many of the newest matches are ranked; older ones follow by date. Reading a vector costs about 8 µs, and a query
 * that matches more than this is no question of rank.
 */
const RANKED_MATCHES = 5_000;
/** A fresh post weighs a quarter more than an old one; half of that is gone after a year. */
const RECENCY = `(1 + 0.25 / (1 + GREATEST(extract(epoch FROM $9::timestamptz - published_at), 0) / 31557600.0))`;
const MICROSECONDS = `'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`;
const DISTANT_PAST = '-infinity';
const DISTANT_FUTURE = 'infinity';

/** Parameters $1 to $4 of every read: the visible set, and what must and must not match. */
const MATCHES = (plan: QueryPlan): string =>
  [
    'community_id = $1 AND space_id = ANY($2::uuid[])',
    plan.wanted === null ? '$3::tsquery IS NULL' : 'vector @@ $3::tsquery',
    plan.excluded === null ? '$4::tsquery IS NULL' : 'NOT vector @@ $4::tsquery',
  ].join(' AND ');

/** SQL that reads the index. */
@Injectable()
export class QueryRepository {
  constructor(private readonly database: Database) {}

  /** One page by rank, with the counts over everything that matches. `asOf` fixes the age of posts for all pages of a list. */
  async best(request: SearchRequest, plan: QueryPlan, asOf: string): Promise<DetailedPage> {
    const { scope, filter } = request;
    const [score, publishedAt, postId] = request.after ?? ['Infinity', DISTANT_FUTURE, null];
    const rank = `ts_rank('${RANK_WEIGHTS}', vector, $10::tsquery, 1) * ${RECENCY}`;
    const variant = `${plan.wanted === null ? 'all' : 'some'}_${plan.excluded === null ? 'but_none' : 'but_some'}`;
    const [row] = await this.database.query<DetailedPage>(
      `WITH matching AS MATERIALIZED (
         SELECT post_id, space_id, published_at, vector,
                ($5::uuid[] IS NULL OR space_id = ANY($5::uuid[])) AS in_spaces,
                (published_at >= $6::timestamptz AND published_at < $7::timestamptz) AS in_dates
         FROM search_document WHERE ${MATCHES(plan)}),
       newest AS (
         SELECT post_id, published_at, vector FROM matching WHERE in_spaces AND in_dates
         ORDER BY published_at DESC, post_id DESC LIMIT ${RANKED_MATCHES}),
       scored AS (
         SELECT post_id, published_at, CASE WHEN $10::tsquery IS NULL THEN 0::float8 ELSE ${rank} END AS score FROM newest
         UNION ALL
         (SELECT post_id, published_at, 0::float8 FROM matching WHERE in_spaces AND in_dates
          ORDER BY published_at DESC, post_id DESC OFFSET ${RANKED_MATCHES})),
       page AS (
         SELECT * FROM scored
         WHERE (score, published_at, post_id) < ($8::float8, $11::timestamptz, COALESCE($12::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
         ORDER BY score DESC, published_at DESC, post_id DESC LIMIT $13 OFFSET $14)
       SELECT
         (SELECT count(*)::int FROM matching WHERE in_spaces AND in_dates) AS "totalCount",
         json_build_object(
           'spaces', (SELECT COALESCE(json_agg(json_build_object('spaceId', space_id, 'count', count) ORDER BY count DESC, space_id), '[]')
                      FROM (SELECT space_id, count(*) FROM matching WHERE in_dates GROUP BY space_id) s),
           'months', (SELECT COALESCE(json_agg(json_build_object('month', to_char(month, 'YYYY-MM'), 'count', count) ORDER BY month DESC), '[]')
                      FROM (SELECT date_trunc('month', published_at AT TIME ZONE 'UTC') AS month, count(*)
                            FROM matching WHERE in_spaces GROUP BY 1) m)) AS facets,
         (SELECT COALESCE(json_agg(json_build_object('postId', d.post_id, 'revisionId', d.revision_id, 'score', page.score::text, 'publishedAt', to_char(d.published_at AT TIME ZONE 'UTC', ${MICROSECONDS}))
                 ORDER BY page.score DESC, page.published_at DESC, page.post_id DESC), '[]')
          FROM page JOIN search_document d USING (post_id)) AS rows`,
      [
        ...this.setOf(scope, plan),
        ...this.narrowing(filter),
        score,
        asOf,
        plan.ranked,
        publishedAt,
        postId,
        request.limit,
        request.offset ?? 0,
      ],
      `search_best_${variant}`,
    );
    return row as DetailedPage;
  }

  /** One page, oldest first, without texts. */
  async oldest(
    request: SearchRequest,
    plan: QueryPlan,
  ): Promise<Pick<FoundRow, 'postId' | 'revisionId' | 'publishedAt'>[]> {
    const [publishedAt, postId] = request.after ?? [DISTANT_PAST, '00000000-0000-0000-0000-000000000000'];
    return this.database.query(
      `SELECT post_id AS "postId", revision_id AS "revisionId",
              to_char(published_at AT TIME ZONE 'UTC', ${MICROSECONDS}) AS "publishedAt"
       FROM search_document
       WHERE ${MATCHES(plan)} AND ($5::uuid[] IS NULL OR space_id = ANY($5::uuid[]))
         AND published_at >= $6::timestamptz AND published_at < $7::timestamptz
         AND (published_at, post_id) > ($8::timestamptz, $9::uuid)
       ORDER BY published_at, post_id LIMIT $10`,
      [
        ...this.setOf(request.scope, plan),
        ...this.narrowing(request.filter),
        publishedAt,
        postId,
        request.limit,
      ],
    );
  }

  /** How many visible documents match each tsquery, counting to `most`. In the order asked. */
  async countUpTo(scope: SearchScope, queries: readonly string[], most: number): Promise<number[]> {
    if (queries.length === 0) return [];
    const rows = await this.database.query<{ count: number }>(
      `SELECT found.count::int FROM unnest($3::text[]) WITH ORDINALITY AS asked (query, place)
       CROSS JOIN LATERAL (SELECT count(*) FROM (SELECT 1 FROM search_document
         WHERE community_id = $1 AND space_id = ANY($2::uuid[]) AND vector @@ asked.query::tsquery LIMIT $4) AS capped) AS found
       ORDER BY place`,
      [scope.communityId, scope.spaceIds, queries, most],
      'search_count_up_to',
    );
    return rows.map(({ count }) => count);
  }

  private setOf(scope: SearchScope, plan: QueryPlan): unknown[] {
    return [scope.communityId, scope.spaceIds, plan.wanted, plan.excluded];
  }

  private narrowing(filter: SearchFilter): unknown[] {
    return [
      filter.spaceIds ?? null,
      filter.publishedFrom ?? DISTANT_PAST,
      filter.publishedBefore ?? DISTANT_FUTURE,
    ];
  }
}
