import { Injectable } from '@nestjs/common';
import { AttachmentClaims } from '#media';
import { FactLog, type Tx } from '#platform';
import { PostConsequences } from '../extras/post-consequences.js';
import { PostPublished, PostRejected, PostRemoved, PostWithdrawn } from '../discussion.facts.js';
import { FollowRepository } from '../follows/follow.repository.js';
import { MentionRepository } from '../mentions/mention.repository.js';
import { OfficialAnswerRepository } from '../official/official-answer.repository.js';
import { ExtrasWriter } from '../extras/extras-writer.js';
import { ThreadNotFound } from '../thread/thread.errors.js';
import { ThreadRepository } from '../thread/thread.repository.js';
import { PostAlreadyDecided, PostNotFound } from './post.errors.js';
import { PostRepository } from './post.repository.js';
import type { PostRow } from './post-row.js';

/** A post that a decision is about. */
export interface PostSubject {
  communityId: string;
  row: PostRow;
}

/**
 * What becomes of a post after it was written. Each change takes the thread first and the post second, as replies do,
 * so that two of them wait for each other and never lock each other out.
 */
@Injectable()
export class PostDecider {
  constructor(
    private readonly threads: ThreadRepository,
    private readonly posts: PostRepository,
    private readonly follows: FollowRepository,
    private readonly facts: FactLog,
    private readonly attachments: AttachmentClaims,
    private readonly mentions: MentionRepository,
    private readonly consequences: PostConsequences,
    private readonly official: OfficialAnswerRepository,
    private readonly extras: ExtrasWriter,
  ) {}

  /** A first post publishes its thread. Throws PostAlreadyDecided, ThreadNotFound. Records PostPublished. */
  async publish(tx: Tx, { communityId, row }: PostSubject): Promise<PostRow> {
    if (row.state !== 'pending') throw new PostAlreadyDecided();
    const tick = await this.threads.advanceForPublication(tx, row.threadId, row.isFirst);
    if (!tick) throw new ThreadNotFound();
    if (!(await this.posts.publish(tx, row, tick.seq))) throw new PostAlreadyDecided();
    const clock = { seq: tick.seq, prevSeq: tick.prevSeq };
    const { threadId, authorId: memberId, isFirst } = row;
    await this.follows.auto(tx, {
      communityId,
      memberId,
      threadId,
      level: isFirst ? 'watching' : 'tracking',
    });
    const mentionIds = await this.mentions.idsOf(tx, row.id);
    const named = mentionIds.length > 0 ? { mentionIds } : {};
    await this.facts.record(tx, PostPublished, communityId, { ...subjectOf(row), ...clock, ...named });
    await this.consequences.published(tx, { communityId, row });
    return this.after(tx, communityId, row.id);
  }

  /** A first post takes its thread with it. Throws PostAlreadyDecided. Records PostRejected. */
  async reject(tx: Tx, { communityId, row }: PostSubject, note: string | null): Promise<PostRow> {
    if (row.isFirst) await this.threads.closeUnseen(tx, row.threadId, 'rejected');
    if (!(await this.posts.closeUnseen(tx, row.id, 'rejected', note))) throw new PostAlreadyDecided();
    await this.facts.record(tx, PostRejected, communityId, subjectOf(row));
    await this.consequences.gone(tx, { communityId, row });
    return this.after(tx, communityId, row.id);
  }

  /** Throws PostAlreadyDecided unless it is published. Records PostRemoved. */
  async remove(tx: Tx, { communityId, row }: PostSubject, note: string | null): Promise<PostRow> {
    const clock = await this.depart(tx, row, 'removed', note);
    await this.facts.record(tx, PostRemoved, communityId, { ...subjectOf(row), ...clock });
    await this.consequences.gone(tx, { communityId, row });
    await this.forgetOfficial(tx, { communityId, row });
    return this.after(tx, communityId, row.id);
  }

  /** Throws PostNotFound, PostAlreadyDecided. Records PostWithdrawn. */
  async withdraw(tx: Tx, communityId: string, postId: string): Promise<PostRow> {
    const row = await this.posts.findIn(tx, communityId, postId);
    if (!row) throw new PostNotFound();
    const clock =
      row.state === 'pending'
        ? await this.leaveUnseen(tx, row)
        : await this.depart(tx, row, 'withdrawn', row.moderationNote);
    await this.facts.record(tx, PostWithdrawn, communityId, { ...subjectOf(row), ...clock });
    await this.consequences.gone(tx, { communityId, row });
    await this.forgetOfficial(tx, { communityId, row });
    return this.after(tx, communityId, row.id);
  }

  private async depart(
    tx: Tx,
    row: PostRow,
    becomes: 'withdrawn' | 'removed',
    note: string | null,
  ): Promise<{ seq: number; prevSeq: number }> {
    if (row.state !== 'published') throw new PostAlreadyDecided();
    const tick = await this.threads.advanceForDeparture(tx, row.threadId, { isFirst: row.isFirst, becomes });
    if (!tick) throw new ThreadNotFound();
    const { seq, prevSeq } = tick;
    if (!(await this.posts.empty(tx, row, { state: becomes, changeSeq: seq, note }))) {
      throw new PostAlreadyDecided();
    }
    await this.attachments.release(tx, row.id);
    return { seq, prevSeq };
  }

  /** The brand's word on a thread goes with the post that was it; the post's own snapshot is gone already. */
  private async forgetOfficial(tx: Tx, { communityId, row }: PostSubject): Promise<void> {
    if (!(await this.official.remove(tx, row.id))) return;
    const head = { officialPostId: null, officialAuthor: null };
    await this.extras.changeThread(tx, { communityId, id: row.threadId }, async () => head);
  }

  private async leaveUnseen(tx: Tx, row: PostRow): Promise<{ seq: null; prevSeq: null }> {
    if (row.isFirst) await this.threads.closeUnseen(tx, row.threadId, 'withdrawn');
    if (!(await this.posts.closeUnseen(tx, row.id, 'withdrawn', null))) throw new PostAlreadyDecided();
    await this.attachments.release(tx, row.id);
    return { seq: null, prevSeq: null };
  }

  private async after(tx: Tx, communityId: string, id: string): Promise<PostRow> {
    const row = await this.posts.findIn(tx, communityId, id);
    if (!row) throw new PostNotFound();
    return row;
  }
}

function subjectOf(row: PostRow) {
  return {
    postId: row.id,
    threadId: row.threadId,
    spaceId: row.spaceId,
    authorId: row.authorId,
    revisionId: row.revisionId,
  };
}
