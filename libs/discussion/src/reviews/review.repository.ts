import { Injectable } from '@nestjs/common';
import type { ProductKey } from '#identity';
import type { ReviewExtras } from '#protocol';
import { Database, newId, type Tx } from '#platform';
import type { PostRow } from '../post/post-row.js';
import type { ReviewRating } from './review.types.js';

/** A review as its row says. */
export interface ReviewRow {
  threadId: string;
  communityId: string;
  spaceId: string;
  authorId: string;
  product: string;
  folded: string;
  rating: number;
  isCounted: boolean;
}

const COLUMNS = `r.thread_id AS "threadId", r.community_id AS "communityId", r.space_id AS "spaceId", r.author_id AS "authorId",
  r.product, r.product_folded AS folded, r.rating, r.is_counted AS "isCounted"`;

const STARS = [1, 2, 3, 4, 5];

/** One review of rating $3 more among a product's figures. */
const COUNT = `INSERT INTO reviewed_product AS p (space_id, product_folded, community_id, product,
    ${STARS.map((star) => `rated_${star}`).join(', ')}, review_count)
  VALUES ($1, $2, $4, $5, ${STARS.map((star) => `($3::int = ${star})::int`).join(', ')}, 1)
  ON CONFLICT (space_id, product_folded) DO UPDATE SET review_count = p.review_count + 1,
    ${STARS.map((star) => `rated_${star} = p.rated_${star} + excluded.rated_${star}`).join(', ')}`;

/** One less. */
const DISCOUNT = `UPDATE reviewed_product SET review_count = review_count - 1,
    ${STARS.map((star) => `rated_${star} = rated_${star} - ($3::int = ${star})::int`).join(', ')}
  WHERE space_id = $1 AND product_folded = $2`;

const FIND_OWN = `SELECT thread_id AS id FROM review
  WHERE space_id = $1 AND product_folded = $2 AND author_id = $3 AND holds_place`;

/** Writes of reviews and of the figures they add up to. What writes expects the thread to be locked, or new. */
@Injectable()
export class ReviewRepository {
  constructor(private readonly database: Database) {}

  /** Of a thread that was just written. False where its author has one of the product there; that one is waited for. */
  async insert(
    tx: Tx,
    review: { threadId: string; product: ProductKey; rating: number; isVerified: boolean },
  ): Promise<boolean> {
    const { threadId, product, rating, isVerified } = review;
    const [row] = await tx.query<ReviewRow>(
      `INSERT INTO review AS r (thread_id, community_id, space_id, author_id, product, product_folded, rating, is_verified,
         opened_at, holds_place, is_counted)
       SELECT id, community_id, space_id, author_id, $2, $3, $4, $5, created_at, true, state = 'published' FROM thread WHERE id = $1
       ON CONFLICT (space_id, product_folded, author_id) WHERE holds_place DO NOTHING RETURNING ${COLUMNS}`,
      [threadId, product.key, product.folded, rating, isVerified],
    );
    if (!row) return false;
    await this.note(tx, row);
    await this.count(tx, row);
    return true;
  }

  /** The thread that holds the place of a member's review. */
  async findOwn(
    tx: Tx,
    { spaceId, authorId }: { spaceId: string; authorId: string },
    folded: string,
  ): Promise<string | null> {
    const [row] = await tx.query<{ id: string }>(FIND_OWN, [spaceId, folded, authorId]);
    return row?.id ?? null;
  }

  /** The same, of who looks. One statement. */
  async findOwnIn(spaceId: string, folded: string, authorId: string): Promise<string | null> {
    const own = [spaceId, folded, authorId];
    const [row] = await this.database.query<{ id: string }>(FIND_OWN, own, 'review_own');
    return row?.id ?? null;
  }

  /** Null for a thread that is no review. Its row stays locked until the transaction ends. */
  async lock(tx: Tx, threadId: string): Promise<ReviewRow | null> {
    const [row] = await tx.query<ReviewRow>(
      `SELECT ${COLUMNS} FROM review r WHERE r.thread_id = $1 FOR UPDATE`,
      [threadId],
    );
    return row ?? null;
  }

  /**
   * Has it stand where its thread does, hold its place exactly while it waits or is published, and count exactly while it is
   * published and its thread leads to no other. What became private does neither. False for a thread that is no review.
   */
  async settle(tx: Tx, threadId: string): Promise<boolean> {
    const before = await this.lock(tx, threadId);
    if (!before) return false;
    const [after] = await tx.query<ReviewRow>(
      `UPDATE review r SET space_id = t.space_id, holds_place = x.holds, is_counted = x.counts
       FROM thread t JOIN space s ON s.id = t.space_id CROSS JOIN LATERAL (
         SELECT coalesce(bool_or(p.state IN ('published', 'pending')), false) AND t.merged_into IS NULL AND NOT s.holds_conversations AS holds,
           coalesce(bool_or(p.state = 'published'), false) AND t.state = 'published' AND t.merged_into IS NULL
             AND NOT s.holds_conversations AS counts
         FROM post p WHERE p.thread_id = t.id AND p.is_first) x
       WHERE t.id = $1 AND r.thread_id = $1 RETURNING ${COLUMNS}`,
      [threadId],
    );
    if (!after || (before.isCounted === after.isCounted && before.spaceId === after.spaceId)) return true;
    // In one order, so that two reviews that change places wait for each other.
    if (before.spaceId < after.spaceId) await this.discount(tx, before);
    await this.count(tx, after);
    if (before.spaceId >= after.spaceId) await this.discount(tx, before);
    return true;
  }

  async rate(tx: Tx, before: ReviewRow, rating: number): Promise<void> {
    await tx.query('UPDATE review SET rating = $2 WHERE thread_id = $1', [before.threadId, rating]);
    await this.note(tx, { ...before, rating });
    await this.discount(tx, before);
    await this.count(tx, { ...before, rating });
  }

  /** False where it was so already. */
  async setHelpful(
    tx: Tx,
    found: { communityId: string; threadId: string; memberId: string; isOn: boolean },
  ): Promise<boolean> {
    const { communityId, threadId, memberId, isOn } = found;
    const rows = isOn
      ? await tx.query(
          `INSERT INTO review_helpful (community_id, thread_id, member_id, found_at) VALUES ($1, $2, $3, now())
           ON CONFLICT DO NOTHING RETURNING thread_id`,
          [communityId, threadId, memberId],
        )
      : await tx.query(
          'DELETE FROM review_helpful WHERE thread_id = $1 AND member_id = $2 RETURNING thread_id',
          [threadId, memberId],
        );
    if (rows.length === 0) return false;
    await tx.query(
      `UPDATE review SET helpful_count = (SELECT count(*) FROM review_helpful h WHERE h.thread_id = $1) WHERE thread_id = $1`,
      [threadId],
    );
    return true;
  }

  /** Of the post that opens it. */
  async standingOf(
    source: Pick<Tx, 'query'>,
    threadId: string,
  ): Promise<Pick<PostRow, 'state' | 'publishedAt'>> {
    const [row] = await source.query<Pick<PostRow, 'state' | 'publishedAt'>>(
      `SELECT state, published_at AS "publishedAt" FROM post WHERE thread_id = $1 AND is_first`,
      [threadId],
    );
    return row ?? { state: 'removed', publishedAt: null };
  }

  /** The review as everybody sees it. */
  async snapshot(tx: Tx, threadId: string): Promise<ReviewExtras> {
    const [row] = await tx.query<ReviewExtras>(
      `SELECT rating, product, is_verified AS "isVerified", helpful_count AS "helpfulCount" FROM review WHERE thread_id = $1`,
      [threadId],
    );
    return row as ReviewExtras;
  }

  /** Which of these reviews helped the member. One statement. */
  async foundHelpfulBy(memberId: string, threadIds: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      'SELECT thread_id AS id FROM review_helpful WHERE member_id = $1 AND thread_id = ANY($2::uuid[])',
      [memberId, threadIds],
      'review_found_helpful_by',
    );
    return rows.map(({ id }) => id);
  }

  /** Ratings of these reviews, latest first, at most 50 of each. One statement. */
  async ratingsOf(threadIds: readonly string[]): Promise<ReviewRating[]> {
    return this.database.query<ReviewRating>(
      `SELECT m.thread_id AS "threadId", m.rating, m.rated_at AS "ratedAt"
       FROM unnest($1::uuid[]) AS k(id) CROSS JOIN LATERAL (SELECT * FROM review_rating WHERE thread_id = k.id
         ORDER BY rated_at DESC, id DESC LIMIT 50) m
       ORDER BY m.rated_at DESC, m.id DESC`,
      [threadIds],
      'review_ratings_of',
    );
  }

  private async note(tx: Tx, { communityId, threadId, rating }: ReviewRow): Promise<void> {
    await tx.query(
      'INSERT INTO review_rating (id, community_id, thread_id, rating, rated_at) VALUES ($1, $2, $3, $4, now())',
      [newId(), communityId, threadId, rating],
    );
  }

  private async count(tx: Tx, row: ReviewRow): Promise<void> {
    const { spaceId, folded, rating, communityId, product } = row;
    if (row.isCounted) await tx.query(COUNT, [spaceId, folded, rating, communityId, product]);
  }

  private async discount(tx: Tx, { isCounted, spaceId, folded, rating }: ReviewRow): Promise<void> {
    if (isCounted) await tx.query(DISCOUNT, [spaceId, folded, rating]);
  }
}
