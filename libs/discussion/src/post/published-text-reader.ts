import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

/** The current text of a published post, for an index. */
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

const SELECT = `SELECT p.id AS "postId", r.id AS "revisionId", p.community_id AS "communityId", t.space_id AS "spaceId",
    t.id AS "threadId", t.title AS "threadTitle", p.is_first AS "isFirst", r.plain_text AS text,
    to_char(p.published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "publishedAt"
  FROM post p JOIN thread t ON t.id = p.thread_id JOIN revision r ON r.id = p.revision_id
  WHERE p.state = 'published' AND t.state = 'published'`;

/** Reads published texts for what the install itself derives from them, in every space: never for a request. */
@Injectable()
export class PublishedTextReader {
  constructor(private readonly database: Database) {}

  /** Those of the posts that are published now, in no order. */
  async ofPosts(postIds: readonly string[]): Promise<PublishedText[]> {
    return this.database.query(`${SELECT} AND p.id = ANY($1::uuid[])`, [postIds], 'published_text_of_posts');
  }

  /** Published posts of a thread in the order of their places, from after `afterPostId`. */
  async ofThread(threadId: string, afterPostId: string | null, limit: number): Promise<PublishedText[]> {
    return this.database.query(
      `${SELECT} AND p.thread_id = $1 AND p.seq > COALESCE((SELECT seq FROM post WHERE id = $2), 0) ORDER BY p.seq LIMIT $3`,
      [threadId, afterPostId, limit],
      'published_text_of_thread',
    );
  }
}
