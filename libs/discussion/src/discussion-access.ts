import { Injectable } from '@nestjs/common';
import { type Actor, isUuid, moderatesSpace } from '#platform';
import { SpaceService, type SpaceRow } from '#community';
import { MemberSuspended, NotAMember } from './post/post.errors.js';
import { SpaceClosed, SpaceNotFound, ThreadNotFound } from './thread/thread.errors.js';
import { ThreadRepository } from './thread/thread.repository.js';
import type { ThreadRow } from './thread/thread-row.js';

/** A thread with the space it is in. */
export interface ThreadInSpace {
  thread: ThreadRow;
  space: SpaceRow;
}

/** Who may see and write what: the one place of these rules. */
@Injectable()
export class DiscussionAccess {
  constructor(
    private readonly threads: ThreadRepository,
    private readonly spaces: SpaceService,
  ) {}

  /** Null when absent or hidden from the actor. Two statements. */
  async findThread(actor: Actor, id: string): Promise<ThreadInSpace | null> {
    const thread = isUuid(id) ? await this.threads.find(actor.communityId, id) : null;
    if (!thread || !seesThread(actor, thread)) return null;
    const [space] = await this.spaces.spacesByIds(actor, [thread.spaceId]);
    return space ? { thread, space } : null;
  }

  /** For writes. Throws ThreadNotFound. */
  async requireThread(actor: Actor, id: string): Promise<ThreadInSpace> {
    const found = await this.findThread(actor, id);
    if (!found) throw new ThreadNotFound();
    return found;
  }

  /** For writes. Throws SpaceNotFound. */
  async requireSpace(actor: Actor, id: string): Promise<SpaceRow> {
    const [space] = await this.spaces.spacesByIds(actor, [id]);
    if (!space) throw new SpaceNotFound();
    return space;
  }

  /** Throws SpaceClosed. */
  requireMayPost(actor: Actor, space: SpaceRow): void {
    if (!this.spaces.canPost(actor, space)) throw new SpaceClosed();
  }

  /** Space ids the actor may enter; one statement. */
  async visibleSpaceIds(actor: Actor): Promise<string[]> {
    return this.spaces.visibleIds(actor);
  }
}

/** What is not published is its author's and the moderators' alone. The space has to be visible as well. */
export function seesThread(actor: Actor, thread: Pick<ThreadRow, 'state' | 'authorId' | 'spaceId'>): boolean {
  return thread.state === 'published' || isOwn(actor, thread) || moderatesSpace(actor, thread.spaceId);
}

/** True for what the actor wrote. */
export function isOwn(actor: Actor, written: { authorId: string }): boolean {
  return actor.memberId !== null && actor.memberId === written.authorId;
}

/** The member who writes. Throws NotAMember, MemberSuspended. */
export function requireWriter(actor: Actor): string {
  if (actor.memberId === null) throw new NotAMember();
  if (actor.isSuspended) throw new MemberSuspended();
  return actor.memberId;
}
