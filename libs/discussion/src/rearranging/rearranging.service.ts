import { Injectable } from '@nestjs/common';
import {
  type Actor,
  Database,
  FactLog,
  Forbidden,
  isUuid,
  moderatesSpace,
  NotFound,
  type Tx,
  violatesUnique,
} from '#platform';
import { DiscussionAccess } from '../discussion-access.js';
import { ConversationFixed } from '../conversations/conversation.errors.js';
import { ThreadMerged, ThreadMoved } from '../discussion.facts.js';
import { ThreadConsequences } from '../extras/thread-consequences.js';
import { ThreadNotFound } from '../thread/thread.errors.js';
import { ThreadRepository } from '../thread/thread.repository.js';
import type { ThreadRow } from '../thread/thread-row.js';
import { acceptReason, BindingTaken, MergeInvalid } from './rearranging.errors.js';
import type { ThreadMergeInput, ThreadMoveInput, ThreadSplitInput } from './rearranging.inputs.js';
import { RearrangingRepository } from './rearranging.repository.js';
import { ThreadSplitter } from './thread-splitter.js';

/**
 * Moves, merges and splits threads: each in one transaction, whatever the number of posts, for who moderates both ends.
 * Answers the id of the thread to look at.
 */
@Injectable()
export class RearrangingService {
  constructor(
    private readonly database: Database,
    private readonly facts: FactLog,
    private readonly access: DiscussionAccess,
    private readonly threads: ThreadRepository,
    private readonly rearranging: RearrangingRepository,
    private readonly splitter: ThreadSplitter,
    private readonly consequences: ThreadConsequences,
  ) {}

  /** There already, it stays. Throws NotFound, Forbidden, SpaceNotFound, ReasonInvalid, BindingTaken, ConversationFixed. Records ThreadMoved. */
  async move(actor: Actor, input: ThreadMoveInput): Promise<string> {
    const reason = acceptReason(input.reason);
    const { id } = await this.requireModerated(actor, input.threadId);
    const space = await this.access.requireSpace(actor, input.spaceId);
    if (!moderatesSpace(actor, space.id)) throw new Forbidden();
    if (space.holdsConversations) throw new ConversationFixed('spaceId');
    try {
      await this.database.transaction(async (tx) => {
        const thread = this.requireHeld(
          actor,
          (await this.rearranging.lock(tx, actor.communityId, [id])).get(id),
        );
        requireShared(thread);
        if (thread.spaceId === space.id) return;
        const seq = await this.rearranging.move(tx, id, space.id);
        const ends = { fromSpaceId: thread.spaceId, toSpaceId: space.id };
        await this.note(tx, actor, { kind: 'move', threadId: id, otherThreadId: null, ...ends, reason });
        const { communityId } = actor;
        const fact = { threadId: id, spaceId: space.id, fromSpaceId: thread.spaceId, seq, prevSeq: seq - 1 };
        await this.facts.record(tx, ThreadMoved, communityId, fact);
        await this.consequences.moved(tx, thread);
      });
    } catch (error) {
      if (violatesUnique(error, 'thread_bound_key') || violatesUnique(error, 'thread_bound_url'))
        throw new BindingTaken();
      throw error;
    }
    return id;
  }

  /**
   * Posts keep their ids and parents and get places after those of the thread that takes them: what was read there keeps
   * its place. Merged before, it is the same answer. Throws NotFound, Forbidden, ThreadNotFound, MergeInvalid,
   * ReasonInvalid, ConversationFixed. Records ThreadMerged.
   */
  async merge(actor: Actor, input: ThreadMergeInput): Promise<string> {
    const reason = acceptReason(input.reason);
    const { communityId } = actor;
    const into = await this.findTarget(actor, input.intoId);
    if (!into) throw new ThreadNotFound('intoId');
    if (!moderatesSpace(actor, into.spaceId)) throw new Forbidden();
    const row = isUuid(input.threadId) ? await this.threads.find(communityId, input.threadId) : null;
    if (row?.mergedInto === into.id) return into.id;
    const { id } = await this.requireModerated(actor, input.threadId);
    if (id === into.id) throw new MergeInvalid();
    await this.database.transaction(async (tx) => {
      const locked = await this.rearranging.lock(tx, communityId, [id, into.id]);
      if (locked.get(id)?.mergedInto === into.id) return;
      const [from, target] = [id, into.id].map((each) => this.requireHeld(actor, locked.get(each)));
      [from, target].forEach((each) => each && requireShared(each));
      if (!from || !target || from.state !== 'published' || target.state !== 'published')
        throw new MergeInvalid();
      const postCount = await this.rearranging.takePosts(tx, id, target);
      await this.rearranging.leadOn(tx, id, target.id);
      const ends = { fromSpaceId: from.spaceId, toSpaceId: target.spaceId };
      await this.note(tx, actor, {
        kind: 'merge',
        threadId: id,
        otherThreadId: target.id,
        ...ends,
        reason,
        postCount,
      });
      const seq = target.seq + postCount + 1;
      await this.facts.record(tx, ThreadMerged, communityId, {
        threadId: target.id,
        spaceId: target.spaceId,
        mergedThreadId: id,
        mergedSpaceId: from.spaceId,
        fromSeq: target.seq + 1,
        seq,
        prevSeq: seq - 1,
      });
      await this.consequences.merged(tx, from, target);
    });
    return into.id;
  }

  /** The new thread's id. Throws NotFound, Forbidden and what ThreadSplitter throws. Records ThreadSplit. */
  async split(actor: Actor, input: ThreadSplitInput): Promise<string> {
    const thread = await this.requireModerated(actor, input.threadId);
    const space = await this.access.requireSpace(actor, input.spaceId ?? thread.spaceId);
    if (!moderatesSpace(actor, space.id)) throw new Forbidden();
    if (space.holdsConversations) throw new ConversationFixed('spaceId');
    return this.splitter.split(actor, input, { threadId: thread.id, toSpaceId: space.id });
  }

  /** Where a thread is now that may itself have been merged since. */
  private async findTarget(actor: Actor, id: string): Promise<ThreadRow | null> {
    const found = await this.access.findThread(actor, id);
    if (found || !isUuid(id)) return found?.thread ?? null;
    const movedTo = await this.threads.mergedInto(actor.communityId, id);
    return movedTo === null ? null : ((await this.access.findThread(actor, movedTo))?.thread ?? null);
  }

  private async requireModerated(actor: Actor, threadId: string): Promise<ThreadRow> {
    const found = await this.access.findThread(actor, threadId);
    if (!found) throw new NotFound();
    if (!moderatesSpace(actor, found.thread.spaceId)) throw new Forbidden();
    return found.thread;
  }

  /** As it stands under the lock: it may have been moved or merged meanwhile. */
  private requireHeld(actor: Actor, thread: ThreadRow | undefined): ThreadRow {
    if (!thread || thread.mergedInto !== null) throw new ThreadNotFound();
    if (!moderatesSpace(actor, thread.spaceId)) throw new Forbidden();
    return thread;
  }

  private async note(
    tx: Tx,
    { communityId, memberId: actorId }: Actor,
    done: Pick<
      Parameters<RearrangingRepository['note']>[1],
      'kind' | 'threadId' | 'otherThreadId' | 'fromSpaceId' | 'toSpaceId' | 'reason'
    > & { postCount?: number },
  ): Promise<void> {
    await this.rearranging.note(tx, { postCount: 0, ...done, communityId, actorId, idempotencyKey: null });
  }
}

/** Throws ConversationFixed for what is for one member and the brand alone. */
function requireShared({ privateWith }: Pick<ThreadRow, 'privateWith'>): void {
  if (privateWith !== null) throw new ConversationFixed();
}
