import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform';
import type { ChangedPost, PostConsequence } from '../extras/post-consequence.js';
import type { RearrangedThread, ThreadConsequence } from '../extras/thread-consequence.js';
import { AnnouncementRepository } from './announcement.repository.js';

/** Keeps the lists of announcements in step with their threads. */
@Injectable()
export class AnnouncementListing implements PostConsequence, ThreadConsequence {
  constructor(private readonly announcements: AnnouncementRepository) {}

  async onPublished(tx: Tx, { row }: ChangedPost): Promise<void> {
    if (row.isFirst) await this.announcements.relist(tx, row.threadId);
  }

  async onGone(tx: Tx, { row }: ChangedPost): Promise<void> {
    if (row.isFirst) await this.announcements.relist(tx, row.threadId);
  }

  async onMoved(tx: Tx, { id }: RearrangedThread): Promise<void> {
    await this.announcements.relist(tx, id);
  }

  async onMerged(tx: Tx, { id }: RearrangedThread): Promise<void> {
    await this.announcements.relist(tx, id);
  }
}
