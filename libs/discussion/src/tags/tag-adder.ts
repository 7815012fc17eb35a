import { Injectable } from '@nestjs/common';
import type { Actor, Tx } from '#platform';
import type { PostAdder, PostAddition, PostRequest } from '../extras/post-addition.js';
import { acceptTags, type TagName } from './tag-name.js';
import { TagRepository } from './tag.repository.js';
import { TagService } from './tag.service.js';

/** Tags that a thread is opened with. */
@Injectable()
export class TagAdder implements PostAdder<{ tags?: readonly string[] | null }> {
  constructor(
    private readonly service: TagService,
    private readonly tags: TagRepository,
  ) {}

  /** Throws TagInvalid, TagNotAllowed. */
  async prepare(
    _: Actor,
    { input, space, threadId }: PostRequest<{ tags?: readonly string[] | null }>,
  ): Promise<PostAddition | null> {
    const names = acceptTags(input.tags ?? []);
    if (names.length === 0 || threadId !== null) return null;
    await this.service.requireAllowed(space, names);
    const known = await this.tags.byNames(
      space.communityId,
      names.map(({ folded }) => folded),
    );
    const shown = names.map(({ name, folded }) => known.get(folded)?.name ?? name);
    return {
      extras: {},
      threadExtras: { tags: [...new Set(shown)] },
      write: (tx, post) => this.write(tx, post, names),
    };
  }

  private async write(
    tx: Tx,
    post: { communityId: string; threadId: string },
    names: readonly TagName[],
  ): Promise<void> {
    const claimed = await this.service.claimAll(tx, post.communityId, names);
    const tagIds = claimed.map(({ id }) => id);
    await this.tags.setThreadTags(tx, post.communityId, { id: post.threadId, tagIds });
    // Two that wrote a new name at once have one tag, called as the first wrote it.
    await this.tags.tellUnseen(
      tx,
      post.threadId,
      claimed.map(({ name }) => name),
    );
  }
}
