import { Injectable } from '@nestjs/common';
import { reviveSpace, SPACE_COLUMNS, spaceAudience, type SpaceRow } from '#community';
import { type Actor, Database } from '#platform';
import { edgeOf, type PostRange } from '../post/post-reader.repository.js';
import { VISIBLE_THREAD } from '../conversations/visible-conversation.js';
import {
  AUTHORED_POST_JSON,
  type AuthoredPostJson,
  authoredPostOf,
  type AuthoredPostRow,
} from '../post/post-row.js';
import { THREAD_COLUMNS, type ThreadRow } from './thread-row.js';

/** A thread in a space that the actor may enter, or a conversation with the actor. */
export interface VisibleThread {
  thread: ThreadRow;
  space: SpaceRow;
  /** The actor has posts in it that wait or were refused. */
  hasWaiting: boolean;
  /** In the order they were read: backward ranges come last first. Empty where none were asked for. */
  posts: AuthoredPostRow[];
}

type Row = ThreadRow & {
  space: SpaceRow;
  hasWaiting: boolean;
  posts: AuthoredPostJson[] | null;
};

/**
 * Postgres writes the posts as one JSON value: half of what twenty rows of twenty columns cost the driver, and one
 * snapshot with their thread (docs/performance.md).
 */
const SELECT = (
  posts: string,
): string => `SELECT ${THREAD_COLUMNS}, row_to_json(v) AS space, ${posts} AS posts,
    $5::uuid IS NOT NULL AND EXISTS (SELECT 1 FROM post w WHERE w.thread_id = t.id AND w.author_id = $5
      AND w.state IN ('pending', 'rejected')) AS "hasWaiting"
  FROM thread t
  CROSS JOIN LATERAL (SELECT ${SPACE_COLUMNS} FROM space s WHERE s.id = t.space_id AND ${VISIBLE_THREAD}) v
  WHERE t.id = $6 AND t.community_id = $1`;

const WITHOUT_POSTS = SELECT('NULL::json');
const WITH_POSTS = { forward: SELECT(postsOf('>', 'ASC')), backward: SELECT(postsOf('<', 'DESC')) };

/** One ordered walk of (thread_id, seq) that stops at the limit. */
function postsOf(compare: '>' | '<', order: 'ASC' | 'DESC'): string {
  return `(SELECT json_agg(page.post) FROM (SELECT ${AUTHORED_POST_JSON} AS post
      FROM (SELECT * FROM post WHERE thread_id = t.id AND seq ${compare} $7 ORDER BY seq ${order} LIMIT $8) p
      JOIN member a ON a.id = p.author_id ORDER BY p.seq ${order}) page)`;
}

/** Reads threads together with what decides who may see them, in one statement. */
@Injectable()
export class VisibleThreadRepository {
  constructor(private readonly database: Database) {}

  /** Null where the thread is absent or one that the actor may not look at. Whether it is published is for others to ask. */
  async find(actor: Actor, id: string, range: PostRange | null = null): Promise<VisibleThread | null> {
    const audience = [...spaceAudience(actor), id];
    const [row] = range
      ? await this.database.query<Row>(
          WITH_POSTS[range.direction],
          [...audience, edgeOf(range), range.limit],
          `thread_visible_${range.direction}`,
        )
      : await this.database.query<Row>(WITHOUT_POSTS, audience, 'thread_visible');
    if (!row) return null;
    const { space, hasWaiting, posts, ...thread } = row;
    return {
      thread,
      space: reviveSpace(space),
      hasWaiting,
      posts: (posts ?? []).map((json) => authoredPostOf(json, thread)),
    };
  }
}
