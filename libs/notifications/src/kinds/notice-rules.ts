import { Injectable } from '@nestjs/common';
import type { Fact } from '#platform';
import type { NoticeRule } from './notice-rule.js';
import { AnnouncementRule } from './announcement.rule.js';
import { NewThreadRule } from './new-thread.rule.js';
import { PostDecidedRule } from './post-decided.rule.js';
import { ReplyRule } from './reply.rule.js';

/** All that members are told of. Of several reasons for one fact the first in the list is the one that is told. */
@Injectable()
export class NoticeRules {
  readonly list: readonly NoticeRule[];

  constructor(
    reply: ReplyRule,
    postDecided: PostDecidedRule,
    announcement: AnnouncementRule,
    newThread: NewThreadRule,
  ) {
    this.list = [reply, postDecided, announcement, newThread];
  }

  /** Those that look at a fact, first reason first. */
  of(fact: Fact): NoticeRule[] {
    return this.list.filter(({ facts }) => facts.some(({ name }) => name === fact.type));
  }
}

/** A class a kind. */
export const NOTICE_RULES = [ReplyRule, PostDecidedRule, AnnouncementRule, NewThreadRule];
