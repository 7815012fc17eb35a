import { Injectable } from '@nestjs/common';
import { CursorCodec, Database } from '#platform';
import type { Post } from '../graphql/post.types.js';

/** Where posts stand in their threads, for links that lead to one. */
@Injectable()
export class PostPlaces {
  constructor(
    private readonly database: Database,
    private readonly cursors: CursorCodec,
  ) {}

  /**
   * The cursor after which the page that holds the post starts, when a thread is read from its beginning in pages of
   * `pageSize`; null for the first page. One statement, which walks the thread's index up to the post.
   */
  async cursorBefore(post: Pick<Post, 'threadId' | 'seq'>, pageSize: number): Promise<string | null> {
    const [edge] = await this.database.query<{ seq: number }>(
      `SELECT seq::int FROM (
         SELECT seq, row_number() OVER (ORDER BY seq) AS place, count(*) OVER () AS total
         FROM post WHERE thread_id = $1 AND seq < $2) earlier
       WHERE place = total / $3::int * $3::int`,
      [post.threadId, post.seq, pageSize],
      'post_place_before',
    );
    return edge ? this.cursors.encode(`posts/thread/${post.threadId}`, [String(edge.seq)]) : null;
  }
}
