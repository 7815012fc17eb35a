import { Injectable } from '@nestjs/common';
import { staffRoleOf } from '#identity';
import type { Tx } from '#platform';

/** What decides whether a post may be the brand's word. */
export interface OfficialCandidate {
  isFirst: boolean;
  authorName: string;
  isOfStaff: boolean;
  /** Of who marks it. */
  markerName: string;
}

/** SQL of official answers. */
@Injectable()
export class OfficialAnswerRepository {
  /** Null where the post is not published. */
  async candidate(tx: Tx, postId: string, markerId: string): Promise<OfficialCandidate | null> {
    const [row] = await tx.query<OfficialCandidate>(
      `SELECT p.is_first AS "isFirst", a.display_name AS "authorName", ${staffRoleOf('a.id')} IS NOT NULL AS "isOfStaff",
         m.display_name AS "markerName"
       FROM post p JOIN member a ON a.id = p.author_id JOIN member m ON m.id = $2 AND m.community_id = p.community_id
       WHERE p.id = $1 AND p.state = 'published'`,
      [postId, markerId],
    );
    return row ?? null;
  }

  /** The post that was it before, with the thread's row locked: two who mark at once take turns. */
  async current(tx: Tx, threadId: string): Promise<string | null> {
    await tx.query('SELECT FROM thread WHERE id = $1 FOR UPDATE', [threadId]);
    const [row] = await tx.query<{ postId: string }>(
      'SELECT post_id AS "postId" FROM official_answer WHERE thread_id = $1',
      [threadId],
    );
    return row?.postId ?? null;
  }

  /** Answers when. */
  async put(
    tx: Tx,
    mark: { threadId: string; communityId: string; postId: string; markedBy: string },
  ): Promise<Date> {
    const [row] = await tx.query<{ markedAt: Date }>(
      `INSERT INTO official_answer (thread_id, community_id, post_id, marked_by) VALUES ($1, $2, $3, $4)
       ON CONFLICT (thread_id) DO UPDATE SET post_id = $3, marked_by = $4, marked_at = now() RETURNING marked_at AS "markedAt"`,
      [mark.threadId, mark.communityId, mark.postId, mark.markedBy],
    );
    return (row as { markedAt: Date }).markedAt;
  }

  /** False where the post was not it. */
  async remove(tx: Tx, postId: string): Promise<boolean> {
    const rows = await tx.query('DELETE FROM official_answer WHERE post_id = $1 RETURNING post_id', [postId]);
    return rows.length === 1;
  }
}
