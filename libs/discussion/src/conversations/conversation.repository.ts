import { Injectable } from '@nestjs/common';
import { Database, newId, type Tx } from '#platform';
import { THREAD_COLUMNS, type ThreadRow } from '../thread/thread-row.js';

const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** What of conversations staff want to see. */
export interface ConversationWish {
  /** Null for those that wait and those that do not, the former first. */
  awaitsBrand: boolean | null;
}

/** The last published word is the member's. */
const AWAITS = `t.private_with = (SELECT p.author_id FROM post p WHERE p.thread_id = t.id AND p.state = 'published'
  AND p.seq IS NOT NULL ORDER BY p.seq DESC LIMIT 1)`;

/** The space from which a thread was made private. */
export interface Origin {
  threadId: string;
  spaceId: string;
}

/** A text that waits or was refused counts as written, and so does an edit. */
const ORIGINS = `SELECT t.id AS "threadId", r.from_space_id AS "spaceId"
  FROM thread t CROSS JOIN LATERAL (
    SELECT from_space_id, created_at FROM rearrangement
    WHERE thread_id = t.id AND kind = 'move' AND to_space_id = t.space_id
    ORDER BY created_at DESC LIMIT 1) r
  WHERE t.id = ANY($1::uuid[]) AND t.private_with IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM post p JOIN revision v ON v.post_id = p.id
      WHERE p.thread_id = t.id AND v.created_at >= r.created_at)`;

/** SQL of threads between a member and the brand. */
@Injectable()
export class ConversationRepository {
  constructor(private readonly database: Database) {}

  /** A member's own, also one that waits for a moderator; latest activity first. One walk of an index. */
  async pageOf(
    member: { communityId: string; memberId: string },
    edge: readonly string[] | null,
    limit: number,
  ): Promise<ThreadRow[]> {
    const [activity = 'infinity', id = LAST_ID] = edge ?? [];
    return this.database.query<ThreadRow>(
      `SELECT ${THREAD_COLUMNS} FROM thread t
       WHERE t.private_with = $1 AND t.community_id = $2
         AND (t.state = 'published' OR (t.state = 'pending' AND t.author_id = $1))
         AND (t.last_activity_at, t.id) < ($3::timestamptz, $4::uuid)
       ORDER BY t.last_activity_at DESC, t.id DESC LIMIT $5`,
      [member.memberId, member.communityId, activity, id, limit],
      'conversation_page_of',
    );
  }

  /** All of a space's, those that wait for the brand first, then latest activity first. One walk of an index. */
  async pageIn(
    spaceId: string,
    { awaitsBrand }: ConversationWish,
    edge: readonly string[] | null,
    limit: number,
  ): Promise<ThreadRow[]> {
    const [awaits = 'true', activity = 'infinity', id = LAST_ID] = edge ?? [];
    return this.database.query<ThreadRow>(
      `SELECT ${THREAD_COLUMNS} FROM thread t
       WHERE t.space_id = $1 AND t.private_with IS NOT NULL AND t.state = 'published'
         AND ($2::boolean IS NULL OR t.awaits_brand = $2)
         AND (t.awaits_brand, t.last_activity_at, t.id) < ($3::boolean, $4::timestamptz, $5::uuid)
       ORDER BY t.awaits_brand DESC, t.last_activity_at DESC, t.id DESC LIMIT $6`,
      [spaceId, awaitsBrand, awaits, activity, id, limit],
      'conversation_page_in',
    );
  }

  /** Which of these threads are conversations with the member. */
  async ownAmong(memberId: string, threadIds: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      'SELECT id FROM thread WHERE id = ANY($1::uuid[]) AND private_with = $2',
      [threadIds, memberId],
      'conversation_own_among',
    );
    return rows.map(({ id }) => id);
  }

  /**
   * Conversations that the member has begun in the last 24 hours, without the one that the same key has made. Requests
   * of one member take turns until the transaction ends.
   */
  async begunToday(tx: Tx, memberId: string, idempotencyKey: string): Promise<number> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('conversations/' || $1, 0))`, [memberId]);
    const [row] = await tx.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM thread t
       WHERE t.private_with = $1 AND t.author_id = $1 AND t.created_at > now() - interval '1 day'
         AND NOT EXISTS (SELECT 1 FROM post p WHERE p.thread_id = t.id AND p.author_id = $1 AND p.idempotency_key = $2)`,
      [memberId, idempotencyKey],
    );
    return row?.count ?? 0;
  }

  /** The other side hears of all that is written, whatever it prefers for what it writes itself; a choice is kept. */
  async follow(
    tx: Tx,
    { communityId, memberId, threadId }: { communityId: string; memberId: string; threadId: string },
  ): Promise<void> {
    await tx.query(
      `INSERT INTO follow (id, community_id, member_id, kind, target_id, level, is_chosen)
       VALUES ($1, $2, $3, 'thread', $4, 'watching', false)
       ON CONFLICT (target_id, member_id) WHERE target_id IS NOT NULL DO NOTHING`,
      [newId(), communityId, memberId, threadId],
    );
  }

  /** Says anew whether it waits for the brand: a thread that is none is left alone. */
  async retell(tx: Tx, threadId: string): Promise<void> {
    await tx.query(
      `UPDATE thread t SET awaits_brand = NOT t.is_locked AND COALESCE(${AWAITS}, false)
       WHERE t.id = $1 AND t.private_with IS NOT NULL`,
      [threadId],
    );
  }

  /** Answers the thread's clock. What the thread was to others, its pin, its page, its pace, stays behind. */
  async close(tx: Tx, threadId: string, spaceId: string): Promise<number> {
    const [row] = await tx.query<{ seq: number }>(
      `UPDATE thread t SET space_id = $2, private_with = t.author_id, seq = t.seq + 1, bound_url = NULL, bound_key = NULL,
         pinned_in = NULL, pinned_at = NULL, pinned_until = NULL, is_featured = false, slow_mode_seconds = NULL,
         extras = NULLIF(t.extras - '{pinnedIn,pinnedUntil,isFeatured,slowModeSeconds}'::text[], '{}'),
         awaits_brand = NOT t.is_locked AND COALESCE(t.author_id = (SELECT p.author_id FROM post p
           WHERE p.thread_id = t.id AND p.state = 'published' AND p.seq IS NOT NULL ORDER BY p.seq DESC LIMIT 1), false)
       WHERE t.id = $1 RETURNING t.seq::int`,
      [threadId, spaceId],
    );
    return (row as { seq: number }).seq;
  }

  /** Answers the thread's clock. */
  async open(tx: Tx, threadId: string, spaceId: string): Promise<number> {
    const [row] = await tx.query<{ seq: number }>(
      `UPDATE thread SET space_id = $2, private_with = NULL, awaits_brand = false, seq = seq + 1
       WHERE id = $1 RETURNING seq::int`,
      [threadId, spaceId],
    );
    return (row as { seq: number }).seq;
  }

  /** True where the thread was everybody's before, and nothing has been written in it since. */
  async holdsNothingPrivate(tx: Tx, threadId: string): Promise<boolean> {
    const rows = await tx.query<Origin>(ORIGINS, [[threadId]]);
    return rows.length > 0;
  }

  /** Where those of these conversations came from that were everybody's before, and in which nothing has been written since. */
  async originsOf(threadIds: readonly string[]): Promise<Origin[]> {
    return this.database.query<Origin>(ORIGINS, [threadIds], 'conversation_origins');
  }
}
