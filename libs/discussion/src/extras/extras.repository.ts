import { Injectable } from '@nestjs/common';
import type { PostExtras, ThreadExtras } from '#protocol';
import type { Tx } from '#platform';
import type { PostFactPayload } from '../discussion.facts.js';
import type { ClockTick } from '../thread/thread.repository.js';

/** A published post whose thread's clock has just moved for it. */
export type TickedPost = PostFactPayload & Pick<ClockTick, 'seq' | 'prevSeq'>;

/** The snapshot with the keys of `$1` put in, without those that are null there; null where nothing is left. */
const PATCHED = `NULLIF((coalesce(extras, '{}') || $1::jsonb) -
  (SELECT coalesce(array_agg(key), '{}') FROM jsonb_each($1::jsonb) WHERE value = 'null'), '{}')`;

/** SQL of the snapshots of extras. */
@Injectable()
export class ExtrasRepository {
  /** Moves the thread's clock for a published post; its row stays locked until the transaction ends. Null where there is none. */
  async tickForPost(tx: Tx, communityId: string, postId: string): Promise<TickedPost | null> {
    const [row] = await tx.query<Omit<TickedPost, 'prevSeq'>>(
      `UPDATE thread t SET seq = t.seq + 1 FROM post p
       WHERE p.id = $2 AND p.community_id = $1 AND p.state = 'published' AND t.id = p.thread_id AND t.state = 'published'
       RETURNING p.id AS "postId", t.id AS "threadId", t.space_id AS "spaceId", p.author_id AS "authorId",
         p.revision_id AS "revisionId", t.seq::int`,
      [communityId, postId],
    );
    return row ? { ...row, prevSeq: row.seq - 1 } : null;
  }

  /** False where the post is no longer published there. */
  async patchPost(
    tx: Tx,
    { postId, threadId, seq }: Pick<TickedPost, 'postId' | 'threadId' | 'seq'>,
    patch: PostExtras,
  ): Promise<boolean> {
    // It may have gone to another thread while this one was waited for.
    const rows = await tx.query(
      `UPDATE post SET extras = ${PATCHED}, change_seq = $3
       WHERE id = $2 AND thread_id = $4 AND state = 'published' RETURNING id`,
      [patch, postId, seq, threadId],
    );
    return rows.length === 1;
  }

  /** Puts extras on a post that nobody has seen. */
  async patchUnseen(tx: Tx, postId: string, patch: PostExtras): Promise<void> {
    await tx.query(`UPDATE post SET extras = ${PATCHED} WHERE id = $2 AND seq IS NULL`, [patch, postId]);
  }

  /** False where the community has no such thread; its row stays locked until the transaction ends. */
  async lockThread(tx: Tx, communityId: string, threadId: string): Promise<boolean> {
    const rows = await tx.query('SELECT FROM thread WHERE id = $1 AND community_id = $2 FOR UPDATE', [
      threadId,
      communityId,
    ]);
    return rows.length === 1;
  }

  /** Moves the clock, of a thread that is locked. */
  async patchThread(tx: Tx, threadId: string, patch: ThreadExtras): Promise<ClockTick> {
    const [row] = await tx.query<Omit<ClockTick, 'prevSeq'>>(
      `UPDATE thread SET extras = ${PATCHED}, seq = seq + 1 WHERE id = $2
       RETURNING id AS "threadId", space_id AS "spaceId", seq::int`,
      [patch, threadId],
    );
    const tick = row as Omit<ClockTick, 'prevSeq'>;
    return { ...tick, prevSeq: tick.seq - 1 };
  }
}
