import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform';
import { AnnouncementListing } from '../announcements/announcement-listing.js';
import { IdeaListing } from '../ideas/idea-listing.js';
import { AcceptedAnswers } from '../questions/accepted-answers.js';
import { ReviewCount } from '../reviews/review-count.js';
import type { RearrangedThread, ThreadConsequence } from './thread-consequence.js';

/** All that follows from a thread's move, merge or split: read the list once and you know. */
@Injectable()
export class ThreadConsequences {
  private readonly all: readonly ThreadConsequence[];

  constructor(
    answers: AcceptedAnswers,
    ideas: IdeaListing,
    reviews: ReviewCount,
    announcements: AnnouncementListing,
  ) {
    this.all = [answers, ideas, reviews, announcements];
  }

  async moved(tx: Tx, thread: RearrangedThread): Promise<void> {
    for (const consequence of this.all) await consequence.onMoved?.(tx, thread);
  }

  async merged(tx: Tx, thread: RearrangedThread, into: RearrangedThread): Promise<void> {
    for (const consequence of this.all) await consequence.onMerged?.(tx, thread, into);
  }

  async split(tx: Tx, thread: RearrangedThread): Promise<void> {
    for (const consequence of this.all) await consequence.onSplit?.(tx, thread);
  }
}
