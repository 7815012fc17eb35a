import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform';

/** Where a post is now. */
export interface PostHome {
  postId: string;
  threadId: string;
  spaceId: string;
}

/** Where posts are now, for rooms that keep something beside them: threads move, merge and split. */
@Injectable()
export class PostHomes {
  /** Of those that exist, in no order; in the transaction of whoever follows the log. */
  async of(tx: Tx, postIds: readonly string[]): Promise<PostHome[]> {
    return tx.query<PostHome>(
      `SELECT p.id AS "postId", t.id AS "threadId", t.space_id AS "spaceId"
       FROM post p JOIN thread t ON t.id = p.thread_id WHERE p.id = ANY($1::uuid[])`,
      [postIds],
    );
  }
}
