import { Injectable } from '@nestjs/common';
import { type Actor, Database, isUuid, moderatesSpace, NotFound, type Tx, violatesUnique } from '#platform';
import { fileParts } from '../attachments/attachment-adder.js';
import { DiscussionAccess, isOwn, requireWriter } from '../discussion-access.js';
import type { PostReplyInput } from '../graphql/discussion.inputs.js';
import { PostAdditions } from '../extras/post-additions.js';
import type { Post } from '../graphql/post.types.js';
import { plainTextsOf, QuoteService } from '../quotes/quote.service.js';
import { namingMembers, possibleHandles } from '../mentions/mention-text.js';
import { Screening } from '../screening/screening.js';
import { prepareText } from '../text/prepare-text.js';
import { ThreadLocked, ThreadNotFound } from '../thread/thread.errors.js';
import { TrustGate } from '../trust/trust-gate.js';
import { Viewing } from '../viewing.js';
import { NotAMember, PostNotFound } from './post.errors.js';
import { PostDecider, type PostSubject } from './post-decider.js';
import { PostReader } from './post-reader.js';
import { acceptIdempotencyKey, requestHashOf, requireSameRequest } from './post-request.js';
import { PostRepository } from './post.repository.js';
import type { AuthoredPostRow, PostRow } from './post-row.js';
import { PostWriter, type ReplyToWrite } from './post-writer.js';
import { type WritingContext, WritingContextRepository } from './writing-context.repository.js';

/** The unique constraint that makes a retried send the same post. */
const ONE_POST_PER_KEY = 'post_author_id_idempotency_key_key';

/** Writes replies, and hands over to moderation what it decides. */
@Injectable()
export class PostService {
  constructor(
    private readonly database: Database,
    private readonly access: DiscussionAccess,
    private readonly posts: PostRepository,
    private readonly contexts: WritingContextRepository,
    private readonly writer: PostWriter,
    private readonly reader: PostReader,
    private readonly screening: Screening,
    private readonly viewing: Viewing,
    private readonly decider: PostDecider,
    private readonly additions: PostAdditions,
    private readonly quotes: QuoteService,
    private readonly trust: TrustGate,
  ) {}

  /**
   * Answers once the post is committed; it waits (`pending`) where the screener holds it. The same request under the
   * same key is the same post. Throws NotAMember, MemberSuspended, ThreadNotFound, ThreadLocked, SpaceClosed,
   * PostNotFound (the parent), IdempotencyConflict, what TrustGate refuses and what a text can be refused for. Records PostPublished or PostHeld.
   */
  async reply(actor: Actor, input: PostReplyInput): Promise<Post> {
    const parts = [input.threadId, input.parentId ?? null, input.body, ...fileParts(input)];
    const hash = requestHashOf('reply', parts, input.poll);
    return this.replyAs(actor, input, hash);
  }

  /** As `reply`, for a request that may have been meant as something else: `requestHash` is that request's. */
  async replyAs(actor: Actor, input: PostReplyInput, requestHash: Buffer): Promise<Post> {
    const authorId = requireWriter(actor);
    const idempotencyKey = acceptIdempotencyKey(input.idempotencyKey);
    const prepared = prepareText(input.body);
    const parentId = input.parentId ?? null;
    const context = await this.contexts.read(actor, {
      plainTexts: plainTextsOf(prepared),
      idempotencyKey,
      threadId: input.threadId,
      parentId,
      spaceId: null,
      privateWith: null,
      handles: possibleHandles(prepared.bodyHtml),
    });
    if (!context) throw new NotAMember();
    // What was merged leads on, to who may see where.
    const movedTo = context.place?.thread.mergedInto;
    if (movedTo) return this.replyAs(actor, { ...input, threadId: movedTo }, requestHash);
    const { thread, space } = this.access.requirePlace(actor, context.place);
    if (context.known) return this.repeat(actor, context.known, requestHash);
    const mayIgnoreLock = moderatesSpace(actor, thread.spaceId);
    if (thread.state !== 'published') throw new ThreadNotFound();
    if (thread.isLocked && !mayIgnoreLock) throw new ThreadLocked();
    this.access.requireMayPost(actor, space);
    if (parentId !== null && !context.parent) throw new PostNotFound('parentId');
    const quoted = await this.quotes.mark(actor, prepared, { spaceId: space.id, threadId: thread.id });
    const text = namingMembers(quoted, context.mentionable);
    const subject = {
      spaceId: thread.spaceId,
      threadId: thread.id,
      isEdit: false,
      title: null,
      text,
      context,
    };
    this.trust.requireMayWrite(actor, text, context, 'reply');
    const request = { input, space, threadId: thread.id };
    const additions = [...(await this.additions.prepare(actor, request)), ...this.quotes.additionsOf(text)];
    const verdict = await this.screening.judge(actor, subject);
    const reply: ReplyToWrite = {
      communityId: actor.communityId,
      spaceId: thread.spaceId,
      threadId: thread.id,
      parent: context.parent,
      authorId,
      text,
      idempotencyKey,
      requestHash,
      at: new Date(),
      verdict,
      additions,
      mayIgnoreLock,
      draft: input.draft ?? null,
      isPaced: thread.slowModeSeconds !== null,
    };
    return this.write(actor, reply, context);
  }

  /** The post that a key has made before. Throws IdempotencyConflict where it was made by another request. */
  async repeat(
    actor: Actor,
    known: { postId: string; requestHash: Buffer },
    requestHash: Buffer,
  ): Promise<Post> {
    requireSameRequest(known, requestHash);
    const row = await this.posts.find(actor.communityId, known.postId);
    if (!row) throw new PostNotFound();
    return this.viewing.post(actor, row);
  }

  /** The post that another request under the same key has just made, or the error itself. */
  async repeatAfter(
    error: unknown,
    actor: Actor,
    request: { idempotencyKey: string; requestHash: Buffer },
  ): Promise<Post> {
    if (!violatesUnique(error, ONE_POST_PER_KEY)) throw error;
    const known = await this.posts.findByKey(requireWriter(actor), request.idempotencyKey);
    if (!known) throw error;
    return this.repeat(actor, known, request.requestHash);
  }

  /** Takes one's own post back. Throws PostNotFound. Records PostWithdrawn. */
  async withdraw(actor: Actor, postId: string): Promise<Post> {
    requireWriter(actor);
    const post = await this.reader.find(actor, postId);
    if (!post || !isOwn(actor, post)) throw new PostNotFound();
    const row = await this.database.transaction((tx) =>
      this.decider.withdraw(tx, actor.communityId, post.id),
    );
    return this.viewing.post(actor, row);
  }

  /** For moderation, in its transaction. Throws PostNotFound, PostAlreadyDecided. Records PostPublished. */
  async publish(tx: Tx, actor: Actor, postId: string): Promise<PostRow> {
    return this.decider.publish(tx, await this.requireModerated(tx, actor, postId));
  }

  /** For moderation, in its transaction. Throws PostNotFound, PostAlreadyDecided. Records PostRejected. */
  async reject(tx: Tx, actor: Actor, postId: string, note: string | null): Promise<PostRow> {
    return this.decider.reject(tx, await this.requireModerated(tx, actor, postId), note);
  }

  /** For moderation, in its transaction. Throws PostNotFound, PostAlreadyDecided. Records PostRemoved. */
  async remove(tx: Tx, actor: Actor, postId: string, note: string | null): Promise<PostRow> {
    return this.decider.remove(tx, await this.requireModerated(tx, actor, postId), note);
  }

  private async write(actor: Actor, reply: ReplyToWrite, context: WritingContext): Promise<Post> {
    try {
      const row =
        reply.verdict.outcome === 'publish' && !reply.additions?.length && !reply.isPaced
          ? await this.writer.publishReply(reply)
          : await this.database.transaction((tx) => this.writer.reply(tx, reply));
      return await this.viewing.post(actor, authored(row, context));
    } catch (error) {
      if (error instanceof ThreadNotFound) return this.writeAfter(error, actor, reply, context);
      return this.repeatAfter(error, actor, reply);
    }
  }

  /** Closed or slowed down between our look and the transaction. */
  private async writeAfter(
    error: ThreadNotFound,
    actor: Actor,
    reply: ReplyToWrite,
    context: WritingContext,
  ): Promise<Post> {
    const thread = (await this.access.findThread(actor, reply.threadId))?.thread;
    if (thread?.isLocked) throw new ThreadLocked();
    const isSlowed = thread?.state === 'published' && thread.slowModeSeconds !== null;
    if (isSlowed && !reply.isPaced) return this.write(actor, { ...reply, isPaced: true }, context);
    throw error;
  }

  private async requireModerated(tx: Tx, actor: Actor, postId: string): Promise<PostSubject> {
    const row = isUuid(postId) ? await this.posts.findIn(tx, actor.communityId, postId) : null;
    if (!row || !moderatesSpace(actor, row.spaceId)) throw new NotFound();
    return { communityId: actor.communityId, row };
  }
}

/** A new post with its author, who was read before it was written. */
function authored(row: PostRow, context: WritingContext): AuthoredPostRow {
  const { authorName, authorHandle, authorStaffRole, authorTitle, history } = context;
  return {
    ...row,
    authorName,
    authorHandle,
    authorStaffRole,
    authorTitle,
    authorJoinedAt: history.joinedAt,
  };
}
