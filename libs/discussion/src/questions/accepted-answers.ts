import { Injectable } from '@nestjs/common';
import { FactLog, type Tx } from '#platform';
import type { ChangedPost, PostConsequence } from '../extras/post-consequence.js';
import type { RearrangedThread, ThreadConsequence } from '../extras/thread-consequence.js';
import { ExtrasWriter } from '../extras/extras-writer.js';
import type { ThreadRow } from '../thread/thread-row.js';
import { AnswerUnacceptable } from './question.errors.js';
import { AnswerAccepted, AnswerUnaccepted } from './question.facts.js';
import { type AnswerRow, QuestionRepository } from './question.repository.js';

type Question = Pick<ThreadRow, 'id' | 'communityId' | 'spaceId' | 'authorId'>;

/** Which answer of a question is accepted: every change passes here. */
@Injectable()
export class AcceptedAnswers implements PostConsequence, ThreadConsequence {
  constructor(
    private readonly questions: QuestionRepository,
    private readonly extras: ExtrasWriter,
    private readonly facts: FactLog,
  ) {}

  /** Accepting it again changes nothing. Throws AnswerUnacceptable. Records AnswerAccepted. */
  async accept(tx: Tx, question: Question, postId: string, acceptedBy: string): Promise<void> {
    const { communityId, id: threadId } = question;
    await this.extras.changeThread(tx, question, async () => {
      const before = await this.questions.findAccepted(tx, threadId);
      const answer = await this.questions.findAnswer(tx, threadId, postId);
      if (!answer) throw new AnswerUnacceptable();
      if (before?.postId === answer.postId) return null;
      await this.questions.accept(tx, { communityId, threadId, postId: answer.postId, acceptedBy });
      await this.facts.record(tx, AnswerAccepted, communityId, {
        ...subjectOf(question, answer),
        acceptedBy,
        previousPostId: before?.postId ?? null,
      });
      return { question: await this.questions.snapshot(tx, threadId) };
    });
  }

  /** `unacceptedBy` is null where the answer itself went. A question without one stays as it is. Records AnswerUnaccepted. */
  async unaccept(tx: Tx, question: Question, unacceptedBy: string | null): Promise<void> {
    await this.extras.changeThread(tx, question, async () => {
      const answer = await this.questions.findAccepted(tx, question.id);
      if (!answer) return null;
      await this.questions.unaccept(tx, question.id);
      await this.facts.record(tx, AnswerUnaccepted, question.communityId, {
        ...subjectOf(question, answer),
        unacceptedBy,
      });
      return { question: await this.questions.snapshot(tx, question.id) };
    });
  }

  /** An answer that goes is no longer accepted. */
  async onGone(tx: Tx, { communityId, row }: ChangedPost): Promise<void> {
    if (row.state !== 'published' || row.isFirst || !(await this.questions.isAccepted(tx, row.id))) return;
    const asker = await this.questions.askerOf(tx, row.threadId);
    const question = { id: row.threadId, communityId, spaceId: row.spaceId, authorId: asker };
    await this.unaccept(tx, question, null);
  }

  /** The question leads to another now: what answered it answers nothing there until somebody says so. */
  async onMerged(tx: Tx, thread: RearrangedThread): Promise<void> {
    await this.questions.unaccept(tx, thread.id);
  }

  async onSplit(tx: Tx, thread: RearrangedThread): Promise<void> {
    const answer = await this.questions.findAccepted(tx, thread.id);
    if (answer && !(await this.questions.findAnswer(tx, thread.id, answer.postId)))
      await this.unaccept(tx, thread, null);
  }
}

function subjectOf(question: Question, answer: AnswerRow) {
  return {
    threadId: question.id,
    spaceId: question.spaceId,
    postId: answer.postId,
    authorId: answer.authorId,
    askerId: question.authorId,
  };
}
