import { Injectable } from '@nestjs/common';
import type { Fact } from '#platform';
import { NoticeKind } from '../notices/notice-kind.js';
import { CaseDecided, type CaseOutcome } from './case-decided.fact.js';
import { NOBODY, type NoticeAudience, type NoticeRule, type NoticeSubject } from './notice-rule.js';

/** A post that waited was published or refused: its author's news, and nobody is named for it. */
@Injectable()
export class PostDecidedRule implements NoticeRule {
  readonly kind = NoticeKind.POST_DECIDED;
  readonly facts = [CaseDecided];
  readonly isOwnNews = true;

  subjectOf(fact: Fact<CaseOutcome>): NoticeSubject | null {
    const { communityId, id: factId, recordedAt: at } = fact;
    const { threadId, postId } = fact.payload;
    if (communityId === null) return null;
    return { communityId, factId, kind: this.kind, threadId, postId, postSeq: null, actorId: null, at };
  }

  async audience({ payload }: Fact<CaseOutcome>): Promise<NoticeAudience> {
    const isNews = payload.outcome === 'published' || payload.outcome === 'rejected';
    return isNews ? { memberIds: [payload.authorId], next: null } : NOBODY;
  }
}
