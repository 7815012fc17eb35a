import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { THREAD_COLUMNS, type ThreadRow } from '../thread/thread-row.js';
import type { ReviewedProduct, ReviewSortName } from './review.types.js';

/** A thread in a list of reviews, with what it is sorted by as text. */
export interface ListedReview {
  row: ThreadRow;
  key: string;
}

/** Reviews of a product in spaces that the viewer may enter. */
export interface ReviewList {
  spaceIds: readonly string[];
  folded: string;
  rating: number | null;
  sort: ReviewSortName;
}

/** What each order walks: an index of its own for each product of a space. */
const ORDERS = {
  newest: {
    column: 'opened_at',
    type: 'timestamptz',
    first: 'infinity',
    key: `to_char(r.opened_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
  },
  rating: { column: 'rating', type: 'integer', first: '6', key: 'r.rating::text' },
  helpful: { column: 'helpful_count', type: 'integer', first: '2147483647', key: 'r.helpful_count::text' },
} as const;

const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Of these spaces, those that are for reviews now. */
const REVIEW_SPACES = `(SELECT id FROM space WHERE id = ANY($1::uuid[]) AND kind = 'reviews') s`;

const FIGURES = `p.product, p.product_folded AS folded, p.space_id AS "spaceId", p.review_count AS "reviewCount",
  ARRAY[p.rated_1, p.rated_2, p.rated_3, p.rated_4, p.rated_5] AS distribution,
  round((p.rated_1 + 2 * p.rated_2 + 3 * p.rated_3 + 4 * p.rated_4 + 5 * p.rated_5)::numeric / NULLIF(p.review_count, 0), 2)::float8
    AS average`;

type Row = ThreadRow & { reviewKey: string };

/** Reads of the lists of reviews, and of what they add up to. */
@Injectable()
export class ReviewListRepository {
  constructor(private readonly database: Database) {}

  /** Those after an edge, by the list's order; one walk of an index in each space. */
  async page(list: ReviewList, edge: readonly string[] | null, limit: number): Promise<ListedReview[]> {
    const { column, type, first, key } = ORDERS[list.sort];
    const [place, id] = edge ?? [first, LAST_ID];
    const ofRating = list.rating === null ? '' : 'AND x.rating = $6';
    const rows = await this.database.query<Row>(
      `SELECT ${THREAD_COLUMNS}, ${key} AS "reviewKey" FROM ${REVIEW_SPACES}
       CROSS JOIN LATERAL (SELECT * FROM review x WHERE x.space_id = s.id AND x.product_folded = $5 AND x.is_counted ${ofRating}
         AND (x.${column}, x.thread_id) < ($2::${type}, $3::uuid) ORDER BY x.${column} DESC, x.thread_id DESC LIMIT $4) r
       JOIN thread t ON t.id = r.thread_id AND t.space_id = r.space_id
       ORDER BY r.${column} DESC, r.thread_id DESC LIMIT $4`,
      [list.spaceIds, place, id, limit, list.folded, ...(list.rating === null ? [] : [list.rating])],
      `review_page_${list.sort}${list.rating === null ? '' : '_rating'}`,
    );
    return rows.map(({ reviewKey, ...row }) => ({ row, key: reviewKey }));
  }

  /** Most reviewed first, backward the other way round; the edge is [count, folded, space id]. */
  async products(
    spaceIds: readonly string[],
    edge: readonly string[] | null,
    limit: number,
    direction: 'forward' | 'backward' = 'forward',
  ): Promise<ReviewedProduct[]> {
    const isForward = direction === 'forward';
    const [count, folded, spaceId] = edge ?? [isForward ? '2147483647' : '0', '', LAST_ID];
    const [compare, way] = isForward ? ['<', 'DESC'] : ['>', 'ASC'];
    const order = `ORDER BY p.review_count ${way}, p.product_folded ${way}, p.space_id ${way} LIMIT $5`;
    return this.database.query<ReviewedProduct>(
      `SELECT ${FIGURES} FROM ${REVIEW_SPACES}
       CROSS JOIN LATERAL (SELECT * FROM reviewed_product p WHERE p.space_id = s.id AND p.review_count > 0
         AND (p.review_count, p.product_folded, p.space_id) ${compare} ($2::integer, $3::text, $4::uuid) ${order}) p ${order}`,
      [spaceIds, count, folded, spaceId, limit],
      `reviewed_product_page_${direction}`,
    );
  }

  /** Null where nobody has ever reviewed it there. */
  async product(spaceId: string, folded: string): Promise<ReviewedProduct | null> {
    const [row] = await this.database.query<ReviewedProduct>(
      `SELECT ${FIGURES} FROM reviewed_product p WHERE p.space_id = $1 AND p.product_folded = $2`,
      [spaceId, folded],
      'reviewed_product',
    );
    return row ?? null;
  }
}
