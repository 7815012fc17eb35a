import { Injectable } from '@nestjs/common';
import { newId, type Tx } from '#platform';
import { THREAD_COLUMNS, type ThreadRow } from '../thread/thread-row.js';
import type { RearrangementRow } from './rearrangement.entity.js';

/** A post that is to leave its thread. */
export interface LeavingPost {
  id: string;
  authorId: string;
  isPublished: boolean;
  publishedAt: Date;
}

const UNPINNED = `pinned_in = NULL, pinned_at = NULL, pinned_until = NULL`;

/** SQL that moves posts and threads about. Each statement is whole, whatever the number of posts: none is read here. */
@Injectable()
export class RearrangingRepository {
  /** In the order of their ids, so that two rearrangements wait instead of meeting head-on; locked until the end. */
  async lock(tx: Tx, communityId: string, ids: readonly string[]): Promise<Map<string, ThreadRow>> {
    const rows = await tx.query<ThreadRow>(
      `SELECT ${THREAD_COLUMNS} FROM thread t WHERE t.id = ANY($1::uuid[]) AND t.community_id = $2 ORDER BY t.id FOR UPDATE`,
      [ids, communityId],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** A pin in the old space stays behind. Answers the thread's clock. */
  async move(tx: Tx, threadId: string, spaceId: string): Promise<number> {
    const [row] = await tx.query<{ seq: number }>(
      `UPDATE thread SET space_id = $2, seq = seq + 1,
         pinned_in = NULLIF(pinned_in, 'space'),
         pinned_at = CASE WHEN pinned_in = 'community' THEN pinned_at END,
         pinned_until = CASE WHEN pinned_in = 'community' THEN pinned_until END,
         extras = CASE WHEN pinned_in = 'space' THEN NULLIF(extras - 'pinnedIn' - 'pinnedUntil', '{}') ELSE extras END
       WHERE id = $1 RETURNING seq::int`,
      [threadId, spaceId],
    );
    return (row as { seq: number }).seq;
  }

  /** Gives a thread's posts places after another's own, in their order; those that wait go, too. Answers how many have places. */
  async takePosts(tx: Tx, fromId: string, into: { id: string; seq: number }): Promise<number> {
    const [moved] = await tx.query<{ count: number; published: number }>(
      `WITH placed AS (SELECT id, row_number() OVER (ORDER BY seq) AS place FROM post WHERE thread_id = $1 AND seq IS NOT NULL),
       moved AS (UPDATE post p SET thread_id = $2, seq = $3::bigint + placed.place, change_seq = $3::bigint + placed.place, is_first = false
         FROM placed WHERE p.id = placed.id RETURNING p.state)
       SELECT count(*)::int AS count, (count(*) FILTER (WHERE state = 'published'))::int AS published FROM moved`,
      [fromId, into.id, into.seq],
    );
    const { count, published } = moved as { count: number; published: number };
    await tx.query('UPDATE post SET thread_id = $2 WHERE thread_id = $1', [fromId, into.id]);
    await tx.query(
      `UPDATE thread t SET seq = $3::bigint + $4::bigint + 1, reply_count = t.reply_count + $5::int,
         last_activity_at = GREATEST(t.last_activity_at, o.last_activity_at)
       FROM thread o WHERE t.id = $2 AND o.id = $1`,
      [fromId, into.id, into.seq, count, published],
    );
    return count;
  }

  /** An empty thread leads to another from now on, and so do those that led to it. Its binding stays: that leads on, too. */
  async leadOn(tx: Tx, fromId: string, intoId: string): Promise<void> {
    await tx.query(
      `UPDATE thread SET state = 'removed', merged_into = $2, seq = seq + 1, reply_count = 0, is_featured = false,
         slow_mode_seconds = NULL, extras = NULL, ${UNPINNED} WHERE id = $1`,
      [fromId, intoId],
    );
    await tx.query('UPDATE thread SET merged_into = $2 WHERE merged_into = $1', [fromId, intoId]);
    await tx.query('DELETE FROM thread_tag WHERE thread_id = $1', [fromId]);
  }

  /** Those of the posts that may leave: with a place in the thread, and not its first; in the order of their places. */
  async leaving(tx: Tx, threadId: string, postIds: readonly string[]): Promise<LeavingPost[]> {
    return tx.query<LeavingPost>(
      `SELECT id, author_id AS "authorId", state = 'published' AS "isPublished", published_at AS "publishedAt"
       FROM post WHERE thread_id = $1 AND id = ANY($2::uuid[]) AND seq IS NOT NULL AND NOT is_first ORDER BY seq`,
      [threadId, postIds],
    );
  }

  /** The posts, which exist in that order, become those of a thread that has none. */
  async splitOff(tx: Tx, from: ThreadRow, into: { id: string; postIds: readonly string[] }): Promise<void> {
    await this.cutBranches(tx, from.id, into);
    await tx.query(
      `UPDATE post p SET thread_id = $1, seq = n.place, change_seq = n.place, is_first = n.place = 1
       FROM unnest($2::uuid[]) WITH ORDINALITY AS n(id, place) WHERE p.id = n.id`,
      [into.id, into.postIds],
    );
    await this.settleDepths(tx, from.id);
    await this.settleDepths(tx, into.id);
  }

  /** What a thread says of its posts, of one that was just made. */
  async settle(tx: Tx, threadId: string, of: { replyCount: number; lastActivityAt: Date }): Promise<void> {
    await tx.query('UPDATE thread SET reply_count = $2, last_activity_at = $3 WHERE id = $1', [
      threadId,
      of.replyCount,
      of.lastActivityAt,
    ]);
  }

  /** Who is behind reads the thread afresh: its clock leaps, so that whoever follows it notices. Answers the clock. */
  async closeGap(tx: Tx, thread: ThreadRow, publishedCount: number): Promise<number> {
    const [row] = await tx.query<{ seq: number }>(
      `UPDATE thread SET seq = seq + 2, reset_seq = seq + 2, reply_count = reply_count - $2::int, last_activity_at =
         (SELECT coalesce(max(published_at), thread.created_at) FROM post WHERE thread_id = $1 AND seq IS NOT NULL)
       WHERE id = $1 RETURNING seq::int`,
      [thread.id, publishedCount],
    );
    return (row as { seq: number }).seq;
  }

  async findByKey(tx: Tx, actorId: string, key: string): Promise<RearrangementRow | null> {
    const [row] = await tx.query<RearrangementRow>(
      `SELECT kind, thread_id AS "threadId", other_thread_id AS "otherThreadId" FROM rearrangement
       WHERE actor_id = $1 AND idempotency_key = $2`,
      [actorId, key],
    );
    return row ?? null;
  }

  async note(tx: Tx, done: Omit<RearrangementRow, 'id' | 'createdAt'>): Promise<void> {
    await tx.query(
      `INSERT INTO rearrangement (id, community_id, kind, thread_id, other_thread_id, from_space_id, to_space_id,
         post_count, reason, actor_id, idempotency_key, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, now())`,
      [
        newId(),
        done.communityId,
        done.kind,
        done.threadId,
        done.otherThreadId,
        done.fromSpaceId,
        done.toSpaceId,
        done.postCount,
        done.reason,
        done.actorId,
        done.idempotencyKey,
      ],
    );
  }

  /** Answers whose parents are on the other side stand at the top level, with a reference to what they answer. */
  private async cutBranches(
    tx: Tx,
    fromId: string,
    into: { id: string; postIds: readonly string[] },
  ): Promise<void> {
    await tx.query(
      `UPDATE post p SET parent_id = NULL, extras = CASE WHEN p.state IN ('withdrawn', 'removed') THEN p.extras
         ELSE coalesce(p.extras, '{}') || jsonb_build_object('inReplyTo', jsonb_build_object('postId', p.parent_id,
           'threadId', CASE WHEN p.id = ANY($3::uuid[]) THEN $1::uuid ELSE $2::uuid END)) END
       WHERE p.thread_id = $1 AND p.parent_id IS NOT NULL AND (p.id = ANY($3::uuid[])) <> (p.parent_id = ANY($3::uuid[]))`,
      [fromId, into.id, into.postIds],
    );
  }

  private async settleDepths(tx: Tx, threadId: string): Promise<void> {
    await tx.query(
      `WITH RECURSIVE branch AS (
         SELECT id, 0 AS depth FROM post WHERE thread_id = $1 AND parent_id IS NULL
         UNION ALL SELECT p.id, LEAST(b.depth + 1, 32767) FROM branch b JOIN post p ON p.parent_id = b.id AND p.thread_id = $1)
       UPDATE post p SET depth = b.depth FROM branch b WHERE p.id = b.id AND p.depth <> b.depth`,
      [threadId],
    );
  }
}
