import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

/** What became of an author's posts. */
export interface AuthorTallyRow {
  authorId: string;
  publishedCount: number;
  rejectedCount: number;
}

/** Counts authors' posts, for staff. */
@Injectable()
export class AuthorTally {
  constructor(private readonly database: Database) {}

  /** One statement; authors without a post are left out. */
  async byAuthors(communityId: string, authorIds: readonly string[]): Promise<AuthorTallyRow[]> {
    return this.database.query<AuthorTallyRow>(
      `SELECT author_id AS "authorId",
              (count(*) FILTER (WHERE state = 'published'))::int AS "publishedCount",
              (count(*) FILTER (WHERE state = 'rejected'))::int AS "rejectedCount"
       FROM post WHERE community_id = $1 AND author_id = ANY($2::uuid[]) GROUP BY author_id`,
      [communityId, authorIds],
      'author_tally',
    );
  }
}
