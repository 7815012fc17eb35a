import { Injectable } from '@nestjs/common';
import { type IdeaMovedPayload, IdeaStatusChanged, IdeaVoters, type PostInvolvement } from '#discussion';
import type { Fact } from '#platform';
import { NoticeKind } from '../notices/notice-kind.js';
import {
  BATCH,
  batchOf,
  NOBODY,
  type NoticeAudience,
  type NoticeRule,
  type NoticeSubject,
} from './notice-rule.js';
import { actSubject } from './post-subject.js';

/** An idea has another status: told to who had it and to all who voted for it. */
@Injectable()
export class IdeaMovedRule implements NoticeRule {
  readonly kind = NoticeKind.IDEA_MOVED;
  readonly facts = [IdeaStatusChanged];

  constructor(private readonly voters: IdeaVoters) {}

  subjectOf(fact: Fact<IdeaMovedPayload>): NoticeSubject | null {
    return actSubject(this.kind, fact, fact.payload.movedBy);
  }

  async audience(
    fact: Fact<IdeaMovedPayload>,
    post: PostInvolvement | null,
    after: string | null,
  ): Promise<NoticeAudience> {
    if (!post) return NOBODY;
    const { threadId } = fact.payload;
    const { memberIds, next } = batchOf(
      await this.voters.batch(String(fact.communityId), threadId, after, BATCH),
    );
    return { memberIds: after === null ? [post.threadAuthorId, ...memberIds] : memberIds, next };
  }
}
