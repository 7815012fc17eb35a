import { Injectable } from '@nestjs/common';
import type { QuestionExtras } from '#protocol';
import { Database, type Tx } from '#platform';

/** An accepted answer and who wrote it. */
export interface AnswerRow {
  postId: string;
  authorId: string;
}

/** SQL of accepted answers and of who has a question too. What writes expects the thread to be locked. */
@Injectable()
export class QuestionRepository {
  constructor(private readonly database: Database) {}

  async findAccepted(tx: Tx, threadId: string): Promise<AnswerRow | null> {
    const [row] = await tx.query<AnswerRow>(
      `SELECT a.post_id AS "postId", p.author_id AS "authorId" FROM accepted_answer a JOIN post p ON p.id = a.post_id
       WHERE a.thread_id = $1`,
      [threadId],
    );
    return row ?? null;
  }

  /** The author of a published reply of this thread; null for any other post. */
  async findAnswer(tx: Tx, threadId: string, postId: string): Promise<AnswerRow | null> {
    const [row] = await tx.query<AnswerRow>(
      `SELECT id AS "postId", author_id AS "authorId" FROM post
       WHERE id = $2 AND thread_id = $1 AND state = 'published' AND NOT is_first`,
      [threadId, postId],
    );
    return row ?? null;
  }

  /** Takes the place of the answer that was accepted before. */
  async accept(
    tx: Tx,
    answer: { communityId: string; threadId: string; postId: string; acceptedBy: string },
  ): Promise<void> {
    await tx.query(
      `INSERT INTO accepted_answer (community_id, thread_id, post_id, accepted_by, accepted_at)
       VALUES ($1, $2, $3, $4, now())
       ON CONFLICT (thread_id) DO UPDATE SET post_id = $3, accepted_by = $4, accepted_at = now()`,
      [answer.communityId, answer.threadId, answer.postId, answer.acceptedBy],
    );
  }

  async unaccept(tx: Tx, threadId: string): Promise<void> {
    await tx.query('DELETE FROM accepted_answer WHERE thread_id = $1', [threadId]);
  }

  /** The accepted answer, where it is this post. */
  async isAccepted(tx: Tx, postId: string): Promise<boolean> {
    const rows = await tx.query('SELECT FROM accepted_answer WHERE post_id = $1', [postId]);
    return rows.length === 1;
  }

  /** Who asked. */
  async askerOf(tx: Tx, threadId: string): Promise<string> {
    const [row] = await tx.query<{ id: string }>('SELECT author_id AS id FROM thread WHERE id = $1', [
      threadId,
    ]);
    return row?.id ?? '';
  }

  /** False where it was so already. */
  async setAsker(
    tx: Tx,
    asker: { communityId: string; threadId: string; memberId: string; isOn: boolean },
  ): Promise<boolean> {
    const { communityId, threadId, memberId, isOn } = asker;
    const rows = isOn
      ? await tx.query(
          `INSERT INTO question_asker (community_id, thread_id, member_id, joined_at) VALUES ($1, $2, $3, now())
           ON CONFLICT DO NOTHING RETURNING thread_id`,
          [communityId, threadId, memberId],
        )
      : await tx.query(
          'DELETE FROM question_asker WHERE thread_id = $1 AND member_id = $2 RETURNING thread_id',
          [threadId, memberId],
        );
    return rows.length === 1;
  }

  /** The question as everybody sees it, counted from the rows. */
  async snapshot(tx: Tx, threadId: string): Promise<QuestionExtras> {
    const [row] = await tx.query<{
      alsoAskCount: number;
      postId: string | null;
      acceptedAt: Date | null;
      isByAuthor: boolean;
    }>(
      `SELECT (SELECT count(*)::int FROM question_asker q WHERE q.thread_id = t.id) AS "alsoAskCount",
         a.post_id AS "postId", a.accepted_at AS "acceptedAt", a.accepted_by = t.author_id AS "isByAuthor"
       FROM thread t LEFT JOIN accepted_answer a ON a.thread_id = t.id WHERE t.id = $1`,
      [threadId],
    );
    if (!row?.postId || !row.acceptedAt) return { alsoAskCount: row?.alsoAskCount ?? 0, accepted: null };
    const { alsoAskCount, postId, acceptedAt, isByAuthor } = row;
    return { alsoAskCount, accepted: { postId, acceptedAt: acceptedAt.toISOString(), isByAuthor } };
  }

  /** Which of these questions the member has too. One statement. */
  async askedBy(memberId: string, threadIds: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      'SELECT thread_id AS id FROM question_asker WHERE member_id = $1 AND thread_id = ANY($2::uuid[])',
      [memberId, threadIds],
      'question_asked_by',
    );
    return rows.map(({ id }) => id);
  }
}
