import { Injectable } from '@nestjs/common';
import { PostAudience, PostPublished, type VisiblePostFactPayload } from '#discussion';
import type { Fact } from '#platform';
import { NoticeKind } from '../notices/notice-kind.js';
import { NOBODY, type NoticeAudience, type NoticeRule, type NoticeSubject } from './notice-rule.js';
import { isNews, postSubject } from './post-subject.js';

/** An answer: told to whom it answers, and to who opened the thread. */
@Injectable()
export class ReplyRule implements NoticeRule {
  readonly kind = NoticeKind.REPLY;
  readonly facts = [PostPublished];

  constructor(private readonly posts: PostAudience) {}

  subjectOf(fact: Fact<VisiblePostFactPayload>): NoticeSubject | null {
    return postSubject(this.kind, fact);
  }

  async audience(fact: Fact<VisiblePostFactPayload>): Promise<NoticeAudience> {
    const post = await this.posts.involved(fact.payload.postId);
    if (!post || post.isFirst || !isNews(fact, post)) return NOBODY;
    const { parentAuthorId, threadAuthorId } = post;
    return { memberIds: parentAuthorId ? [parentAuthorId, threadAuthorId] : [threadAuthorId], next: null };
  }
}
