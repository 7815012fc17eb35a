import { Injectable } from '@nestjs/common';
import {
  FollowAudience,
  type PostInvolvement,
  PostPublished,
  type VisiblePostFactPayload,
} from '#discussion';
import type { Fact } from '#platform';
import { NoticeKind } from '../notices/notice-kind.js';
import { NOBODY, type NoticeAudience, type NoticeRule, type NoticeSubject } from './notice-rule.js';
import { isNews, postSubject } from './post-subject.js';

/** An answer: told to whom it answers, to who opened the thread, and to those who watch it. */
@Injectable()
export class ReplyRule implements NoticeRule {
  readonly kind = NoticeKind.REPLY;
  readonly facts = [PostPublished];

  constructor(private readonly follows: FollowAudience) {}

  subjectOf(fact: Fact<VisiblePostFactPayload>): NoticeSubject | null {
    return postSubject(this.kind, fact);
  }

  async audience(
    fact: Fact<VisiblePostFactPayload>,
    post: PostInvolvement | null,
    after: string | null,
  ): Promise<NoticeAudience> {
    if (!post || post.isFirst || !isNews(fact, post)) return NOBODY;
    const { parentAuthorId, threadAuthorId } = post;
    const answered = parentAuthorId ? [parentAuthorId, threadAuthorId] : [threadAuthorId];
    const thread = {
      communityId: String(fact.communityId),
      threadId: fact.payload.threadId,
      tags: post.tags,
    };
    const { followers, next } = await this.follows.batch(thread, after);
    const watching = followers.filter(({ level }) => level === 'watching').map(({ memberId }) => memberId);
    return { memberIds: after === null ? [...answered, ...watching] : watching, next };
  }
}
