import { Injectable } from '@nestjs/common';
import { type Actor, Database, FactLog, moderatesSpace } from '#platform';
import { isOwn, requireWriter } from '../discussion-access.js';
import { PostEdited } from '../discussion.facts.js';
import type { PostEditInput } from '../graphql/discussion.inputs.js';
import type { Post } from '../graphql/post.types.js';
import { Screening } from '../screening/screening.js';
import { prepareText, type PreparedText } from '../text/prepare-text.js';
import { ThreadLocked } from '../thread/thread.errors.js';
import { ThreadRepository } from '../thread/thread.repository.js';
import { isEditable } from '../viewing.js';
import {
  EditNeedsReview,
  EditWindowClosed,
  NotAMember,
  PostNotFound,
  RevisionConflict,
} from './post.errors.js';
import { PostReader } from './post-reader.js';
import { PostRepository } from './post.repository.js';
import { WritingContextRepository } from './writing-context.repository.js';

/** Gives posts new revisions. */
@Injectable()
export class PostEditService {
  constructor(
    private readonly database: Database,
    private readonly threads: ThreadRepository,
    private readonly posts: PostRepository,
    private readonly contexts: WritingContextRepository,
    private readonly reader: PostReader,
    private readonly screening: Screening,
    private readonly facts: FactLog,
  ) {}

  /**
   * One's own published post, within the edit window. A text that the screener would hold is refused and changes
   * nothing; the very same text changes nothing either. Throws PostNotFound, EditWindowClosed, ThreadLocked,
   * RevisionConflict, EditNeedsReview and what a text can be refused for. Records PostEdited.
   */
  async edit(actor: Actor, input: PostEditInput): Promise<Post> {
    const editorId = requireWriter(actor);
    const text = prepareText(input.body);
    const post = await this.reader.find(actor, input.postId);
    if (!post || !isOwn(actor, post)) throw new PostNotFound();
    if (!isEditable(post)) throw new EditWindowClosed();
    if (post.revisionNumber !== input.expectedRevision) throw new RevisionConflict();
    if (!post.viewerCanEdit) throw new ThreadLocked();
    if (post.sha256 === text.revision.sha256.toString('hex')) return post;
    await this.requirePublishable(actor, post, text);
    await this.write(actor, editorId, post, text);
    const edited = await this.reader.find(actor, post.id);
    if (!edited) throw new PostNotFound();
    return edited;
  }

  private async requirePublishable(actor: Actor, post: Post, text: PreparedText): Promise<void> {
    const context = await this.contexts.read(actor, {
      plainText: text.revision.plainText,
      idempotencyKey: null,
      threadId: null,
      parentId: null,
    });
    if (!context) throw new NotAMember();
    const { spaceId, threadId } = post;
    const verdict = await this.screening.judge(actor, {
      spaceId,
      threadId,
      isEdit: true,
      title: null,
      text,
      context,
    });
    if (verdict.outcome === 'hold') throw new EditNeedsReview();
  }

  private async write(actor: Actor, editorId: string, post: Post, text: PreparedText): Promise<void> {
    await this.database.transaction(async (tx) => {
      const mayIgnoreLock = moderatesSpace(actor, post.spaceId);
      const tick = await this.threads.advanceForEdit(tx, post.threadId, mayIgnoreLock);
      if (!tick) throw new ThreadLocked();
      const change = {
        id: post.id,
        threadId: post.threadId,
        expectedRevision: post.revisionNumber,
        changeSeq: tick.seq,
        editorId,
        bodyHtml: text.bodyHtml,
      };
      if (!(await this.posts.revise(tx, change, text.revision))) throw new RevisionConflict();
      await this.facts.record(tx, PostEdited, actor.communityId, {
        postId: post.id,
        threadId: post.threadId,
        spaceId: post.spaceId,
        authorId: post.authorId,
        revisionId: text.revision.id,
        seq: tick.seq,
        prevSeq: tick.prevSeq,
      });
    });
  }
}
