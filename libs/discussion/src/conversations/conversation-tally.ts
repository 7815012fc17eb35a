import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform';
import type { ChangedPost, PostConsequence } from '../extras/post-consequence.js';
import { ConversationRepository } from './conversation.repository.js';

/** Keeps it true which conversations wait for the brand when posts come out of review, or go. */
@Injectable()
export class ConversationTally implements PostConsequence {
  constructor(private readonly conversations: ConversationRepository) {}

  async onPublished(tx: Tx, { row }: ChangedPost): Promise<void> {
    await this.conversations.retell(tx, row.threadId);
  }

  async onGone(tx: Tx, { row }: ChangedPost): Promise<void> {
    await this.conversations.retell(tx, row.threadId);
  }
}
