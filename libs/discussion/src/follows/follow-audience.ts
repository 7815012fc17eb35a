import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { MEMBER_SEES_THREAD } from '../conversations/visible-conversation.js';
import { foldedTagOf } from '../tags/tag-name.js';

/** A member who follows a thread in some way, or does not want to hear of it. */
export interface Follower {
  memberId: string;
  /** The thread's own level where there is one; else a mute of its space, author or a tag; else the closest of these. */
  level: 'muted' | 'normal' | 'tracking' | 'watching';
  /** Wants to hear of the thread's opening, too or only. */
  watchesFirst: boolean;
}

/** Some of a thread's followers. */
export interface FollowerBatch {
  /** In the order of their ids; may be fewer than asked for, and none, before the end. */
  followers: Follower[];
  /** Where the next batch begins; null at the end. */
  next: string | null;
}

interface Row extends Follower {
  sees: boolean;
}

const LOWEST = '00000000-0000-0000-0000-000000000000';

/** Followers of one target in the order of members: a walk of (target_id, member_id) that stops at the limit. */
const ofTarget = (column: string): string => `(SELECT f.member_id FROM follow f
    WHERE f.target_id = (SELECT ${column} FROM place) AND f.member_id > $4 ORDER BY f.member_id LIMIT $5)`;

const READ = `WITH place AS MATERIALIZED (
    SELECT id, space_id, author_id, private_with FROM thread WHERE id = $2 AND community_id = $1 AND state = 'published'
  ), candidate AS MATERIALIZED (
    SELECT DISTINCT member_id FROM (
      ${ofTarget('id')} UNION ALL ${ofTarget('space_id')} UNION ALL ${ofTarget('author_id')}
      UNION ALL SELECT g.member_id FROM place CROSS JOIN unnest($3::text[]) AS k(tag) CROSS JOIN LATERAL (
        SELECT f.member_id FROM follow f WHERE f.community_id = $1 AND f.tag = k.tag AND f.member_id > $4
        ORDER BY f.member_id LIMIT $5) g
    ) every ORDER BY member_id LIMIT $5
  )
  SELECT c.member_id AS "memberId", ${MEMBER_SEES_THREAD} AS sees,
    CASE WHEN ft.level IS NOT NULL THEN ft.level
      WHEN o.levels @> '{muted}' THEN 'muted' WHEN o.levels @> '{watching}' THEN 'watching'
      WHEN o.levels @> '{tracking}' THEN 'tracking' ELSE 'normal' END AS level,
    CASE WHEN ft.level IS NOT NULL THEN ft.level = 'watching'
      ELSE NOT o.levels @> '{muted}' AND o.levels && '{watching,watching_first}' END AS "watchesFirst"
  FROM candidate c
  JOIN member m ON m.id = c.member_id
  CROSS JOIN place t
  JOIN space s ON s.id = t.space_id
  LEFT JOIN follow ft ON ft.target_id = t.id AND ft.member_id = c.member_id
  LEFT JOIN follow fs ON fs.target_id = t.space_id AND fs.member_id = c.member_id
  LEFT JOIN follow fa ON fa.target_id = t.author_id AND fa.member_id = c.member_id
  CROSS JOIN LATERAL (SELECT array_remove(ARRAY[fs.level, fa.level] || ARRAY(SELECT f.level FROM follow f
    WHERE f.community_id = $1 AND f.tag = ANY($3::text[]) AND f.member_id = c.member_id), NULL) AS levels) o
  ORDER BY c.member_id`;

/**
 * Whom a thread concerns: the members who watch, track or mute it, by itself or by its space, author or tags, and who
 * may see it at this very moment. Who blocks whom is for MemberRelations to say.
 */
@Injectable()
export class FollowAudience {
  constructor(private readonly database: Database) {}

  /** Which of these members do not want to hear of a thread: it is muted, or, where it has no level of its own, its space or author. One statement. */
  async whoMutes(threadId: string, memberIds: readonly string[]): Promise<Set<string>> {
    const rows = await this.database.query<{ memberId: string }>(
      `SELECT c.member_id AS "memberId" FROM thread t CROSS JOIN unnest($2::uuid[]) AS c(member_id)
       LEFT JOIN follow o ON o.target_id = t.id AND o.member_id = c.member_id
       WHERE t.id = $1 AND CASE WHEN o.level IS NOT NULL THEN o.level = 'muted'
         ELSE EXISTS (SELECT 1 FROM follow f WHERE f.member_id = c.member_id
           AND f.target_id IN (t.space_id, t.author_id) AND f.level = 'muted') END`,
      [threadId, memberIds],
      'follow_who_mutes',
    );
    return new Set(rows.map(({ memberId }) => memberId));
  }

  /**
   * One batch of at most `size` (1 to 1,000); pass `next` on for the one after. One statement, whatever the number of
   * followers. Nobody for a thread that is absent, of another community or not published.
   */
  async batch(
    thread: { communityId: string; threadId: string; tags?: readonly string[] },
    after: string | null,
    size = 500,
  ): Promise<FollowerBatch> {
    const limit = Math.min(Math.max(size, 1), 1_000);
    const tags = (thread.tags ?? []).map(foldedTagOf).filter((tag) => tag !== null);
    const rows = await this.database.query<Row>(
      READ,
      [thread.communityId, thread.threadId, tags, after ?? LOWEST, limit],
      'follow_audience',
    );
    const followers = rows
      .filter(({ sees }) => sees)
      .map(({ memberId, level, watchesFirst }) => ({ memberId, level, watchesFirst }));
    return { followers, next: rows.length === limit ? (rows.at(-1)?.memberId ?? null) : null };
  }
}
