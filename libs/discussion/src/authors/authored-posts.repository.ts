import { Injectable } from '@nestjs/common';
import { Database, type PageWindow } from '#platform';

/** A published post as a list of its author's names it. */
export interface AuthoredPostLine {
  id: string;
  threadId: string;
  threadTitle: string;
  spaceId: string;
  /** It opened its thread. */
  isFirst: boolean;
  publishedAt: Date;
  /** Its first words, without what it quotes. */
  text: string;
  /** When it was written, to the microsecond, for keyset pages. */
  createdKey: string;
}

/** What of an author's posts is looked for. */
export interface AuthoredPostsAsked {
  communityId: string;
  authorId: string;
  /** Those that the reader may enter. */
  spaceIds: readonly string[];
  /** Only what opened a thread. */
  isOpeningsOnly: boolean;
}

/** More than a list shows of a text. */
const LONGEST_TEXT = 400;

/** SQL of what one member wrote. */
@Injectable()
export class AuthoredPostsRepository {
  constructor(private readonly database: Database) {}

  /** Latest first, one more than the window shows: one walk of the author's own index. */
  async page(
    { communityId, authorId, spaceIds, isOpeningsOnly }: AuthoredPostsAsked,
    { edge, limit }: PageWindow,
  ): Promise<AuthoredPostLine[]> {
    const [createdKey, id] = edge ?? ['infinity', null];
    return this.database.query<AuthoredPostLine>(
      `SELECT p.id, p.thread_id AS "threadId", t.title AS "threadTitle", t.space_id AS "spaceId", p.is_first AS "isFirst",
         p.published_at AS "publishedAt", left(r.plain_text, ${LONGEST_TEXT}) AS text,
         to_char(p.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "createdKey"
       FROM post p JOIN thread t ON t.id = p.thread_id JOIN revision r ON r.id = p.revision_id
       WHERE p.author_id = $1 AND p.community_id = $2 AND p.state = 'published' AND t.state = 'published'
         AND t.space_id = ANY($3::uuid[]) AND (p.is_first OR NOT $4)
         AND p.created_at <= $5::timestamptz AND ($6::uuid IS NULL OR (p.created_at, p.id) < ($5::timestamptz, $6::uuid))
       ORDER BY p.created_at DESC, p.id DESC LIMIT $7`,
      [authorId, communityId, spaceIds, isOpeningsOnly, createdKey, id, limit + 1],
      'posts_authored',
    );
  }
}
