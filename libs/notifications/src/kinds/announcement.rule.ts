import { Injectable } from '@nestjs/common';
import { type PostInvolvement, PostPublished, type VisiblePostFactPayload } from '#discussion';
import { MemberService } from '#identity';
import type { Fact } from '#platform';
import { NoticeKind } from '../notices/notice-kind.js';
import { NOBODY, type NoticeAudience, type NoticeRule, type NoticeSubject } from './notice-rule.js';
import { isNews, postSubject } from './post-subject.js';

const BATCH = 500;

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
    const memberIds = await this.members.idsAfter(String(fact.communityId), after, BATCH);
    return { memberIds, next: memberIds.length === BATCH ? (memberIds.at(-1) ?? null) : null };
  }
}
