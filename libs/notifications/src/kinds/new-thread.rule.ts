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

/** A thread opened in a space, under a tag or by a member that somebody watches. */
@Injectable()
export class NewThreadRule implements NoticeRule {
  readonly kind = NoticeKind.NEW_THREAD;
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
    if (!post?.isFirst || !isNews(fact, post)) return NOBODY;
    const thread = {
      communityId: String(fact.communityId),
      threadId: fact.payload.threadId,
      tags: post.tags,
    };
    const { followers, next } = await this.follows.batch(thread, after);
    return {
      memberIds: followers.filter(({ watchesFirst }) => watchesFirst).map(({ memberId }) => memberId),
      next,
    };
  }
}
