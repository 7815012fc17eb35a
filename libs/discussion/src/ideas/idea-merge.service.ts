import { Injectable } from '@nestjs/common';
import { type Actor, Database, FactLog, type Tx } from '#platform';
import { ThreadChanged } from '../discussion.facts.js';
import { ExtrasWriter } from '../extras/extras-writer.js';
import { ThreadRepository } from '../thread/thread.repository.js';
import type { ThreadRow } from '../thread/thread-row.js';
import { IdeaMerged, MergeImpossible } from './idea.errors.js';
import { IdeaMergeChanged } from './idea.facts.js';
import { IdeaRepository } from './idea.repository.js';
import { IdeaService } from './idea.service.js';

/** Duplicates: their votes count for the idea that stays, and come back out where the merge is undone. */
@Injectable()
export class IdeaMergeService {
  constructor(
    private readonly database: Database,
    private readonly service: IdeaService,
    private readonly ideas: IdeaRepository,
    private readonly threads: ThreadRepository,
    private readonly extras: ExtrasWriter,
    private readonly facts: FactLog,
  ) {}

  /**
   * Closes the duplicate and takes it out of the lists. Both are in spaces that the actor moderates. Answers the id of the
   * one that stays. Throws what IdeaService.requireModerated throws, MergeImpossible, IdeaMerged. Records IdeaMergeChanged.
   */
  async merge(actor: Actor, fromId: string, intoId: string): Promise<string> {
    const { thread: from } = await this.service.requireModerated(actor, fromId);
    const { thread: into } = await this.service.requireModerated(actor, intoId);
    if (from.id === into.id) throw new MergeImpossible('An idea is not merged into itself.');
    await this.database.transaction(async (tx) => {
      await this.lockBoth(tx, from, into);
      const duplicate = await this.ideas.require(tx, from.id);
      if (duplicate.mergedInto === into.id) return;
      if (duplicate.mergedInto !== null) throw new IdeaMerged('fromThreadId');
      if ((await this.ideas.require(tx, into.id)).mergedInto !== null) throw new IdeaMerged('intoThreadId');
      const tick = await this.threads.setLock(tx, from.id, true);
      if (tick) await this.facts.record(tx, ThreadChanged, actor.communityId, tick);
      await this.ideas.merge(tx, from.id, into.id, tick === null);
      await this.redraw(tx, from, into, false);
    });
    return into.id;
  }

  /** Votes given to the other idea itself stay there. Answers the duplicate's id. Throws as `merge`. Records IdeaMergeChanged. */
  async unmerge(actor: Actor, fromId: string): Promise<string> {
    const { thread: from } = await this.service.requireModerated(actor, fromId);
    const intoId = from.extras?.idea?.mergedIntoId;
    if (!intoId) throw new MergeImpossible('The idea is merged into no other.', 'threadId');
    const into = await this.threads.find(actor.communityId, intoId);
    if (!into) throw new MergeImpossible('The idea is merged into no other.', 'threadId');
    await this.database.transaction(async (tx) => {
      await this.lockBoth(tx, from, into);
      const duplicate = await this.ideas.require(tx, from.id);
      if (duplicate.mergedInto !== into.id) return;
      const tick = duplicate.wasLocked ? null : await this.threads.setLock(tx, from.id, false);
      if (tick) await this.facts.record(tx, ThreadChanged, actor.communityId, tick);
      await this.ideas.unmerge(tx, from.id);
      await this.redraw(tx, from, into, true);
    });
    return from.id;
  }

  /** In the order of their ids, so that two merges of the same two wait for each other. */
  private async lockBoth(tx: Tx, one: ThreadRow, other: ThreadRow): Promise<void> {
    for (const thread of one.id < other.id ? [one, other] : [other, one])
      await this.extras.changeThread(tx, thread, () => Promise.resolve(null));
  }

  private async redraw(tx: Tx, from: ThreadRow, into: ThreadRow, isUndone: boolean): Promise<void> {
    await this.ideas.relist(tx, from.id);
    await this.ideas.recount(tx, into.id);
    for (const thread of [from, into])
      await this.extras.changeThread(tx, thread, async () => ({
        idea: await this.ideas.snapshot(tx, thread.id),
      }));
    await this.facts.record(tx, IdeaMergeChanged, from.communityId, {
      threadId: from.id,
      spaceId: from.spaceId,
      intoThreadId: into.id,
      isUndone,
    });
  }
}
