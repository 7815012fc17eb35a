import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

/** The current text of a published post that others may read, for an index. */
export interface PublishedText {
  postId: string;
  revisionId: string;
  communityId: string;
  spaceId: string;
  threadId: string;
  threadTitle: string;
  /** Opens its thread. */
  isFirst: boolean;
  /** Readable text. */
  text: string;
  /** ISO 8601 in UTC, to the microsecond. */
  publishedAt: string;
}

const OUTLINE = `p.id AS "postId", p.revision_id AS "revisionId", p.community_id AS "communityId", t.space_id AS "spaceId",
    t.id AS "threadId", t.title AS "threadTitle", p.is_first AS "isFirst",
    to_char(p.published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "publishedAt"`;
/** What one member and the brand write to each other is in no search: it is in no index either. */
const PUBLISHED = `p.state = 'published' AND t.state = 'published' AND t.private_with IS NULL`;

const SELECT = `SELECT ${OUTLINE}, r.plain_text AS text
  FROM post p JOIN thread t ON t.id = p.thread_id JOIN revision r ON r.id = p.revision_id WHERE ${PUBLISHED}`;
const SELECT_OUTLINE = `SELECT ${OUTLINE} FROM post p JOIN thread t ON t.id = p.thread_id WHERE ${PUBLISHED}`;

/**
 * Reads published texts for what the install itself derives from them, in every space but that of private conversations: never
 * for a request.
 */
@Injectable()
export class PublishedTextReader {
  constructor(private readonly database: Database) {}

  /** Those of the posts that are published now and not private, in no order. */
  async ofPosts(postIds: readonly string[]): Promise<PublishedText[]> {
    return this.database.query(`${SELECT} AND p.id = ANY($1::uuid[])`, [postIds], 'published_text_of_posts');
  }

  /** The posts that a thread has, or had, in the order of their places, from after `afterPostId`: whatever became of them. */
  async idsOfThread(threadId: string, afterPostId: string | null, limit: number): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT p.id FROM post p WHERE p.thread_id = $1
         AND p.seq > COALESCE((SELECT seq FROM post WHERE id = $2), 0) ORDER BY p.seq LIMIT $3`,
      [threadId, afterPostId, limit],
      'published_text_ids_of_thread',
    );
    return rows.map(({ id }) => id);
  }

  /** Every published post by id, from after `afterPostId`. */
  async after(afterPostId: string | null, limit: number): Promise<PublishedText[]> {
    return this.database.query(
      `${SELECT} AND p.id > COALESCE($1::uuid, '00000000-0000-0000-0000-000000000000') ORDER BY p.id LIMIT $2`,
      [afterPostId, limit],
      'published_text_after',
    );
  }

  /** The same without the texts, for a comparison. */
  async outlinesAfter(afterPostId: string | null, limit: number): Promise<Omit<PublishedText, 'text'>[]> {
    return this.database.query(
      `${SELECT_OUTLINE} AND p.id > COALESCE($1::uuid, '00000000-0000-0000-0000-000000000000') ORDER BY p.id LIMIT $2`,
      [afterPostId, limit],
      'published_outline_after',
    );
  }
}
