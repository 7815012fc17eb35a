import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform';
import type { ChangedPost, PostConsequence } from '../extras/post-consequence.js';
import { IdeaRepository } from './idea.repository.js';

/** Keeps the lists of ideas in step with their threads: what nobody may read yet, or any more, is in none. */
@Injectable()
export class IdeaListing implements PostConsequence {
  constructor(private readonly ideas: IdeaRepository) {}

  async onPublished(tx: Tx, { row }: ChangedPost): Promise<void> {
    if (row.isFirst) await this.ideas.relist(tx, row.threadId);
  }

  async onGone(tx: Tx, { row }: ChangedPost): Promise<void> {
    if (row.isFirst) await this.ideas.relist(tx, row.threadId);
  }
}
