import { Injectable } from '@nestjs/common';
import { AttachmentClaims } from '#media';
import type { Actor, Tx } from '#platform';
import type { AttachedFile } from '#protocol';
import { ExtrasWriter } from '../extras/extras-writer.js';
import type { Post } from '../graphql/post.types.js';
import { AttachmentAdder } from './attachment-adder.js';
import type { WithAttachments } from './attachment.inputs.js';

/** The files of a post that is there already, as its author changes them. */
@Injectable()
export class PostFiles {
  constructor(
    private readonly claims: AttachmentClaims,
    private readonly adder: AttachmentAdder,
    private readonly extras: ExtrasWriter,
  ) {}

  /**
   * The files that the post shall have, all of them; null where an edit leaves them as they are. Throws
   * TooManyAttachments, AttachmentNotFound, AttachmentTextInvalid.
   */
  async changeOf(actor: Actor, post: Post, input: WithAttachments): Promise<readonly AttachedFile[] | null> {
    const wish = this.adder.wishOf(actor, input);
    if (!wish) return null;
    const files = await this.claims.find({ communityId: actor.communityId, authorId: post.authorId }, wish);
    return areSame(files, post.extras?.attachments ?? []) ? null : files;
  }

  /** Throws AttachmentNotFound, PostNotFound. Records PostExtrasChanged. */
  async change(
    tx: Tx,
    { id, authorId }: Pick<Post, 'id' | 'authorId'>,
    { communityId, files }: { communityId: string; files: readonly AttachedFile[] },
  ): Promise<void> {
    await this.extras.changePost(tx, { communityId, id }, async () => {
      await this.claims.claim(tx, { communityId, authorId, postId: id }, files);
      await this.claims.release(
        tx,
        id,
        files.map((file) => file.id),
      );
      return { attachments: files.length === 0 ? null : files };
    });
  }
}

function areSame(files: readonly AttachedFile[], others: readonly AttachedFile[]): boolean {
  const text = (all: readonly AttachedFile[]) =>
    JSON.stringify(all.map(({ id, description }) => [id, description]));
  return text(files) === text(others);
}
