import { Injectable } from '@nestjs/common';
import {
  AnswerAccepted,
  type AnswerAcceptedPayload,
  type PostInvolvement,
  QuestionAskers,
} from '#discussion';
import type { Fact } from '#platform';
import { NoticeKind } from '../notices/notice-kind.js';
import { BATCH, batchOf, type NoticeAudience, type NoticeRule, type NoticeSubject } from './notice-rule.js';
import { actSubject } from './post-subject.js';

/** A question has an accepted answer: told to who asked, where somebody else accepted it, and to all who have it too. */
@Injectable()
export class QuestionSolvedRule implements NoticeRule {
  readonly kind = NoticeKind.QUESTION_SOLVED;
  readonly facts = [AnswerAccepted];
  readonly isOnce = true;

  constructor(private readonly askers: QuestionAskers) {}

  subjectOf(fact: Fact<AnswerAcceptedPayload>): NoticeSubject | null {
    return actSubject(this.kind, fact, fact.payload.acceptedBy);
  }

  async audience(
    fact: Fact<AnswerAcceptedPayload>,
    _post: PostInvolvement | null,
    after: string | null,
  ): Promise<NoticeAudience> {
    const { threadId, askerId } = fact.payload;
    const { memberIds, next } = batchOf(
      await this.askers.batch(String(fact.communityId), threadId, after, BATCH),
    );
    return { memberIds: after === null ? [askerId, ...memberIds] : memberIds, next };
  }
}
