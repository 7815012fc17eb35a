import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform';
import { ExtrasWriter } from '../extras/extras-writer.js';
import type { ChangedPost, PostConsequence } from '../extras/post-consequence.js';
import type { RearrangedThread, ThreadConsequence } from '../extras/thread-consequence.js';
import { IdeaRepository } from './idea.repository.js';

/** Keeps the lists of ideas in step with their threads: what nobody may read yet, or any more, is in none. */
@Injectable()
export class IdeaListing implements PostConsequence, ThreadConsequence {
  constructor(
    private readonly ideas: IdeaRepository,
    private readonly extras: ExtrasWriter,
  ) {}

  async onPublished(tx: Tx, { row }: ChangedPost): Promise<void> {
    if (row.isFirst) await this.ideas.relist(tx, row.threadId);
  }

  async onGone(tx: Tx, { row }: ChangedPost): Promise<void> {
    if (row.isFirst) await this.ideas.relist(tx, row.threadId);
  }

  async onMoved(tx: Tx, { id }: RearrangedThread): Promise<void> {
    await this.ideas.relist(tx, id);
  }

  /** Who voted for the one that is gone wants the other. */
  async onMerged(tx: Tx, thread: RearrangedThread, into: RearrangedThread): Promise<void> {
    await this.ideas.relist(tx, thread.id);
    if (!(await this.ideas.takeVotes(tx, thread.id, into.id))) return;
    await this.extras.changeThread(tx, into, async () => {
      await this.ideas.recount(tx, into.id);
      return { idea: await this.ideas.snapshot(tx, into.id) };
    });
  }
}
