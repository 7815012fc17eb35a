import { Injectable } from '@nestjs/common';
import { type Actor, Database, FactLog, Forbidden, moderatesSpace } from '#platform';
import { isOwn, requireWriter } from '../discussion-access.js';
import { ExtrasWriter } from '../extras/extras-writer.js';
import { KindAccess } from '../kinds/kind-access.js';
import { PostNotFound } from '../post/post.errors.js';
import { PostReader } from '../post/post-reader.js';
import type { ThreadRow } from '../thread/thread-row.js';
import { AcceptedAnswers } from './accepted-answers.js';
import { OwnQuestion } from './question.errors.js';
import { QuestionJoined } from './question.facts.js';
import { QuestionRepository } from './question.repository.js';

/** Questions: which answer helped, and who else asks. */
@Injectable()
export class QuestionService {
  constructor(
    private readonly database: Database,
    private readonly kinds: KindAccess,
    private readonly posts: PostReader,
    private readonly answers: AcceptedAnswers,
    private readonly questions: QuestionRepository,
    private readonly extras: ExtrasWriter,
    private readonly facts: FactLog,
  ) {}

  /**
   * By who asked, or by staff of the space; takes the place of the answer accepted before. Answers the thread's id. Throws
   * NotAMember, MemberSuspended, PostNotFound, NotOfKind, Forbidden, AnswerUnacceptable. Records AnswerAccepted.
   */
  async accept(actor: Actor, postId: string): Promise<string> {
    const memberId = requireWriter(actor);
    const post = await this.posts.find(actor, postId);
    if (!post) throw new PostNotFound();
    const { thread } = await this.kinds.require(actor, post.threadId, 'questions');
    requireMayDecide(actor, thread);
    await this.database.transaction((tx) => this.answers.accept(tx, thread, post.id, memberId));
    return thread.id;
  }

  /** Throws NotAMember, MemberSuspended, ThreadNotFound, NotOfKind, Forbidden. Records AnswerUnaccepted. */
  async unaccept(actor: Actor, threadId: string): Promise<string> {
    const memberId = requireWriter(actor);
    const { thread } = await this.kinds.require(actor, threadId, 'questions');
    requireMayDecide(actor, thread);
    await this.database.transaction((tx) => this.answers.unaccept(tx, thread, memberId));
    return thread.id;
  }

  /**
   * Once a member, whatever is repeated. Throws NotAMember, MemberSuspended, ThreadNotFound, NotOfKind, OwnQuestion.
   * Records QuestionJoined for who joins.
   */
  async alsoAsk(actor: Actor, threadId: string, isOn: boolean): Promise<string> {
    const memberId = requireWriter(actor);
    const { thread } = await this.kinds.require(actor, threadId, 'questions');
    if (isOwn(actor, thread)) throw new OwnQuestion();
    const { communityId, spaceId, id } = thread;
    await this.database.transaction((tx) =>
      this.extras.changeThread(tx, thread, async () => {
        if (!(await this.questions.setAsker(tx, { communityId, threadId: id, memberId, isOn }))) return null;
        if (isOn)
          await this.facts.record(tx, QuestionJoined, communityId, { threadId: id, spaceId, memberId });
        return { question: await this.questions.snapshot(tx, id) };
      }),
    );
    return id;
  }

  /** Which of these questions the viewer has too; none for guests, without a statement. */
  async askedBy(actor: Actor, threadIds: readonly string[]): Promise<string[]> {
    return actor.memberId === null ? [] : this.questions.askedBy(actor.memberId, threadIds);
  }
}

function requireMayDecide(actor: Actor, thread: ThreadRow): void {
  if (!isOwn(actor, thread) && !moderatesSpace(actor, thread.spaceId)) throw new Forbidden();
}
