import { Injectable } from '@nestjs/common';
import { allowanceOf, requireStorable, type TrustLevel } from '#identity';
import { isUuid, Jobs, type Tx } from '#platform';
import { ATTACHMENT_TEXT_MAX_CODE_POINTS, type AttachedFile, UNCLAIMED_UPLOAD_HOURS } from '#protocol';
import { MEDIA_PURGE } from './purge-name.js';
import { snapshotOf } from './snapshot.js';
import { AttachmentNotFound, AttachmentTextInvalid, TooManyAttachments } from './upload.errors.js';
import { UploadRepository } from './upload.repository.js';

/** What a message is sent with. */
export interface AttachmentWish {
  /** In the order in which they are shown, each once. */
  ids: readonly string[];
  /** What is on them, by id; empty for nothing said. */
  texts: ReadonlyMap<string, string>;
}

/** Whose message takes them. */
export interface ClaimingPost {
  communityId: string;
  authorId: string;
  postId: string;
}

/** Gives uploads to messages, in the messages' own transactions. */
@Injectable()
export class AttachmentClaims {
  constructor(
    private readonly uploads: UploadRepository,
    private readonly jobs: Jobs,
  ) {}

  /**
   * What is wished, as far as it can be judged without looking. Null where no files are named at all. Throws
   * TooManyAttachments, AttachmentNotFound, AttachmentTextInvalid and what a text can be refused for.
   */
  wishOf(
    ids: readonly string[] | null | undefined,
    texts: readonly { attachmentId: string; text: string }[] | null | undefined,
    trustLevel: TrustLevel,
  ): AttachmentWish | null {
    if (ids == null) {
      if (texts?.length) throw new AttachmentTextInvalid('Name the files that these texts describe.');
      return null;
    }
    const each = ids.map((id) => id.toLowerCase());
    const allowance = allowanceOf(trustLevel);
    if (each.length > allowance.filesPerPost) throw new TooManyAttachments(allowance);
    each.forEach((id, index) => {
      if (!isUuid(id) || each.indexOf(id) !== index) throw new AttachmentNotFound(index);
    });
    return { ids: each, texts: new Map((texts ?? []).map((given) => describedBy(given, each))) };
  }

  /**
   * The files as the message's extras will say them; before its transaction. Throws AttachmentNotFound for one that is
   * absent, another's or too old. One that another message has is for `claim` to refuse: that message may be a first try
   * of this one.
   */
  async find(post: Omit<ClaimingPost, 'postId'>, wish: AttachmentWish): Promise<AttachedFile[]> {
    if (wish.ids.length === 0) return [];
    const found = await this.uploads.findOwn({
      communityId: post.communityId,
      uploaderId: post.authorId,
      ids: wish.ids,
      maxHours: UNCLAIMED_UPLOAD_HOURS,
    });
    const byId = new Map(found.map((row) => [row.id, row]));
    return wish.ids.map((id, index) => {
      const row = byId.get(id);
      if (!row) throw new AttachmentNotFound(index);
      return snapshotOf({ ...row, description: wish.texts.get(id) ?? row.description });
    });
  }

  /** Gives the files to the message, in its transaction. Throws AttachmentNotFound for one that is no longer to be had. */
  async claim(tx: Tx, post: ClaimingPost, files: readonly AttachedFile[]): Promise<void> {
    if (files.length === 0) return;
    const claimed = new Set(await this.uploads.claim(tx, post, files));
    const lost = files.findIndex(({ id }) => !claimed.has(id));
    if (lost !== -1) throw new AttachmentNotFound(lost);
  }

  /** The message gives its files up, but for `kept`: nobody is shown them from now on, and the storage loses them. */
  async release(tx: Tx, postId: string, kept: readonly string[] = []): Promise<void> {
    if (!(await this.uploads.release(tx, postId, kept))) return;
    await this.jobs.enqueue(tx, MEDIA_PURGE, {}, { jobKey: MEDIA_PURGE });
  }
}

function describedBy(
  { attachmentId, text }: { attachmentId: string; text: string },
  ids: readonly string[],
): [string, string] {
  const id = attachmentId.toLowerCase();
  if (!ids.includes(id)) throw new AttachmentTextInvalid('This text describes no file of the message.');
  const line = requireStorable(text, 'attachmentTexts').replace(/\s+/g, ' ').trim();
  if ([...line].length > ATTACHMENT_TEXT_MAX_CODE_POINTS)
    throw new AttachmentTextInvalid(
      `At most ${ATTACHMENT_TEXT_MAX_CODE_POINTS} characters describe a picture.`,
    );
  return [id, line];
}
