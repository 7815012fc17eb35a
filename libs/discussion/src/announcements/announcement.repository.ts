import { Injectable } from '@nestjs/common';
import { MEMBER_SEES_SPACE } from '#community';
import { staffRoleOf } from '#identity';
import { Database, type Tx } from '#platform';
import { THREAD_COLUMNS, type ThreadRow } from '../thread/thread-row.js';
import type { Segment } from './reach-segments.js';

/** A thread in a list of announcements, with the instant that it is sorted by. */
export interface ListedAnnouncement {
  row: ThreadRow;
  key: string;
}

/** One group of an announcement's audience; `by` is null for all of it. */
export interface ReachRow extends Segment {
  by: 'trust' | 'role' | 'month' | null;
}

const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** What each list holds and walks. An end that has passed needs no job. */
const LISTS = {
  current: { column: 'opened_at', holds: '(x.expires_at IS NULL OR x.expires_at > now())' },
  past: { column: 'expires_at', holds: 'x.expires_at <= now()' },
} as const;

/** The audience of thread $1 in its groups: each of its active members once a grouping, whatever their number. */
const REACH = `SELECT CASE GROUPING(trust, role, month) WHEN 3 THEN 'trust' WHEN 5 THEN 'role' WHEN 6 THEN 'month' END AS by,
    coalesce(trust::text, role, month, '') AS name, count(*)::int AS "audienceCount", (count(*) FILTER (WHERE has_read))::int AS "readCount"
  FROM (SELECT CASE WHEN g.role IS NOT NULL THEN 4 ELSE coalesce(m.trust_pinned, m.trust_level) END AS trust,
      coalesce(g.role, 'member') AS role, to_char(m.joined_at AT TIME ZONE 'UTC', 'YYYY-MM') AS month,
      coalesce(r.last_read_seq >= p.seq, false) AS has_read
    FROM thread t JOIN space s ON s.id = t.space_id JOIN post p ON p.thread_id = t.id AND p.is_first
    JOIN member m ON m.community_id = t.community_id AND m.state = 'active' AND m.id <> t.author_id
    LEFT JOIN thread_read r ON r.thread_id = t.id AND r.member_id = m.id
    LEFT JOIN (SELECT DISTINCT o.member_id, ${staffRoleOf('o.member_id')} AS role FROM member_role o
      WHERE o.community_id = (SELECT community_id FROM thread WHERE id = $1)) g ON g.member_id = m.id
    WHERE t.id = $1 AND ${MEMBER_SEES_SPACE}) audience
  GROUP BY GROUPING SETS ((), (trust), (role), (month))`;

type Row = ThreadRow & { announcementKey: string };

/** SQL of announcements. What writes expects the thread to be locked, or new. */
@Injectable()
export class AnnouncementRepository {
  constructor(private readonly database: Database) {}

  /** From its thread; what is there stays. */
  async insert(tx: Tx, threadId: string, expiresAt: Date | null): Promise<void> {
    await tx.query(
      `INSERT INTO announcement (thread_id, community_id, space_id, opened_at, expires_at, is_listed)
       SELECT id, community_id, space_id, created_at, $2, state = 'published' AND merged_into IS NULL FROM thread WHERE id = $1
       ON CONFLICT DO NOTHING`,
      [threadId, expiresAt],
    );
  }

  /** Lists it in its thread's space, exactly where that is published and leads to no other. */
  async relist(tx: Tx, threadId: string): Promise<void> {
    await tx.query(
      `UPDATE announcement a SET space_id = t.space_id, is_listed = t.state = 'published' AND t.merged_into IS NULL
       FROM thread t WHERE t.id = a.thread_id AND a.thread_id = $1`,
      [threadId],
    );
  }

  /** False where it was so already. */
  async setExpiry(tx: Tx, threadId: string, expiresAt: Date | null): Promise<boolean> {
    const rows = await tx.query(
      'UPDATE announcement SET expires_at = $2 WHERE thread_id = $1 AND expires_at IS DISTINCT FROM $2 RETURNING thread_id',
      [threadId, expiresAt],
    );
    return rows.length === 1;
  }

  /** Those after an edge; one walk of an index in each space that is for announcements. */
  async page(
    spaceIds: readonly string[],
    list: keyof typeof LISTS,
    edge: readonly string[] | null,
    limit: number,
  ): Promise<ListedAnnouncement[]> {
    const { column, holds } = LISTS[list];
    const [place, id] = edge ?? ['infinity', LAST_ID];
    const rows = await this.database.query<Row>(
      `SELECT ${THREAD_COLUMNS}, to_char(a.${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "announcementKey"
       FROM (SELECT id FROM space WHERE id = ANY($1::uuid[]) AND kind = 'announcements') s
       CROSS JOIN LATERAL (SELECT * FROM announcement x WHERE x.space_id = s.id AND x.is_listed AND ${holds}
         AND (x.${column}, x.thread_id) < ($2::timestamptz, $3::uuid) ORDER BY x.${column} DESC, x.thread_id DESC LIMIT $4) a
       JOIN thread t ON t.id = a.thread_id AND t.space_id = a.space_id
       ORDER BY a.${column} DESC, a.thread_id DESC LIMIT $4`,
      [spaceIds, place, id, limit],
      `announcement_page_${list}`,
    );
    return rows.map(({ announcementKey: key, ...row }) => ({ row, key }));
  }

  /** Who may see it and who has read it, by groups of any size. One statement. */
  async reach(threadId: string): Promise<ReachRow[]> {
    return this.database.query<ReachRow>(REACH, [threadId], 'announcement_reach');
  }
}
