import { Injectable } from '@nestjs/common';
import type { PostExtras, ThreadExtras } from '#protocol';
import { FactLog, type Tx } from '#platform';
import { PostExtrasChanged, ThreadChanged } from '../discussion.facts.js';
import { PostNotFound } from '../post/post.errors.js';
import { ThreadNotFound } from '../thread/thread.errors.js';
import { ExtrasRepository } from './extras.repository.js';

/**
 * The one door to the snapshots of what features add to posts and threads. A feature writes its own rows first, then
 * comes here: the patch is asked for once the thread is locked, so that what it counts is true when it is written, and
 * changes of one thread follow each other. Keys of a patch replace those of the snapshot, null takes one away.
 */
@Injectable()
export class ExtrasWriter {
  constructor(
    private readonly extras: ExtrasRepository,
    private readonly facts: FactLog,
  ) {}

  /** Throws PostNotFound unless the post and its thread are published. Records PostExtrasChanged. */
  async changePost(
    tx: Tx,
    post: { communityId: string; id: string },
    patchOf: () => Promise<PostExtras>,
  ): Promise<void> {
    const ticked = await this.extras.tickForPost(tx, post.communityId, post.id);
    if (!ticked) throw new PostNotFound();
    if (!(await this.extras.patchPost(tx, ticked, await patchOf()))) throw new PostNotFound();
    await this.facts.record(tx, PostExtrasChanged, post.communityId, ticked);
  }

  /** Of a post that has no place yet: nobody is told. */
  async changeUnseenPost(tx: Tx, postId: string, patch: PostExtras): Promise<void> {
    await this.extras.patchUnseen(tx, postId, patch);
  }

  /** A patch that is null changes nothing. Throws ThreadNotFound. Records ThreadChanged. */
  async changeThread(
    tx: Tx,
    thread: { communityId: string; id: string },
    patchOf: () => Promise<ThreadExtras | null>,
  ): Promise<void> {
    if (!(await this.extras.lockThread(tx, thread.communityId, thread.id))) throw new ThreadNotFound();
    const patch = await patchOf();
    if (!patch) return;
    const tick = await this.extras.patchThread(tx, thread.id, patch);
    await this.facts.record(tx, ThreadChanged, thread.communityId, tick);
  }
}
