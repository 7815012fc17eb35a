import { Injectable } from '@nestjs/common';
import type { ThreadExtras } from '#protocol';
import { Database, type Tx } from '#platform';
import type { PostState } from '../post/post-state.js';
import { THREAD_COLUMNS, type ThreadRow } from './thread-row.js';

/** A page or key of the brand's own that a thread belongs to. */
export interface ThreadBinding {
  boundUrl: string | null;
  boundKey: string | null;
}

/** The thread's clock after a change, and just before it. */
export interface ClockTick {
  threadId: string;
  spaceId: string;
  seq: number;
  prevSeq: number;
}

/** SQL of threads. */
@Injectable()
export class ThreadRepository {
  constructor(private readonly database: Database) {}

  async find(communityId: string, id: string): Promise<ThreadRow | null> {
    const [row] = await this.database.query<ThreadRow>(
      `SELECT ${THREAD_COLUMNS} FROM thread t WHERE t.id = $1 AND t.community_id = $2`,
      [id, communityId],
      'thread_find',
    );
    return row ?? null;
  }

  async listByIds(communityId: string, ids: readonly string[]): Promise<ThreadRow[]> {
    return this.database.query<ThreadRow>(
      `SELECT ${THREAD_COLUMNS} FROM thread t WHERE t.id = ANY($1) AND t.community_id = $2`,
      [ids, communityId],
      'thread_by_ids',
    );
  }

  /**
   * The published thread bound to a key or a page, within these spaces; the key decides where both are given. What was
   * merged leads on to the thread that has its posts, where that is in one of `readableIds`.
   */
  async findBound(
    spaceIds: readonly string[],
    binding: ThreadBinding,
    readableIds: readonly string[] = spaceIds,
  ): Promise<ThreadRow | null> {
    const [row] = await this.database.query<ThreadRow>(
      `SELECT ${THREAD_COLUMNS} FROM (
         SELECT id, bound_key, false AS has_moved FROM thread
         WHERE space_id = ANY($1) AND state = 'published' AND (bound_key = $2 OR bound_url = $3)
         UNION ALL
         SELECT merged_into, bound_key, true FROM thread
         WHERE space_id = ANY($1) AND merged_into IS NOT NULL AND (bound_key = $2 OR bound_url = $3)) b
       JOIN thread t ON t.id = b.id AND t.state = 'published' AND (NOT b.has_moved OR t.space_id = ANY($4))
       ORDER BY (b.bound_key IS NOT DISTINCT FROM $2) DESC, b.has_moved, t.id LIMIT 1`,
      [spaceIds, binding.boundKey, binding.boundUrl, readableIds],
      'thread_bound',
    );
    return row ?? null;
  }

  /** The thread that has the posts of one that was merged; null for any other. */
  async mergedInto(communityId: string, id: string): Promise<string | null> {
    const [row] = await this.database.query<{ id: string | null }>(
      'SELECT merged_into AS id FROM thread WHERE id = $1 AND community_id = $2',
      [id, communityId],
      'thread_merged_into',
    );
    return row?.id ?? null;
  }

  async insert(
    tx: Tx,
    thread: {
      id: string;
      communityId: string;
      spaceId: string;
      authorId: string;
      title: string;
      state: PostState;
      seq: number;
      createdAt: Date;
      extras: ThreadExtras | null;
    } & ThreadBinding &
      Partial<Pick<ThreadRow, 'privateWith' | 'awaitsBrand'>>,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO thread (id, community_id, space_id, author_id, title, state, seq, bound_url, bound_key, created_at, last_activity_at, extras,
         private_with, awaits_brand)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $11, $12, $13)`,
      [
        thread.id,
        thread.communityId,
        thread.spaceId,
        thread.authorId,
        thread.title,
        thread.state,
        thread.seq,
        thread.boundUrl,
        thread.boundKey,
        thread.createdAt,
        thread.extras,
        thread.privateWith ?? null,
        thread.awaitsBrand ?? false,
      ],
    );
  }

  /**
   * Gives a reply its place: the one statement that orders a thread. The row stays locked until the transaction ends,
   * so places are given in the order of the commits. Null where the thread takes no replies.
   */
  async advanceForReply(
    tx: Tx,
    thread: { id: string; mayIgnoreLock: boolean; isPaced: boolean; at: Date; authorId: string },
  ): Promise<ClockTick | null> {
    return this.tick(
      tx,
      `UPDATE thread SET seq = seq + 1, reply_count = reply_count + 1, last_activity_at = GREATEST(last_activity_at, $3),
         awaits_brand = private_with IS NOT NULL AND private_with = $5
       WHERE id = $1 AND state = 'published' AND (NOT is_locked OR $2) AND (slow_mode_seconds IS NULL OR $2 OR $4)`,
      [thread.id, thread.mayIgnoreLock, thread.at, thread.isPaced, thread.authorId],
    );
  }

  /** Advances the clock for an edit. Null where the thread is locked or not published. */
  async advanceForEdit(tx: Tx, id: string, mayIgnoreLock: boolean): Promise<ClockTick | null> {
    return this.tick(
      tx,
      `UPDATE thread SET seq = seq + 1 WHERE id = $1 AND state = 'published' AND (NOT is_locked OR $2)`,
      [id, mayIgnoreLock],
    );
  }

  /**
   * Advances the clock for the publication of a waiting post; a first post publishes its thread with it, which loses its
   * binding where another thread has taken that meanwhile. Null where the thread is gone.
   */
  async advanceForPublication(tx: Tx, id: string, isFirst: boolean): Promise<ClockTick | null> {
    if (!isFirst) {
      return this.tick(
        tx,
        `UPDATE thread SET seq = seq + 1, reply_count = reply_count + 1, last_activity_at = GREATEST(last_activity_at, now())
         WHERE id = $1 AND state = 'published'`,
        [id],
      );
    }
    // Two held openings of one page published at once would both find the binding free: they take turns.
    await tx.query(
      `SELECT pg_advisory_xact_lock(hashtextextended(space_id::text || coalesce(bound_key, '') || coalesce(bound_url, ''), 0))
       FROM thread WHERE id = $1 AND num_nonnulls(bound_key, bound_url) > 0`,
      [id],
    );
    return this.tick(
      tx,
      `UPDATE thread t SET state = 'published', seq = seq + 1, last_activity_at = now(),
         bound_key = CASE WHEN EXISTS (SELECT 1 FROM thread o WHERE o.space_id = t.space_id AND o.bound_key = t.bound_key
           AND o.state = 'published') THEN NULL ELSE bound_key END,
         bound_url = CASE WHEN EXISTS (SELECT 1 FROM thread o WHERE o.space_id = t.space_id AND o.bound_url = t.bound_url
           AND o.state = 'published') THEN NULL ELSE bound_url END
       WHERE id = $1 AND state = 'pending'`,
      [id],
    );
  }

  /** Advances the clock as a published post goes. A thread goes with its first post unless somebody has answered. */
  async advanceForDeparture(
    tx: Tx,
    id: string,
    post: { isFirst: boolean; becomes: 'withdrawn' | 'removed' },
  ): Promise<ClockTick | null> {
    return this.tick(
      tx,
      `UPDATE thread SET seq = seq + 1, reply_count = reply_count - CASE WHEN $2 THEN 0 ELSE 1 END,
         state = CASE WHEN $2 AND reply_count = 0 THEN $3 ELSE state END
       WHERE id = $1 AND merged_into IS NULL`,
      [id, post.isFirst, post.becomes],
    );
  }

  /** Null where the lock already is so. A conversation that is closed waits for nobody. */
  async setLock(tx: Tx, id: string, isLocked: boolean): Promise<ClockTick | null> {
    return this.tick(
      tx,
      `UPDATE thread SET is_locked = $2, seq = seq + 1, awaits_brand = awaits_brand AND NOT $2 WHERE id = $1 AND is_locked <> $2`,
      [id, isLocked],
    );
  }

  /** The state of a thread that nobody has seen yet. */
  async closeUnseen(tx: Tx, id: string, state: 'rejected' | 'withdrawn'): Promise<void> {
    await tx.query(`UPDATE thread SET state = $2 WHERE id = $1 AND state = 'pending'`, [id, state]);
  }

  /** Count and latest activity of what everyone in the space may see. */
  async activityBySpace(
    spaceIds: readonly string[],
  ): Promise<{ spaceId: string; threadCount: number; lastActivityAt: Date }[]> {
    return this.database.query(
      `SELECT space_id AS "spaceId", count(*)::int AS "threadCount", max(last_activity_at) AS "lastActivityAt"
       FROM thread WHERE space_id = ANY($1) AND state = 'published' GROUP BY space_id`,
      [spaceIds],
      'thread_activity_by_space',
    );
  }

  private async tick(tx: Tx, update: string, parameters: readonly unknown[]): Promise<ClockTick | null> {
    const [row] = await tx.query<Omit<ClockTick, 'prevSeq'>>(
      `${update} RETURNING id AS "threadId", space_id AS "spaceId", seq::int`,
      parameters,
    );
    return row ? { ...row, prevSeq: row.seq - 1 } : null;
  }
}
