import { Injectable } from '@nestjs/common';
import { type PostInvolvement, PostPublished, type VisiblePostFactPayload } from '#discussion';
import type { Fact } from '#platform';
import { NoticeKind } from '../notices/notice-kind.js';
import { NOBODY, type NoticeAudience, type NoticeRule, type NoticeSubject } from './notice-rule.js';
import { isNews, postSubject } from './post-subject.js';

/** A post that quotes others: told to who wrote them. */
@Injectable()
export class QuoteRule implements NoticeRule {
  readonly kind = NoticeKind.QUOTE;
  readonly facts = [PostPublished];

  subjectOf(fact: Fact<VisiblePostFactPayload>): NoticeSubject | null {
    return postSubject(this.kind, fact);
  }

  async audience(fact: Fact<VisiblePostFactPayload>, post: PostInvolvement | null): Promise<NoticeAudience> {
    return post && isNews(fact, post) ? { memberIds: post.quotedAuthorIds, next: null } : NOBODY;
  }
}
