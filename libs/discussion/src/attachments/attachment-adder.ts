import { Injectable } from '@nestjs/common';
import type { TrustLevel } from '#identity';
import { AttachmentClaims, type AttachmentWish } from '#media';
import type { Actor } from '#platform';
import { requireWriter } from '../discussion-access.js';
import type { PostAdder, PostAddition, PostRequest } from '../extras/post-addition.js';
import type { WithAttachments } from './attachment.inputs.js';

/** Files that come with a new post. */
@Injectable()
export class AttachmentAdder implements PostAdder<WithAttachments> {
  constructor(private readonly claims: AttachmentClaims) {}

  /** Throws TooManyAttachments, AttachmentNotFound, AttachmentTextInvalid. */
  async prepare(actor: Actor, { input }: PostRequest<WithAttachments>): Promise<PostAddition | null> {
    const wish = this.wishOf(actor, input);
    if (!wish || wish.ids.length === 0) return null;
    const author = { communityId: actor.communityId, authorId: requireWriter(actor) };
    const attachments = await this.claims.find(author, wish);
    return {
      extras: { attachments },
      write: (tx, post) => this.claims.claim(tx, { ...author, postId: post.id }, attachments),
    };
  }

  /** What is wished, within what this author may attach; null where files are not spoken of. */
  wishOf({ trustLevel }: Actor, { attachmentIds, attachmentTexts }: WithAttachments): AttachmentWish | null {
    return this.claims.wishOf(attachmentIds, attachmentTexts, trustLevel as TrustLevel);
  }
}

/** What of a request is said by its files, for telling a retry from another request; empty where it has none. */
export function fileParts({ attachmentIds, attachmentTexts }: WithAttachments): string[] {
  if (!attachmentIds?.length) return [];
  return [
    JSON.stringify([
      attachmentIds,
      (attachmentTexts ?? []).map(({ attachmentId, text }) => [attachmentId, text]),
    ]),
  ];
}
