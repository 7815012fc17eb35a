import { Injectable } from '@nestjs/common';
import { CommunityUpdated, SpaceAccessRevoked, SpaceVisibilityChanged } from '#community';
import {
  FrameReader,
  PostEdited,
  PostPublished,
  PostRemoved,
  PostWithdrawn,
  ThreadChanged,
} from '#discussion';
import {
  MemberReinstated,
  MemberRolesChanged,
  MemberSessionsEnded,
  MemberSuspended,
  SessionsRevoked,
} from '#identity';
import { type Fact, type FactTail, type FactType, isFact } from '#platform';
import { CaseDecided, CaseOpened, type CaseOutcome } from './rooms/queue.facts.js';
import { QueueRooms } from './rooms/queue-rooms.service.js';
import { RightsService } from './rooms/rights.service.js';
import { roomName, SocketHub } from './socket-hub.js';

const VISIBLE_CHANGES = [PostPublished, PostEdited, PostWithdrawn, PostRemoved, ThreadChanged];
const CHANGES_OF_A_MEMBER = [
  MemberSuspended,
  MemberReinstated,
  MemberRolesChanged,
  MemberSessionsEnded,
  SpaceAccessRevoked,
];

/**
 * What the log tells the sockets of this process. Facts come one after the other, and a lost right is taken away before
 * the next fact is looked at: nothing that happens after the loss is ever sent to who lost it.
 */
@Injectable()
export class RealtimeTail implements FactTail {
  readonly name = 'realtime';
  readonly facts: readonly FactType<object>[] = [
    ...VISIBLE_CHANGES,
    ...CHANGES_OF_A_MEMBER,
    SpaceVisibilityChanged,
    SessionsRevoked,
    CommunityUpdated,
    CaseOpened,
    CaseDecided,
  ];

  constructor(
    private readonly frames: FrameReader,
    private readonly hub: SocketHub,
    private readonly rights: RightsService,
    private readonly queueRooms: QueueRooms,
  ) {}

  async deliver(fact: Fact): Promise<void> {
    if (isAnyOf(fact, VISIBLE_CHANGES)) return this.sendFrame(fact, fact.payload as { threadId: string });
    if (isAnyOf(fact, CHANGES_OF_A_MEMBER)) {
      const { memberId } = fact.payload as { memberId: string };
      return this.rights.review(this.hub.inRoom(roomName.member(memberId)));
    }
    if (isFact(fact, SpaceVisibilityChanged)) return this.reviewSpace(fact.payload.spaceId);
    if (isFact(fact, SessionsRevoked)) return this.endSessions(new Set(fact.payload.sessionIds));
    if (isFact(fact, CaseOpened)) return this.queueRooms.tell(String(fact.communityId), fact.payload);
    if (isFact(fact, CaseDecided)) return this.tellOutcome(String(fact.communityId), fact.payload);
    if (isFact(fact, CommunityUpdated)) return this.rights.reviewOrigins(String(fact.communityId));
  }

  /** Reads nothing where nobody here is in the thread. */
  private async sendFrame(fact: Fact, { threadId }: { threadId: string }): Promise<void> {
    const room = roomName.thread(threadId);
    if (!this.hub.hasAnybody(room)) return;
    const frame = await this.frames.frameOf(fact);
    if (frame) this.hub.in(room)?.emit('thread:event', frame);
  }

  private async reviewSpace(spaceId: string): Promise<void> {
    const inSpace = this.hub
      .all()
      .filter((socket) => [...socket.data.visitor.threads.values()].includes(spaceId));
    await this.rights.review(inSpace);
  }

  private endSessions(sessionIds: ReadonlySet<string>): void {
    for (const socket of this.hub.all()) {
      if (sessionIds.has(socket.data.visitor.actor.sessionId ?? '')) this.rights.end(socket);
    }
  }

  /** A post that waited is its author's news alone; who reads the thread gets a frame if there is anything to see. */
  private tellOutcome(communityId: string, settled: CaseOutcome): void {
    this.queueRooms.tell(communityId, settled);
    const { postId: post, threadId: thread, outcome: state } = settled;
    if (state !== 'published' && state !== 'rejected') return;
    this.hub.in(roomName.member(settled.authorId))?.emit('own:post', { post, thread, state });
  }
}

function isAnyOf(fact: Fact, types: readonly FactType<object>[]): boolean {
  return types.some((type) => isFact(fact, type));
}
