import { Injectable } from '@nestjs/common';
import { type Actor, Database, FactLog, Forbidden, moderatesSpace } from '#platform';
import { requireWriter } from '../discussion-access.js';
import { ExtrasWriter } from '../extras/extras-writer.js';
import { KindAccess } from '../kinds/kind-access.js';
import { requireStorable } from '../text/source-text.js';
import type { ThreadRow } from '../thread/thread-row.js';
import { IdeaMerged, IdeaNoteInvalid } from './idea.errors.js';
import { IdeaStatusChanged } from './idea.facts.js';
import type { IdeaStatusSetInput } from './idea.inputs.js';
import { IdeaRepository } from './idea.repository.js';
import type { IdeaMove } from './idea.types.js';

const LONGEST_NOTE = 1_000;

/** Votes for ideas, and where staff say that they stand. */
@Injectable()
export class IdeaService {
  constructor(
    private readonly database: Database,
    private readonly kinds: KindAccess,
    private readonly ideas: IdeaRepository,
    private readonly extras: ExtrasWriter,
    private readonly facts: FactLog,
  ) {}

  /** One a member, whatever is repeated. Throws NotAMember, MemberSuspended, ThreadNotFound, NotOfKind, IdeaMerged. */
  async vote(actor: Actor, threadId: string, isOn: boolean): Promise<string> {
    const memberId = requireWriter(actor);
    const { thread } = await this.kinds.require(actor, threadId, 'ideas');
    const { communityId, id } = thread;
    await this.database.transaction((tx) =>
      this.extras.changeThread(tx, thread, async () => {
        const idea = await this.ideas.require(tx, id);
        if (idea.mergedInto !== null) throw new IdeaMerged();
        if (!(await this.ideas.setVote(tx, { communityId, threadId: id, memberId, isOn }))) return null;
        await this.ideas.recount(tx, id);
        return { idea: await this.ideas.snapshot(tx, id) };
      }),
    );
    return id;
  }

  /**
   * From any status to any other, each move recorded for good. Throws NotAMember, ThreadNotFound, NotOfKind, Forbidden for
   * who does not moderate the space, IdeaMerged, IdeaNoteInvalid. Records IdeaStatusChanged.
   */
  async setStatus(actor: Actor, input: IdeaStatusSetInput): Promise<string> {
    const { thread, memberId } = await this.requireModerated(actor, input.threadId);
    const note = acceptNote(input.note ?? null);
    const { communityId, spaceId, id: threadId } = thread;
    await this.database.transaction((tx) =>
      this.extras.changeThread(tx, thread, async () => {
        const { status: from, mergedInto } = await this.ideas.require(tx, threadId);
        if (mergedInto !== null) throw new IdeaMerged();
        if (from === input.status) return null;
        const move = { from, to: input.status, note, movedBy: memberId };
        const made = await this.ideas.move(tx, { communityId, threadId, ...move });
        await this.facts.record(tx, IdeaStatusChanged, communityId, { threadId, spaceId, ...made, ...move });
        return { idea: await this.ideas.snapshot(tx, threadId) };
      }),
    );
    return threadId;
  }

  /** An idea in a space that the actor moderates. Throws NotAMember, MemberSuspended, ThreadNotFound, NotOfKind, Forbidden. */
  async requireModerated(actor: Actor, threadId: string): Promise<{ thread: ThreadRow; memberId: string }> {
    const memberId = requireWriter(actor);
    const { thread } = await this.kinds.require(actor, threadId, 'ideas');
    if (!moderatesSpace(actor, thread.spaceId)) throw new Forbidden();
    return { thread, memberId };
  }

  /** Which of these ideas the viewer voted for; none for guests, without a statement. */
  async votedBy(actor: Actor, threadIds: readonly string[]): Promise<string[]> {
    return actor.memberId === null ? [] : this.ideas.votedBy(actor.memberId, threadIds);
  }

  /** Moves of ideas that the actor was found to see, latest first, at most 50 of each. One statement. */
  async movesOf(threadIds: readonly string[]): Promise<IdeaMove[]> {
    return this.ideas.movesOf(threadIds);
  }
}

function acceptNote(note: string | null): string | null {
  if (note === null) return null;
  requireStorable(note, 'note');
  if (note.length > LONGEST_NOTE) throw new IdeaNoteInvalid(LONGEST_NOTE);
  return note.trim() === '' ? null : note.trim();
}
