import { Injectable } from '@nestjs/common';
import { spaceAudience, type SpaceKindName } from '#community';
import { type Actor, Database } from '#platform';
import { MEMBER_SEES_THREAD, VISIBLE_THREAD } from '../conversations/visible-conversation.js';
import type { PostState } from './post-state.js';

/** A published post with the people whom it answers. */
export interface PostInvolvement {
  threadAuthorId: string;
  /** Of the post it answers; null at the top level. */
  parentAuthorId: string | null;
  /** Of the published posts that it quotes. */
  quotedAuthorIds: readonly string[];
  isFirst: boolean;
  spaceKind: SpaceKindName;
  publishedAt: Date;
  /** Of its thread. */
  tags: readonly string[];
}

/** A post that an actor may see, by its place alone. */
export interface SeenPost {
  id: string;
  state: PostState;
  /** The actor has read its thread that far. */
  isRead: boolean;
}

/**
 * Who sees which posts, for those who tell members what happened: nothing of a post leaves here but that it may be seen.
 * What was withdrawn or removed is seen by nobody; what waits or was refused by its author alone.
 */
@Injectable()
export class PostAudience {
  constructor(private readonly database: Database) {}

  /** Of these posts, those that are published now, by id. One statement, none where nothing is asked for. */
  async involved(postIds: readonly string[]): Promise<Map<string, PostInvolvement>> {
    if (postIds.length === 0) return new Map();
    // Both states are looked at here: as conditions, they make the planner walk every published thread for these few.
    const rows = await this.database.query<PostInvolvement & { id: string; isPublished: boolean }>(
      `SELECT p.id, t.author_id AS "threadAuthorId", p.is_first AS "isFirst",
         (SELECT a.author_id FROM post a WHERE a.id = p.parent_id AND a.state = 'published') AS "parentAuthorId",
         ARRAY(SELECT q.author_id FROM post_quote x
           JOIN post q ON q.id = x.quoted_post_id AND q.state = 'published' WHERE x.post_id = p.id) AS "quotedAuthorIds",
         s.kind AS "spaceKind", coalesce(t.extras->'tags', '[]') AS tags, p.published_at AS "publishedAt",
         p.state = 'published' AND t.state = 'published' AS "isPublished"
       FROM post p JOIN thread t ON t.id = p.thread_id JOIN space s ON s.id = t.space_id
       WHERE p.id = ANY($1::uuid[])`,
      [postIds],
      'post_involved',
    );
    return new Map(rows.filter(({ isPublished }) => isPublished).map((row) => [row.id, row]));
  }

  /** Which of these members, of the post's own community, may see it at this very moment; in no order. One statement. */
  async whoSees(postId: string, memberIds: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT m.id FROM post p JOIN thread t ON t.id = p.thread_id JOIN space s ON s.id = t.space_id
       JOIN member m ON m.id = ANY($2::uuid[]) AND m.community_id = p.community_id
       WHERE p.id = $1 AND ${MEMBER_SEES_THREAD} AND ((p.state = 'published' AND t.state = 'published')
         OR (p.author_id = m.id AND p.state IN ('published', 'pending', 'rejected')))`,
      [postId, memberIds],
      'post_who_sees',
    );
    return rows.map(({ id }) => id);
  }

  /** Which of these posts the actor may see, by id. One statement, none where nothing is asked for. */
  async seenAmong(actor: Actor, postIds: readonly string[]): Promise<Map<string, SeenPost>> {
    if (postIds.length === 0) return new Map();
    const rows = await this.database.query<SeenPost>(
      `SELECT p.id, p.state, coalesce(r.last_read_seq >= p.seq, false) AS "isRead"
       FROM post p JOIN thread t ON t.id = p.thread_id JOIN space s ON s.id = t.space_id
       LEFT JOIN thread_read r ON r.thread_id = t.id AND r.member_id = $5
       WHERE p.id = ANY($6::uuid[]) AND p.community_id = $1 AND ${VISIBLE_THREAD}
         AND ((p.state = 'published' AND t.state = 'published')
           OR (p.author_id = $5 AND p.state IN ('published', 'pending', 'rejected')))`,
      [...spaceAudience(actor), postIds],
      'post_seen_among',
    );
    return new Map(rows.map((row) => [row.id, row]));
  }
}
