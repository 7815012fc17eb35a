import { Injectable } from '@nestjs/common';
import type { ReactionCount } from '#protocol';
import { Database, type Tx } from '#platform';

/** One reaction of one member. */
export interface ReactionRow {
  communityId: string;
  postId: string;
  /** Of the post. */
  authorId: string;
  memberId: string;
  kind: string;
}

/** Somebody who reacted, with the keys of his place among them. */
export interface ReactorRow {
  postId: string;
  memberId: string;
  /** Microseconds since the epoch, as text: a Date has milliseconds only. */
  givenAt: string;
}

/** A page of those who gave one reaction to one post. */
export interface ReactorPage {
  kind: string;
  limit: number;
  /** `givenAt` and `memberId` of the last one known, exclusive. */
  edge: readonly string[] | null;
}

/** What is withdrawn or removed has none. */
const OF_PUBLISHED = `EXISTS (SELECT 1 FROM post p WHERE p.id = r.post_id AND p.state = 'published')`;

/** SQL of reactions. */
@Injectable()
export class ReactionRepository {
  constructor(private readonly database: Database) {}

  /** False where it was given before. */
  async give(tx: Tx, row: ReactionRow): Promise<boolean> {
    const rows = await tx.query(
      `INSERT INTO reaction (community_id, post_id, author_id, member_id, kind) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT DO NOTHING RETURNING post_id`,
      [row.communityId, row.postId, row.authorId, row.memberId, row.kind],
    );
    return rows.length === 1;
  }

  /** False where there was none. */
  async take(tx: Tx, row: ReactionRow): Promise<boolean> {
    const rows = await tx.query(
      'DELETE FROM reaction WHERE post_id = $1 AND kind = $2 AND member_id = $3 RETURNING post_id',
      [row.postId, row.kind, row.memberId],
    );
    return rows.length === 1;
  }

  /** Counts one more of the day. False where they are used up. */
  async countToday(
    tx: Tx,
    row: ReactionRow,
    { timeZone, most }: { timeZone: string; most: number },
  ): Promise<boolean> {
    const rows = await tx.query(
      `INSERT INTO reaction_day AS d (member_id, day, community_id, given)
       VALUES ($1, (now() AT TIME ZONE $3)::date, $2, 1)
       ON CONFLICT (member_id, day) DO UPDATE SET given = d.given + 1 WHERE d.given < $4 RETURNING given`,
      [row.memberId, row.communityId, timeZone, most],
    );
    return rows.length === 1;
  }

  /** Most frequent first, then by kind. */
  async countsOf(tx: Tx, postId: string): Promise<ReactionCount[]> {
    return tx.query<ReactionCount>(
      'SELECT kind, count(*)::int AS count FROM reaction WHERE post_id = $1 GROUP BY kind ORDER BY count(*) DESC, kind',
      [postId],
    );
  }

  /** What a member gave to each of these posts; one statement. */
  async givenBy(
    memberId: string,
    postIds: readonly string[],
  ): Promise<{ postId: string; kinds: string[] }[]> {
    return this.database.query(
      `SELECT post_id AS "postId", array_agg(kind ORDER BY kind) AS kinds FROM reaction r
       WHERE post_id = ANY($2::uuid[]) AND member_id = $1 AND ${OF_PUBLISHED} GROUP BY post_id`,
      [memberId, postIds],
      'reaction_given_by',
    );
  }

  /** Up to `limit` of each post, latest first; one statement. */
  async reactorsOf(postIds: readonly string[], { kind, limit, edge }: ReactorPage): Promise<ReactorRow[]> {
    return this.database.query<ReactorRow>(
      `SELECT r.post_id AS "postId", r.member_id AS "memberId", (extract(epoch FROM r.given_at) * 1000000)::bigint::text AS "givenAt"
       FROM unnest($1::uuid[]) AS k(post_id)
       CROSS JOIN LATERAL (SELECT * FROM reaction r WHERE post_id = k.post_id AND kind = $2 AND ${OF_PUBLISHED}
         AND ($3::bigint IS NULL OR (given_at, member_id) < ('epoch'::timestamptz + $3 * interval '1 microsecond', $4::uuid))
         ORDER BY given_at DESC, member_id DESC LIMIT $5) r
       ORDER BY r.post_id, r.given_at DESC, r.member_id DESC`,
      [postIds, kind, edge?.[0] ?? null, edge?.[1] ?? null, limit],
      'reaction_reactors_of',
    );
  }
}
