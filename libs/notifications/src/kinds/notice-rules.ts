import { Injectable } from '@nestjs/common';
import type { Fact } from '#platform';
import { AnnouncementRule } from './announcement.rule.js';
import { AnswerAcceptedRule } from './answer-accepted.rule.js';
import { IdeaMovedRule } from './idea-moved.rule.js';
import { MentionRule } from './mention.rule.js';
import { NewThreadRule } from './new-thread.rule.js';
import type { NoticeRule } from './notice-rule.js';
import { PostDecidedRule } from './post-decided.rule.js';
import { QuestionSolvedRule } from './question-solved.rule.js';
import { QuoteRule } from './quote.rule.js';
import { ReactionRule } from './reaction.rule.js';
import { ReplyRule } from './reply.rule.js';

/** All that members are told of. Of several reasons for one fact the first in the list is the one that is told. */
@Injectable()
export class NoticeRules {
  readonly list: readonly NoticeRule[];

  constructor(
    mention: MentionRule,
    quote: QuoteRule,
    reply: ReplyRule,
    postDecided: PostDecidedRule,
    announcement: AnnouncementRule,
    newThread: NewThreadRule,
    answerAccepted: AnswerAcceptedRule,
    questionSolved: QuestionSolvedRule,
    ideaMoved: IdeaMovedRule,
    reaction: ReactionRule,
  ) {
    this.list = [
      mention,
      quote,
      reply,
      postDecided,
      announcement,
      newThread,
      answerAccepted,
      questionSolved,
      ideaMoved,
      reaction,
    ];
  }

  /** Those that look at a fact, first reason first. */
  of(fact: Fact): NoticeRule[] {
    return this.list.filter(({ facts }) => facts.some(({ name }) => name === fact.type));
  }
}

/** A class a kind. */
export const NOTICE_RULES = [
  MentionRule,
  QuoteRule,
  ReplyRule,
  PostDecidedRule,
  AnnouncementRule,
  NewThreadRule,
  AnswerAcceptedRule,
  QuestionSolvedRule,
  IdeaMovedRule,
  ReactionRule,
];
