import { Injectable } from '@nestjs/common';
import { type Actor, isUuid, moderatesSpace } from '#platform';
import { type SpaceRow, SpaceService } from '#community';
import { MemberSuspended, NotAMember } from './post/post.errors.js';
import { SpaceClosed, SpaceNotFound, ThreadNotFound } from './thread/thread.errors.js';
import type { ThreadRow } from './thread/thread-row.js';
import type { PostRange } from './post/post-reader.repository.js';
import { type VisibleThread, VisibleThreadRepository } from './thread/visible-thread.repository.js';

/** Who may see and write what: the one place of these rules. */
@Injectable()
export class DiscussionAccess {
  constructor(
    private readonly threads: VisibleThreadRepository,
    private readonly spaces: SpaceService,
  ) {}

  /** Null when absent or hidden from the actor. One statement, the posts of `range` with it. */
  async findThread(actor: Actor, id: string, range: PostRange | null = null): Promise<VisibleThread | null> {
    const found = isUuid(id) ? await this.threads.find(actor, id, range) : null;
    return found && seesThread(actor, found.thread) ? found : null;
  }

  /** For writes, of a thread that was read in a space that the actor may enter. Throws ThreadNotFound. */
  requirePlace<Place extends { thread: ThreadRow }>(actor: Actor, place: Place | null): Place {
    if (!place || !seesThread(actor, place.thread)) throw new ThreadNotFound();
    return place;
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

  /** The brand alone opens threads among its announcements. Throws SpaceClosed. */
  requireMayOpen(actor: Actor, space: SpaceRow): void {
    if (!this.spaces.canPost(actor, space) || !this.spaces.canAnnounce(actor, space)) throw new SpaceClosed();
  }

  /** Space ids the actor may enter; one statement. */
  async visibleSpaceIds(actor: Actor): Promise<string[]> {
    return this.spaces.visibleIds(actor);
  }

  /** The same without the space for private conversations: what lists of all spaces are made of. */
  async sharedSpaceIds(actor: Actor): Promise<string[]> {
    return this.spaces.sharedIds(actor);
  }
}

/** What was merged is in another thread; what is not published is its author's and the moderators' alone. The space has to be visible as well, or the conversation the actor's. */
export function seesThread(
  actor: Actor,
  thread: Pick<ThreadRow, 'state' | 'authorId' | 'spaceId' | 'mergedInto'>,
): boolean {
  if (thread.mergedInto !== null) return false;
  return thread.state === 'published' || isOwn(actor, thread) || moderatesSpace(actor, thread.spaceId);
}

/** True for a conversation of the brand's with the actor. */
export function isWith(actor: Actor, thread: Pick<ThreadRow, 'privateWith'>): boolean {
  return actor.memberId !== null && actor.memberId === thread.privateWith;
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
