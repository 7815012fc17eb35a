import { Injectable } from '@nestjs/common';
import { type Actor, Database, FactLog, moderatesSpace, type Tx } from '#platform';
import { CommunityService } from '#community';
import { PostFiles } from '../attachments/post-files.js';
import { DraftRepository, type SentDraft } from '../drafts/draft.repository.js';
import { isOwn, requireWriter } from '../discussion-access.js';
import { PostEdited } from '../discussion.facts.js';
import type { PostEditInput } from '../graphql/discussion.inputs.js';
import type { Post } from '../graphql/post.types.js';
import { plainTextsOf, QuoteService } from '../quotes/quote.service.js';
import { namingMembers, possibleHandles } from '../mentions/mention-text.js';
import { MentionRepository } from '../mentions/mention.repository.js';
import { Screening } from '../screening/screening.js';
import { prepareText, type PreparedText } from '../text/prepare-text.js';
import { ThreadLocked } from '../thread/thread.errors.js';
import { ThreadRepository } from '../thread/thread.repository.js';
import { TrustGate } from '../trust/trust-gate.js';
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

interface EditToWrite {
  post: Post;
  editorId: string;
  text: PreparedText;
  draft: SentDraft | null;
}

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
    private readonly files: PostFiles,
    private readonly trust: TrustGate,
    private readonly quotes: QuoteService,
    private readonly mentioned: MentionRepository,
    private readonly communities: CommunityService,
    private readonly drafts: DraftRepository,
  ) {}

  /**
   * One's own published post, within the edit window. A text that the screener would hold is refused and changes
   * nothing; the very same text with the same files changes nothing either. Files alone may change. Throws PostNotFound, EditWindowClosed, ThreadLocked,
   * RevisionConflict, EditNeedsReview, TooManyLinks, MentionsTooMany, TooManyAttachments and what a text can be refused for. Records PostEdited where the text
   * changed, PostExtrasChanged where files did.
   */
  async edit(actor: Actor, input: PostEditInput): Promise<Post> {
    const editorId = requireWriter(actor);
    const text = prepareText(input.body);
    const post = await this.reader.find(actor, input.postId);
    if (!post || !isOwn(actor, post)) throw new PostNotFound();
    const { editWindowMinutes } = await this.communities.requireById(actor.communityId);
    if (!isEditable(post, editWindowMinutes)) throw new EditWindowClosed(editWindowMinutes);
    if (post.revisionNumber !== input.expectedRevision) throw new RevisionConflict();
    if (!post.viewerCanEdit) throw new ThreadLocked();
    const isSameText = post.sha256 === text.revision.sha256.toString('hex');
    const files = await this.files.changeOf(actor, post, input);
    if (isSameText && !files) return post;
    const accepted = isSameText ? null : await this.publishable(actor, post, text);
    const { communityId } = actor;
    await this.database.transaction(async (tx) => {
      if (accepted)
        await this.write(tx, actor, { post, editorId, text: accepted, draft: input.draft ?? null });
      if (files) await this.files.change(tx, post, { communityId, files });
    });
    const edited = await this.reader.find(actor, post.id);
    if (!edited) throw new PostNotFound();
    return edited;
  }

  /** The text as it will be kept. */
  private async publishable(actor: Actor, post: Post, prepared: PreparedText): Promise<PreparedText> {
    const context = await this.contexts.read(actor, {
      plainTexts: plainTextsOf(prepared),
      idempotencyKey: null,
      threadId: post.threadId,
      parentId: null,
      spaceId: post.spaceId,
      privateWith: null,
      handles: possibleHandles(prepared.bodyHtml),
    });
    if (!context) throw new NotAMember();
    const quoted = await this.quotes.mark(actor, prepared, post);
    const text = namingMembers(quoted, context.mentionable);
    this.trust.requireMaySay(actor, text);
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
    return text;
  }

  private async write(tx: Tx, actor: Actor, { post, editorId, text, draft }: EditToWrite): Promise<void> {
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
    const { communityId } = actor;
    await this.drafts.forgetSent(tx, editorId, draft);
    const mentionIds = await this.mentioned.insert(tx, { id: post.id, communityId }, text.mentionIds);
    const { id, threadId, extras } = post;
    await this.quotes.revise(tx, { id, threadId, communityId, extras, changeSeq: tick.seq }, text);
    await this.facts.record(tx, PostEdited, actor.communityId, {
      postId: post.id,
      threadId: post.threadId,
      spaceId: post.spaceId,
      authorId: post.authorId,
      revisionId: text.revision.id,
      seq: tick.seq,
      prevSeq: tick.prevSeq,
      ...(mentionIds.length > 0 ? { mentionIds } : {}),
    });
  }
}
