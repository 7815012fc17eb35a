import { Injectable } from '@nestjs/common';
import { type Tx, violatesUnique } from '#platform';
import { ExtrasWriter } from '../extras/extras-writer.js';
import type { ChangedPost, PostConsequence } from '../extras/post-consequence.js';
import type { RearrangedThread, ThreadConsequence } from '../extras/thread-consequence.js';
import { AlreadyReviewed } from './review.errors.js';
import { ReviewRepository } from './review.repository.js';

/** Keeps what counts in step with the threads: what nobody may read yet, or any more, is in no figure. */
@Injectable()
export class ReviewCount implements PostConsequence, ThreadConsequence {
  constructor(
    private readonly reviews: ReviewRepository,
    private readonly extras: ExtrasWriter,
  ) {}

  async onPublished(tx: Tx, { row }: ChangedPost): Promise<void> {
    if (row.isFirst) await this.reviews.settle(tx, row.threadId);
  }

  /** Where replies keep the thread, it shows no stars any more. */
  async onGone(tx: Tx, { communityId, row }: ChangedPost): Promise<void> {
    if (!row.isFirst || !(await this.reviews.settle(tx, row.threadId))) return;
    if (row.state !== 'published') return;
    await this.extras.changeThread(tx, { communityId, id: row.threadId }, async () => ({ review: null }));
  }

  /** Throws AlreadyReviewed where its author has one of the product in the other space. */
  async onMoved(tx: Tx, { id }: RearrangedThread): Promise<void> {
    try {
      await this.reviews.settle(tx, id);
    } catch (error) {
      if (violatesUnique(error, 'review_one_a_member')) throw new AlreadyReviewed(null, 'spaceId');
      throw error;
    }
  }

  async onMerged(tx: Tx, { id }: RearrangedThread): Promise<void> {
    await this.reviews.settle(tx, id);
  }
}
