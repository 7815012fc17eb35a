import { Injectable } from '@nestjs/common';
import { type MentioningFactPayload, PostEdited, type PostInvolvement, PostPublished } from '#discussion';
import type { Fact } from '#platform';
import { NoticeKind } from '../notices/notice-kind.js';
import { NOBODY, type NoticeAudience, type NoticeRule, type NoticeSubject } from './notice-rule.js';
import { isNews, postSubject } from './post-subject.js';

/** A text that names members: told to those whom no earlier text of the same post named. */
@Injectable()
export class MentionRule implements NoticeRule {
  readonly kind = NoticeKind.MENTION;
  readonly facts = [PostPublished, PostEdited];

  subjectOf(fact: Fact<MentioningFactPayload>): NoticeSubject | null {
    return postSubject(this.kind, fact);
  }

  async audience(fact: Fact<MentioningFactPayload>, post: PostInvolvement | null): Promise<NoticeAudience> {
    const { mentionIds } = fact.payload;
    if (!post || !mentionIds) return NOBODY;
    const isOld = fact.type === PostPublished.name && !isNews(fact, post);
    return isOld ? NOBODY : { memberIds: mentionIds, next: null };
  }
}
