import { Injectable } from '@nestjs/common';
import { PostHeld, PostHomes, PostWithdrawn, ThreadMerged, ThreadMoved, ThreadSplit } from '#discussion';
import { type Fact, type FactConsumer, FactLog, type FactType, isFact, type Tx } from '#platform';
import { CaseDecided, CaseOpened } from './case.facts.js';
import { CaseRepository } from './case.repository.js';
import { QueueRepository } from './queue.repository.js';

type Held = NonNullable<(typeof PostHeld)['payload']>;

/** Opens a case for every held post, and settles it when the author takes the post back. A fact seen twice changes nothing. */
@Injectable()
export class CaseConsumer implements FactConsumer {
  readonly name = 'moderation.cases';
  readonly facts: readonly FactType<object>[] = [
    PostHeld,
    PostWithdrawn,
    ThreadMoved,
    ThreadMerged,
    ThreadSplit,
  ];

  constructor(
    private readonly cases: CaseRepository,
    private readonly queues: QueueRepository,
    private readonly log: FactLog,
    private readonly homes: PostHomes,
  ) {}

  async handle(fact: Fact, tx: Tx): Promise<void> {
    const { communityId } = fact;
    if (communityId === null) return;
    if (isFact(fact, PostHeld)) await this.open(tx, communityId, fact.payload, fact.recordedAt);
    if (isFact(fact, ThreadMoved) || isFact(fact, ThreadSplit)) await this.follow(tx, fact.payload.threadId);
    if (isFact(fact, ThreadMerged)) await this.follow(tx, fact.payload.mergedThreadId);
    // A post that had a place in its thread was published, and no case waits for it.
    if (isFact(fact, PostWithdrawn) && fact.payload.seq === null) {
      await this.close(tx, communityId, fact.payload.postId);
    }
  }

  private async open(tx: Tx, communityId: string, held: Held, at: Date): Promise<void> {
    await this.queues.lock(tx, communityId);
    const { postId, authorId, revisionId } = held;
    // Since it was held, its thread may have been moved or merged.
    const [home = held] = await this.homes.of(tx, [postId]);
    const { threadId, spaceId } = home;
    const subject = { communityId, postId, threadId, spaceId, authorId };
    const caseId = await this.cases.open(tx, subject, at);
    if (caseId === null) return;
    await this.cases.addSignals(tx, { communityId, caseId, revisionId, at }, held.signals);
    const queue = await this.queues.shift(tx, communityId, 1);
    await this.log.record(tx, CaseOpened, communityId, {
      caseId,
      postId,
      threadId,
      spaceId,
      authorId,
      ...queue,
    });
  }

  /** The cases of a thread that staff rearranged go with their posts. */
  private async follow(tx: Tx, threadId: string): Promise<void> {
    const postIds = await this.cases.postsIn(tx, threadId);
    if (postIds.length > 0) await this.cases.rehome(tx, await this.homes.of(tx, postIds));
  }

  private async close(tx: Tx, communityId: string, postId: string): Promise<void> {
    await this.queues.lock(tx, communityId);
    const settled = await this.cases.settleWithdrawn(tx, postId);
    if (!settled) return;
    const { id: caseId, threadId, spaceId, authorId } = settled;
    const subject = { caseId, postId, threadId, spaceId, authorId };
    const queue = await this.queues.shift(tx, communityId, -1);
    await this.log.record(tx, CaseDecided, communityId, { ...subject, outcome: 'withdrawn', ...queue });
  }
}
