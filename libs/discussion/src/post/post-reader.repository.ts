import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { reviveThread, THREAD_COLUMNS, type ThreadRow } from '../thread/thread-row.js';
import { AUTHORED_POST_COLUMNS, type AuthoredPostRow, POST_COLUMNS, type PostRow } from './post-row.js';

/** Whose eyes a read goes through. */
export interface Audience {
  communityId: string;
  spaceIds: readonly string[];
  memberId: string | null;
  moderatesAll: boolean;
  moderatedSpaceIds: readonly string[];
}

/** One page of posts below an owner: a thread, or a post that is answered. */
export interface PostPageRequest {
  ownerId: string;
  /** Exclusive. */
  edge: number | null;
}

/** Posts of one thread in the order of their places: from an edge, exclusive, or from the start (backward: the end). */
export interface PostRange {
  readonly direction: 'forward' | 'backward';
  readonly edge: number | null;
  readonly limit: number;
}

const HIGHEST = '9223372036854775807';

/**
 * The visibility rule of posts, on parameters $1 to $5 of `audience`: what has a place in a visible thread is for
 * everyone in the space, what waits or was refused for its author and the space's moderators. A conversation is visible
 * to the member whom it is with as well.
 */
const VISIBLE = `p.community_id = $1 AND (t.space_id = ANY($2::uuid[]) OR t.private_with = $3)
  AND ((p.seq IS NOT NULL AND t.state = 'published') OR p.author_id = $3 OR $4 OR t.space_id = ANY($5::uuid[]))`;

function parametersOf(audience: Audience): unknown[] {
  const { communityId, spaceIds, memberId, moderatesAll, moderatedSpaceIds } = audience;
  return [communityId, spaceIds, memberId, moderatesAll, moderatedSpaceIds];
}

/** Reads of posts, rows straight from the tables. */
@Injectable()
export class PostReaderRepository {
  constructor(private readonly database: Database) {}

  /** Those the audience may see, in no order. */
  async visibleByIds(audience: Audience, ids: readonly string[]): Promise<PostRow[]> {
    return this.database.query<PostRow>(
      `SELECT ${POST_COLUMNS} FROM post p JOIN thread t ON t.id = p.thread_id
       WHERE p.id = ANY($6::uuid[]) AND ${VISIBLE}`,
      [...parametersOf(audience), ids],
      'post_visible_by_ids',
    );
  }

  /**
   * Up to `limit` posts of each thread in the order of their places, for threads already found visible; one statement.
   * Backward pages come last first.
   */
  async inThreads(
    requests: readonly PostPageRequest[],
    page: { direction: 'forward' | 'backward'; limit: number },
  ): Promise<AuthoredPostRow[]> {
    const [edges, limit] = [edgesOf(requests, page.direction), page.limit];
    const [compare, order] = page.direction === 'forward' ? ['>', 'ASC'] : ['<', 'DESC'];
    // Lateral, so that each thread is one ordered walk of (thread_id, seq) that stops at the limit.
    return this.database.query<AuthoredPostRow>(
      `SELECT ${AUTHORED_POST_COLUMNS} FROM unnest($1::uuid[], $2::bigint[]) AS k(owner_id, edge)
       JOIN thread t ON t.id = k.owner_id
       CROSS JOIN LATERAL (SELECT * FROM post WHERE thread_id = k.owner_id AND seq ${compare} k.edge
         ORDER BY seq ${order} LIMIT $3) p
       JOIN member a ON a.id = p.author_id
       ORDER BY p.thread_id, p.seq ${order}`,
      [requests.map(({ ownerId }) => ownerId), edges, limit],
      `post_in_threads_${page.direction}`,
    );
  }

  /** As `inThreads`, of posts at the top level only: each thread is one walk of the index of those. */
  async rootsInThreads(
    requests: readonly PostPageRequest[],
    page: { direction: 'forward' | 'backward'; limit: number },
  ): Promise<AuthoredPostRow[]> {
    const [compare, order] = page.direction === 'forward' ? ['>', 'ASC'] : ['<', 'DESC'];
    return this.database.query<AuthoredPostRow>(
      `SELECT ${AUTHORED_POST_COLUMNS} FROM unnest($1::uuid[], $2::bigint[]) AS k(owner_id, edge)
       JOIN thread t ON t.id = k.owner_id
       CROSS JOIN LATERAL (SELECT * FROM post WHERE thread_id = k.owner_id AND parent_id IS NULL AND seq ${compare} k.edge
         ORDER BY seq ${order} LIMIT $3) p
       JOIN member a ON a.id = p.author_id
       ORDER BY p.thread_id, p.seq ${order}`,
      [requests.map(({ ownerId }) => ownerId), edgesOf(requests, page.direction), page.limit],
      `post_roots_${page.direction}`,
    );
  }

  /**
   * Up to `limit` posts of a thread before a post and as many from it on, in the order of their places. Empty where it has
   * no place in the thread. Two walks of (thread_id, seq) from one place, however long the thread.
   */
  async around(threadId: string, postId: string, limit: number): Promise<AuthoredPostRow[]> {
    return this.database.query<AuthoredPostRow>(
      `SELECT ${AUTHORED_POST_COLUMNS} FROM post mark
       CROSS JOIN LATERAL (
         (SELECT * FROM post WHERE thread_id = $1 AND seq < mark.seq ORDER BY seq DESC LIMIT $3)
         UNION ALL (SELECT * FROM post WHERE thread_id = $1 AND seq >= mark.seq ORDER BY seq LIMIT $3)) p
       JOIN thread t ON t.id = p.thread_id JOIN member a ON a.id = p.author_id
       WHERE mark.id = $2 AND mark.thread_id = $1 AND mark.seq IS NOT NULL ORDER BY p.seq`,
      [threadId, postId, limit],
      'post_around',
    );
  }

  /** Answers with a place, by post, each counted up to 1,000; posts without one are left out. */
  async replyCounts(postIds: readonly string[]): Promise<{ postId: string; count: number }[]> {
    return this.database.query(
      `SELECT k.id AS "postId", c.count FROM unnest($1::uuid[]) AS k(id)
       CROSS JOIN LATERAL (SELECT count(*)::int AS count
         FROM (SELECT 1 FROM post WHERE parent_id = k.id AND seq IS NOT NULL LIMIT 1000) r) c WHERE c.count > 0`,
      [postIds],
      'post_reply_counts',
    );
  }

  /** Up to `limit` answers to each post, in the order of their places; one statement. */
  async answersTo(requests: readonly PostPageRequest[], limit: number): Promise<PostRow[]> {
    return this.database.query<PostRow>(
      `SELECT ${POST_COLUMNS} FROM unnest($1::uuid[], $2::bigint[]) AS k(owner_id, edge)
       CROSS JOIN LATERAL (SELECT * FROM post WHERE parent_id = k.owner_id AND seq > k.edge ORDER BY seq LIMIT $3) p
       JOIN thread t ON t.id = p.thread_id
       ORDER BY p.parent_id, p.seq`,
      [requests.map(({ ownerId }) => ownerId), edgesOf(requests, 'forward'), limit],
      'post_answers_to',
    );
  }

  /** The actor's own posts in a thread that wait or were refused, oldest first, at most 50. */
  async waitingOf(threadId: string, memberId: string): Promise<PostRow[]> {
    return this.database.query<PostRow>(
      `SELECT ${POST_COLUMNS} FROM post p JOIN thread t ON t.id = p.thread_id
       WHERE p.thread_id = $1 AND p.author_id = $2 AND p.state IN ('pending', 'rejected')
       ORDER BY p.created_at, p.id LIMIT 50`,
      [threadId, memberId],
      'post_waiting_of',
    );
  }

  /**
   * The thread and what changed in it after a clock, read in one snapshot: the clock answered is the clock of
   * everything in the answer.
   */
  async changesAfter(
    threadId: string,
    after: number,
    limit: number,
  ): Promise<{ thread: ThreadRow; posts: PostRow[] } | null> {
    const rows = await this.database.query<{ thread: ThreadRow; post: PostRow | null }>(
      `SELECT to_jsonb(h) AS thread, to_jsonb(c) AS post
       FROM (SELECT ${THREAD_COLUMNS} FROM thread t WHERE t.id = $1) h
       LEFT JOIN LATERAL (
         SELECT ${POST_COLUMNS} FROM (SELECT * FROM post WHERE thread_id = $1 AND change_seq > $2
           ORDER BY change_seq LIMIT $3) p CROSS JOIN (SELECT * FROM thread WHERE id = $1) t) c ON true
       ORDER BY c."changeSeq"`,
      [threadId, after, limit],
      'post_changes_after',
    );
    const head = rows[0];
    if (!head) return null;
    return {
      thread: reviveThread(head.thread),
      posts: rows.flatMap(({ post }) => (post ? [revivePost(post)] : [])),
    };
  }
}

function edgesOf(requests: readonly PostPageRequest[], direction: 'forward' | 'backward'): string[] {
  return requests.map(({ edge }) => edgeOf({ edge, direction }));
}

/** The edge as SQL compares it: before the first place, or after the last, where there is none. */
export function edgeOf({ edge, direction }: Pick<PostRange, 'edge' | 'direction'>): string {
  return String(edge ?? (direction === 'forward' ? 0 : HIGHEST));
}

/** JSON has no instants. */
function revivePost(row: PostRow): PostRow {
  return {
    ...row,
    createdAt: new Date(row.createdAt),
    publishedAt: row.publishedAt && new Date(row.publishedAt),
    editedAt: row.editedAt && new Date(row.editedAt),
  };
}
