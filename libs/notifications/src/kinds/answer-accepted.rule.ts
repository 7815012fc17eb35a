import { Injectable } from '@nestjs/common';
import { AnswerAccepted, type AnswerAcceptedPayload } from '#discussion';
import type { Fact } from '#platform';
import { NoticeKind } from '../notices/notice-kind.js';
import type { NoticeAudience, NoticeRule, NoticeSubject } from './notice-rule.js';
import { actSubject } from './post-subject.js';

/** An answer was accepted: its author's news, once for each who accepts it. */
@Injectable()
export class AnswerAcceptedRule implements NoticeRule {
  readonly kind = NoticeKind.ANSWER_ACCEPTED;
  readonly facts = [AnswerAccepted];
  readonly isOnce = true;

  subjectOf(fact: Fact<AnswerAcceptedPayload>): NoticeSubject | null {
    return actSubject(this.kind, fact, fact.payload.acceptedBy);
  }

  async audience({ payload }: Fact<AnswerAcceptedPayload>): Promise<NoticeAudience> {
    return { memberIds: [payload.authorId], next: null };
  }
}
