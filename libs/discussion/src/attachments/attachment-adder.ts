import { Injectable } from '@nestjs/common';
import { CommunityService } from '#community';
import { AttachmentClaims, type AttachmentWish } from '#media';
import type { Actor } from '#platform';
import { requireWriter } from '../discussion-access.js';
import type { PostAdder, PostAddition, PostRequest } from '../extras/post-addition.js';
import type { AuthorHistory } from '../screening/post-screener.js';
import type { WithAttachments } from './attachment.inputs.js';

/** Files that come with a new post. */
@Injectable()
export class AttachmentAdder implements PostAdder<WithAttachments> {
  constructor(
    private readonly claims: AttachmentClaims,
    private readonly communities: CommunityService,
  ) {}

  /** Throws TooManyAttachments, AttachmentNotFound, AttachmentTextInvalid. */
  async prepare(
    actor: Actor,
    { input, history }: PostRequest<WithAttachments>,
  ): Promise<PostAddition | null> {
    const wish = await this.wishOf(actor, input, history);
    if (!wish || wish.ids.length === 0) return null;
    const author = { communityId: actor.communityId, authorId: requireWriter(actor) };
    const attachments = await this.claims.find(author, wish);
    return {
      extras: { attachments },
      write: (tx, post) => this.claims.claim(tx, { ...author, postId: post.id }, attachments),
    };
  }

  /** What is wished, within what this author may attach; null where files are not spoken of. */
  async wishOf(
    actor: Actor,
    { attachmentIds, attachmentTexts }: WithAttachments,
    history: AuthorHistory,
  ): Promise<AttachmentWish | null> {
    if (attachmentIds == null && !attachmentTexts?.length) return null;
    const { newcomerPostThreshold } = await this.communities.requireById(actor.communityId);
    const isNewcomer = !history.isStaff && history.publishedCount < newcomerPostThreshold;
    return this.claims.wishOf(attachmentIds, attachmentTexts, this.claims.mostOf({ isNewcomer }));
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
