import { Injectable } from '@nestjs/common';
import { type ReactionFactPayload, ReactionGiven, ReactionTaken, ReactionTally } from '#discussion';
import type { Fact } from '#platform';
import { NoticeKind } from '../notices/notice-kind.js';
import { NOBODY, type NoticeAudience, type NoticeRule, type NoticeSubject } from './notice-rule.js';
import { actSubject } from './post-subject.js';

/** Somebody reacts to a post: its author's news, once for each who does, and none once all of it was taken back. */
@Injectable()
export class ReactionRule implements NoticeRule {
  readonly kind = NoticeKind.REACTION;
  readonly facts = [ReactionGiven, ReactionTaken];
  readonly isOnce = true;

  constructor(private readonly reactions: ReactionTally) {}

  subjectOf(fact: Fact<ReactionFactPayload>): NoticeSubject | null {
    return actSubject(this.kind, fact, fact.payload.memberId);
  }

  async audience(fact: Fact<ReactionFactPayload>): Promise<NoticeAudience> {
    const { authorId, postId, memberId } = fact.payload;
    // Both are asked what stands now: of a reaction that is taken back at once nothing is told.
    const stands = await this.reactions.stands(postId, memberId);
    if (!stands) return { ...NOBODY, isOver: true };
    return fact.type === ReactionGiven.name ? { memberIds: [authorId], next: null } : NOBODY;
  }
}
