import { Injectable } from '@nestjs/common';
import {
  FrameReader,
  PostEdited,
  PostExtrasChanged,
  PostPublished,
  PostRemoved,
  PostWithdrawn,
  ThreadChanged,
  ThreadMerged,
  ThreadMoved,
  ThreadSplit,
} from '#discussion';
import { MemberPreferencesChanged, MemberRelationsChanged, MemberRenamed } from '#identity';
import { type Fact, type FactTail, type FactType, isFact, isTraced, traced } from '#platform';
import { PresenceService } from './presence/presence.service.js';
import { CaseDecided, CaseOpened, type CaseOutcome } from './rooms/queue.facts.js';
import { NoticesRead, NoticesWritten } from './rooms/notice.facts.js';
import { NoticeRooms } from './rooms/notice-rooms.service.js';
import { QueueRooms } from './rooms/queue-rooms.service.js';
import { RearrangedThreads } from './rooms/rearranged-threads.js';
import { RIGHTS_FACTS, rightsNewsOf } from './rooms/rights-news.js';
import { RightsService } from './rooms/rights.service.js';
import { roomName, SocketHub } from './socket-hub.js';

const VISIBLE_CHANGES = [
  PostPublished,
  PostEdited,
  PostExtrasChanged,
  PostWithdrawn,
  PostRemoved,
  ThreadChanged,
  ThreadMoved,
  ThreadMerged,
  ThreadSplit,
];

/** Facts after which a member is seen otherwise, or sees others otherwise. */
const CHANGES_OF_A_READER = [MemberPreferencesChanged, MemberRelationsChanged, MemberRenamed];

/**
 * What the log tells the sockets of this process. Facts come one after the other, and a lost right is taken away before
 * the next fact is looked at: nothing that happens after the loss is ever sent to who lost it.
 */
@Injectable()
export class RealtimeTail implements FactTail {
  readonly name = 'realtime';
  readonly facts: readonly FactType<object>[] = [
    ...VISIBLE_CHANGES,
    ...RIGHTS_FACTS,
    ...CHANGES_OF_A_READER,
    CaseOpened,
    CaseDecided,
    NoticesWritten,
    NoticesRead,
  ];

  constructor(
    private readonly frames: FrameReader,
    private readonly hub: SocketHub,
    private readonly rights: RightsService,
    private readonly queueRooms: QueueRooms,
    private readonly presence: PresenceService,
    private readonly rearranged: RearrangedThreads,
    private readonly noticeRooms: NoticeRooms,
  ) {}

  async deliver(fact: Fact): Promise<void> {
    // Before anything is told: a reader who may not enter the new space hears nothing from there.
    if (isFact(fact, ThreadMoved)) await this.rights.hear({ threadId: fact.payload.threadId });
    if (isFact(fact, ThreadMerged))
      await this.rearranged.leadOn(fact.payload.mergedThreadId, fact.payload.threadId);
    if (isAnyOf(fact, VISIBLE_CHANGES)) return this.sendFrame(fact, fact.payload as { threadId: string });
    if (isFact(fact, CaseOpened)) return this.queueRooms.tell(String(fact.communityId), fact.payload);
    if (isFact(fact, CaseDecided)) return this.tellOutcome(String(fact.communityId), fact.payload);
    if (isAnyOf(fact, CHANGES_OF_A_READER))
      return this.presence.memberChanged((fact.payload as { memberId: string }).memberId);
    if (isFact(fact, NoticesWritten)) return this.noticeRooms.tell(fact.payload.memberIds);
    if (isFact(fact, NoticesRead)) return this.noticeRooms.tell([fact.payload.memberId]);
    const news = rightsNewsOf(fact);
    if (news) await this.rights.hear(news);
    // Who sees less has less on the list.
    if (news && 'memberId' in news) this.noticeRooms.tell([news.memberId]);
  }

  /** Reads nothing where nobody here is in the thread. */
  private async sendFrame(fact: Fact, { threadId }: { threadId: string }): Promise<void> {
    const room = roomName.thread(threadId);
    if (!this.hub.hasAnybody(room)) return;
    const frame = await this.frames.frameOf(fact);
    if (!frame) return;
    const send = (): unknown => this.hub.in(room)?.emit('thread:event', frame);
    if (!isTraced()) return void send();
    const attributes = { 'parvis.sockets': this.hub.inRoom(room).length };
    traced('emit thread:event', { kind: 'producer', attributes }, send);
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
