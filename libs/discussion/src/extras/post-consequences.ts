import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform';
import { ConversationTally } from '../conversations/conversation-tally.js';
import { AnnouncementListing } from '../announcements/announcement-listing.js';
import { IdeaListing } from '../ideas/idea-listing.js';
import { AcceptedAnswers } from '../questions/accepted-answers.js';
import { ReviewCount } from '../reviews/review-count.js';
import type { ChangedPost, PostConsequence } from './post-consequence.js';

/** All that follows from a post's change of state: read the list once and you know. */
@Injectable()
export class PostConsequences {
  private readonly all: readonly PostConsequence[];

  constructor(
    answers: AcceptedAnswers,
    ideas: IdeaListing,
    reviews: ReviewCount,
    announcements: AnnouncementListing,
    conversations: ConversationTally,
  ) {
    this.all = [answers, ideas, reviews, announcements, conversations];
  }

  async published(tx: Tx, changed: ChangedPost): Promise<void> {
    for (const consequence of this.all) await consequence.onPublished?.(tx, changed);
  }

  async gone(tx: Tx, changed: ChangedPost): Promise<void> {
    for (const consequence of this.all) await consequence.onGone?.(tx, changed);
  }
}
