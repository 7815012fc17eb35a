import { Injectable } from '@nestjs/common';
import { spaceAudience } from '#community';
import { type Actor, Database, type PageWindow } from '#platform';
import { VISIBLE_THREAD } from '../conversations/visible-conversation.js';
import type { FollowLevelName } from '../follows/follow.entity.js';
import { THREAD_COLUMNS, type ThreadRow } from '../thread/thread-row.js';
import {
  FIRST_UNREAD,
  IGNORED,
  IS_NEW,
  LEVEL,
  MOST_COUNTED,
  unreadCount,
  VIEWER_OF_THREAD,
} from './unread-sql.js';

/** What a thread is to the member who looks at it. */
export interface ThreadReadingRow {
  threadId: string;
  /** 0 where he has never been there. */
  lastReadSeq: number;
  /** At most 100. */
  unreadCount: number;
  isNew: boolean;
  follow: FollowLevelName;
}

/** Threads of a space that are looked at, by their latest activity. */
const LATEST_OF_SPACE = 100;
/** How far back unread threads are listed. */
const LISTED_FOR = "interval '90 days'";

/** $1 to $4 of spaceAudience are not used where the threads or spaces are known to be visible: only who asks, $5. */
const ASKER = `SELECT $1::uuid, $2::boolean, $3::boolean, $4::uuid[]`;

/** Reads of what members have not read yet. */
@Injectable()
export class UnreadRepository {
  constructor(private readonly database: Database) {}

  /** Of threads that the member was found to see; one statement. */
  async ofThreads(actor: Actor, threadIds: readonly string[]): Promise<ThreadReadingRow[]> {
    return this.database.query<ThreadReadingRow>(
      `WITH asker AS (${ASKER}), ${IGNORED}
       SELECT t.id AS "threadId", COALESCE(r.last_read_seq, 0)::int AS "lastReadSeq",
         ${unreadCount(MOST_COUNTED)} AS "unreadCount", ${IS_NEW} AS "isNew", COALESCE(ft.level, 'normal') AS follow
       FROM thread t ${VIEWER_OF_THREAD} WHERE t.id = ANY($6::uuid[])`,
      [...spaceAudience(actor), threadIds],
      'unread_of_threads',
    );
  }

  /** The first unread post of each thread that has one, of threads that the member was found to see; one statement. */
  async firstOf(
    actor: Actor,
    threadIds: readonly string[],
  ): Promise<{ threadId: string; postId: string; seq: number }[]> {
    return this.database.query(
      `WITH asker AS (${ASKER}), ${IGNORED}
       SELECT t.id AS "threadId", first.id AS "postId", first.seq
       FROM thread t ${VIEWER_OF_THREAD} CROSS JOIN LATERAL (${FIRST_UNREAD}) first
       WHERE t.id = ANY($6::uuid[]) AND ${LEVEL} <> 'muted'`,
      [...spaceAudience(actor), threadIds],
      'unread_first_of',
    );
  }

  /** How many threads of each space have something unread, of the latest 100, for spaces that the member was found to see. */
  async ofSpaces(
    actor: Actor,
    spaceIds: readonly string[],
  ): Promise<{ spaceId: string; unreadCount: number }[]> {
    return this.database.query(
      `WITH asker AS (${ASKER}), ${IGNORED}
       SELECT k.id AS "spaceId", (SELECT count(*)::int FROM (
           SELECT id, community_id, space_id, author_id, seq, created_at FROM thread
           WHERE space_id = k.id AND state = 'published' ORDER BY last_activity_at DESC, id DESC LIMIT ${LATEST_OF_SPACE}) t
         ${VIEWER_OF_THREAD} WHERE ${unreadCount(1)} > 0) AS "unreadCount"
       FROM unnest($6::uuid[]) AS k(id)`,
      [...spaceAudience(actor), spaceIds],
      'unread_of_spaces',
    );
  }

  /** Threads that the member follows with something unread, and new ones of what he watches; latest activity first. */
  async page(actor: Actor, window: PageWindow): Promise<ThreadRow[]> {
    const isForward = window.direction === 'forward';
    const [compare, order] = isForward ? ['<', 'DESC'] : ['>', 'ASC'];
    const [activity, id] = window.edge ?? [
      isForward ? 'infinity' : '-infinity',
      isForward ? 'ffffffff-ffff-ffff-ffff-ffffffffffff' : '00000000-0000-0000-0000-000000000000',
    ];
    return this.database.query<ThreadRow>(
      `WITH ${IGNORED}, mine AS MATERIALIZED (
         SELECT target_id, kind FROM follow
         WHERE member_id = $5 AND level IN ('tracking', 'watching', 'watching_first') AND kind <> 'tag'
       ), candidate AS MATERIALIZED (
         SELECT target_id AS id FROM mine WHERE kind = 'thread'
         UNION SELECT t.id FROM mine JOIN thread t ON t.space_id = mine.target_id AND t.state = 'published'
           AND t.last_activity_at > now() - ${LISTED_FOR} WHERE kind = 'space'
         UNION SELECT t.id FROM mine JOIN thread t ON t.author_id = mine.target_id AND t.state = 'published'
           AND t.last_activity_at > now() - ${LISTED_FOR} WHERE kind = 'member')
       SELECT ${THREAD_COLUMNS} FROM candidate c JOIN thread t ON t.id = c.id JOIN space s ON s.id = t.space_id
       ${VIEWER_OF_THREAD}
       WHERE t.community_id = $1 AND t.state = 'published' AND t.last_activity_at > now() - ${LISTED_FOR}
         AND ${VISIBLE_THREAD} AND (t.last_activity_at, t.id) ${compare} ($6::timestamptz, $7::uuid)
         AND (${LEVEL} IN ('tracking', 'watching') OR (${LEVEL} = 'watching_first' AND ${IS_NEW}))
         AND ${unreadCount(1)} > 0
       ORDER BY t.last_activity_at ${order}, t.id ${order} LIMIT $8`,
      [...spaceAudience(actor), activity, id, window.limit + 1],
    );
  }
}
