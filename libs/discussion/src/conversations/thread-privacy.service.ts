import { Injectable } from '@nestjs/common';
import { type Actor, Database, FactLog, Forbidden, moderatesSpace, NotFound, type Tx } from '#platform';
import { type SpaceRow, SpaceService } from '#community';
import { DiscussionAccess } from '../discussion-access.js';
import { ThreadMoved } from '../discussion.facts.js';
import { ThreadConsequences } from '../extras/thread-consequences.js';
import { acceptReason } from '../rearranging/rearranging.errors.js';
import { RearrangingRepository } from '../rearranging/rearranging.repository.js';
import { ThreadNotFound } from '../thread/thread.errors.js';
import type { ThreadRow } from '../thread/thread-row.js';
import { ConversationFixed, ConversationStaysPrivate } from './conversation.errors.js';
import type { ThreadMakePrivateInput, ThreadMakePublicInput } from './conversation.inputs.js';
import { ConversationRepository } from './conversation.repository.js';
import { ConversationService } from './conversation.service.js';

/** A thread on its way from one space into another. */
interface Crossing {
  thread: ThreadRow;
  toSpaceId: string;
  reason: string;
  seq: number;
}

/** Takes a thread out of sight of everybody but its author and the staff, and back while nothing was written there. */
@Injectable()
export class ThreadPrivacyService {
  constructor(
    private readonly database: Database,
    private readonly facts: FactLog,
    private readonly access: DiscussionAccess,
    private readonly conversations: ConversationService,
    private readonly rows: ConversationRepository,
    private readonly spaces: SpaceService,
    private readonly rearranging: RearrangingRepository,
    private readonly consequences: ThreadConsequences,
  ) {}

  /**
   * Answers the thread's id. Private already, it stays. Throws NotFound, Forbidden for who does not moderate both ends,
   * ThreadNotFound for what is not published, ReasonInvalid. Records ThreadMoved.
   */
  async makePrivate(actor: Actor, input: ThreadMakePrivateInput): Promise<string> {
    const reason = acceptReason(input.reason);
    const { id } = await this.requireModerated(actor, input.threadId);
    const space = await this.conversations.requireModerated(actor);
    await this.database.transaction(async (tx) => {
      const thread = await this.lock(tx, actor, id);
      if (thread.privateWith !== null) return;
      if (thread.state !== 'published') throw new ThreadNotFound();
      const seq = await this.rows.close(tx, id, space.id);
      const { communityId, authorId: memberId } = thread;
      await this.rows.follow(tx, { communityId, memberId, threadId: id });
      await this.note(tx, actor, { thread, toSpaceId: space.id, reason, seq });
    });
    return id;
  }

  /**
   * Answers the thread's id. Throws NotFound, Forbidden, SpaceNotFound, ConversationFixed for a space that is none to go
   * to, ConversationStaysPrivate for what began in private or was written in since, ReasonInvalid. Records ThreadMoved.
   */
  async makePublic(actor: Actor, input: ThreadMakePublicInput): Promise<string> {
    const reason = acceptReason(input.reason);
    const { id } = await this.requireModerated(actor, input.threadId);
    const space = await this.access.requireSpace(actor, input.spaceId);
    if (!moderatesSpace(actor, space.id)) throw new Forbidden();
    if (space.holdsConversations) throw new ConversationFixed('spaceId');
    await this.database.transaction(async (tx) => {
      const thread = await this.lock(tx, actor, id);
      if (thread.spaceId === space.id) return;
      if (thread.privateWith === null) throw new ThreadNotFound();
      if (!(await this.rows.holdsNothingPrivate(tx, id))) throw new ConversationStaysPrivate();
      const seq = await this.rows.open(tx, id, space.id);
      await this.note(tx, actor, { thread, toSpaceId: space.id, reason, seq });
    });
    return id;
  }

  /**
   * By their ids: the spaces that private threads may go back to, of the threads that the actor may put back. One statement
   * for whoever moderates conversations, and one for the spaces where there are some; none for others.
   */
  async returnsOf(
    actor: Actor,
    threads: readonly Pick<ThreadRow, 'id' | 'spaceId' | 'privateWith'>[],
  ): Promise<Map<string, SpaceRow>> {
    const asked = threads.filter(
      ({ privateWith, spaceId }) => privateWith !== null && moderatesSpace(actor, spaceId),
    );
    if (asked.length === 0) return new Map();
    const origins = await this.rows.originsOf(asked.map(({ id }) => id));
    const moderated = origins.filter(({ spaceId }) => moderatesSpace(actor, spaceId));
    if (moderated.length === 0) return new Map();
    const spaces = await this.spaces.spacesByIds(actor, [
      ...new Set(moderated.map(({ spaceId }) => spaceId)),
    ]);
    const byId = new Map(spaces.map((space) => [space.id, space]));
    return new Map(
      moderated.flatMap(({ threadId, spaceId }) => {
        const space = byId.get(spaceId);
        return space ? [[threadId, space] as const] : [];
      }),
    );
  }

  /**
   * The ids of those of these threads that the actor may make private: who moderates both ends. No statement for who
   * moderates everything, or nothing of these; one for others.
   */
  async hideableAmong(
    actor: Actor,
    threads: readonly Pick<ThreadRow, 'id' | 'spaceId' | 'privateWith' | 'state'>[],
  ): Promise<Set<string>> {
    const own = threads.filter(
      ({ privateWith, state, spaceId }) =>
        privateWith === null && state === 'published' && moderatesSpace(actor, spaceId),
    );
    const may = own.length > 0 && (await this.conversations.moderates(actor));
    return new Set(may ? own.map(({ id }) => id) : []);
  }

  private async requireModerated(actor: Actor, threadId: string): Promise<ThreadRow> {
    const found = await this.access.findThread(actor, threadId);
    if (!found) throw new NotFound();
    if (!moderatesSpace(actor, found.thread.spaceId)) throw new Forbidden();
    return found.thread;
  }

  /** As it stands under the lock: it may have been moved or merged meanwhile. */
  private async lock(tx: Tx, actor: Actor, id: string): Promise<ThreadRow> {
    const thread = (await this.rearranging.lock(tx, actor.communityId, [id])).get(id);
    if (!thread || thread.mergedInto !== null) throw new ThreadNotFound();
    if (!moderatesSpace(actor, thread.spaceId)) throw new Forbidden();
    return thread;
  }

  private async note(tx: Tx, actor: Actor, { thread, toSpaceId, reason, seq }: Crossing): Promise<void> {
    const { communityId } = actor;
    const { id: threadId, spaceId: fromSpaceId } = thread;
    await this.rearranging.note(tx, {
      communityId,
      kind: 'move',
      threadId,
      otherThreadId: null,
      fromSpaceId,
      toSpaceId,
      postCount: 0,
      reason,
      actorId: actor.memberId,
      idempotencyKey: null,
    });
    const fact = { threadId, spaceId: toSpaceId, fromSpaceId, seq, prevSeq: seq - 1 };
    await this.facts.record(tx, ThreadMoved, communityId, fact);
    await this.consequences.moved(tx, thread);
  }
}
