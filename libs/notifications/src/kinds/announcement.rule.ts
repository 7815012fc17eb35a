import { Injectable } from '@nestjs/common';
import { type PostInvolvement, PostPublished, type VisiblePostFactPayload } from '#discussion';
import { MemberService } from '#identity';
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
import { isNews, postSubject } from './post-subject.js';

/** A thread opened in a space of announcements: told to everybody who may enter it. */
@Injectable()
export class AnnouncementRule implements NoticeRule {
  readonly kind = NoticeKind.ANNOUNCEMENT;
  readonly facts = [PostPublished];

  constructor(private readonly members: MemberService) {}

  subjectOf(fact: Fact<VisiblePostFactPayload>): NoticeSubject | null {
    return postSubject(this.kind, fact);
  }

  async audience(
    fact: Fact<VisiblePostFactPayload>,
    post: PostInvolvement | null,
    after: string | null,
  ): Promise<NoticeAudience> {
    if (!post?.isFirst || post.spaceKind !== 'announcements' || !isNews(fact, post)) return NOBODY;
    return batchOf(await this.members.idsAfter(String(fact.communityId), after, BATCH));
  }
}
