import { Injectable } from '@nestjs/common';
import { type Actor, Database, FactLog, Forbidden, isUuid, moderatesSpace, newId, type Tx } from '#platform';
import { ConversationFixed } from '../conversations/conversation.errors.js';
import { requireWriter } from '../discussion-access.js';
import { ThreadSplit } from '../discussion.facts.js';
import { ThreadConsequences } from '../extras/thread-consequences.js';
import { IdempotencyConflict } from '../post/post.errors.js';
import { acceptIdempotencyKey } from '../post/post-request.js';
import { acceptTitle } from '../text/source-text.js';
import { ThreadNotFound } from '../thread/thread.errors.js';
import { ThreadRepository } from '../thread/thread.repository.js';
import { acceptReason, MOST_SPLIT, SplitInvalid } from './rearranging.errors.js';
import type { ThreadSplitInput } from './rearranging.inputs.js';
import { type LeavingPost, RearrangingRepository } from './rearranging.repository.js';

interface Split {
  title: string;
  reason: string;
  idempotencyKey: string;
  postIds: readonly string[];
  threadId: string;
  toSpaceId: string;
}

/** Makes a thread of posts of another. */
@Injectable()
export class ThreadSplitter {
  constructor(
    private readonly database: Database,
    private readonly facts: FactLog,
    private readonly threads: ThreadRepository,
    private readonly rearranging: RearrangingRepository,
    private readonly consequences: ThreadConsequences,
  ) {}

  /**
   * The earliest of the posts opens the new thread, and its author is the thread's. A retry under the same key is the same
   * thread. Throws ReasonInvalid, SplitInvalid, ThreadNotFound, IdempotencyConflict and what a title can be refused for.
   * Records ThreadSplit.
   */
  async split(
    actor: Actor,
    input: ThreadSplitInput,
    ends: { threadId: string; toSpaceId: string },
  ): Promise<string> {
    const postIds = [...new Set(input.postIds.map((id) => id.toLowerCase()))];
    if (postIds.length === 0 || postIds.length > MOST_SPLIT || !postIds.every(isUuid))
      throw new SplitInvalid();
    const split: Split = {
      ...ends,
      postIds,
      title: acceptTitle(input.title),
      reason: acceptReason(input.reason),
      idempotencyKey: acceptIdempotencyKey(input.idempotencyKey),
    };
    return this.database.transaction((tx) => this.write(tx, actor, split));
  }

  private async write(tx: Tx, actor: Actor, split: Split): Promise<string> {
    const { communityId } = actor;
    const { threadId, toSpaceId, idempotencyKey, reason, title } = split;
    const from = (await this.rearranging.lock(tx, communityId, [threadId])).get(threadId);
    const known = await this.rearranging.findByKey(tx, requireWriter(actor), idempotencyKey);
    if (known?.kind === 'split' && known.threadId === threadId && known.otherThreadId)
      return known.otherThreadId;
    if (known) throw new IdempotencyConflict();
    if (!from || from.mergedInto !== null) throw new ThreadNotFound();
    if (!moderatesSpace(actor, from.spaceId)) throw new Forbidden();
    if (from.privateWith !== null) throw new ConversationFixed();
    const posts = await this.rearranging.leaving(tx, threadId, split.postIds);
    const [first] = posts;
    if (from.state !== 'published' || posts.length !== split.postIds.length || !first?.isPublished)
      throw new SplitInvalid();
    const newThreadId = newId();
    await this.threads.insert(tx, {
      id: newThreadId,
      communityId,
      spaceId: toSpaceId,
      authorId: first.authorId,
      title,
      state: 'published',
      seq: posts.length,
      createdAt: first.publishedAt,
      boundUrl: null,
      boundKey: null,
      extras: null,
    });
    await this.rearranging.splitOff(tx, from, { id: newThreadId, postIds: posts.map(({ id }) => id) });
    const publishedCount = posts.filter(({ isPublished }) => isPublished).length;
    await this.rearranging.settle(tx, newThreadId, {
      replyCount: publishedCount - 1,
      lastActivityAt: latest(posts),
    });
    const seq = await this.rearranging.closeGap(tx, from, publishedCount);
    await this.rearranging.note(tx, {
      communityId,
      kind: 'split',
      threadId,
      otherThreadId: newThreadId,
      fromSpaceId: from.spaceId,
      toSpaceId,
      postCount: posts.length,
      reason,
      actorId: actor.memberId,
      idempotencyKey,
    });
    const fact = {
      threadId,
      spaceId: from.spaceId,
      newThreadId,
      newSpaceId: toSpaceId,
      seq,
      prevSeq: seq - 1,
    };
    await this.facts.record(tx, ThreadSplit, communityId, fact);
    await this.consequences.split(tx, from);
    return newThreadId;
  }
}

function latest(posts: readonly LeavingPost[]): Date {
  return new Date(Math.max(...posts.map(({ publishedAt }) => publishedAt.getTime())));
}
