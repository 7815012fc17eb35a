import { Injectable } from '@nestjs/common';
import type { SpaceRow } from '#community';
import { type Actor, Database, type Tx, violatesUnique } from '#platform';
import { fileParts } from '../attachments/attachment-adder.js';
import { DiscussionAccess, requireWriter } from '../discussion-access.js';
import { FollowRepository } from '../follows/follow.repository.js';
import type { ThreadOpenInput } from '../graphql/discussion.inputs.js';
import { PostAdditions } from '../extras/post-additions.js';
import type { Post } from '../graphql/post.types.js';
import type { Thread } from '../graphql/thread.types.js';
import { plainTextsOf, QuoteService } from '../quotes/quote.service.js';
import { namingMembers, possibleHandles } from '../mentions/mention-text.js';
import { NotAMember } from '../post/post.errors.js';
import { acceptIdempotencyKey, requestHashOf } from '../post/post-request.js';
import { WritingContextRepository } from '../post/writing-context.repository.js';
import { PostService } from '../post/post.service.js';
import { type OpeningToWrite, PostWriter } from '../post/post-writer.js';
import { reviewParts } from '../reviews/review-claim.js';
import { Screening } from '../screening/screening.js';
import { prepareText } from '../text/prepare-text.js';
import { acceptTitle } from '../text/source-text.js';
import { TrustGate } from '../trust/trust-gate.js';
import { Viewing } from '../viewing.js';
import { BindingOrigin } from './binding-origin.js';
import { acceptBinding } from './thread-binding.js';
import { SpaceClosed, ThreadNotFound } from './thread.errors.js';
import { type ThreadBinding, ThreadRepository } from './thread.repository.js';

/** The thread and the post that a text became. */
export interface OpenedThread {
  thread: Thread;
  post: Post;
}

/** Where a thread is to be opened. */
export interface OpeningPlace {
  space: SpaceRow;
  /** The member with whom the brand talks there alone; null for a thread of everybody in the space. */
  privateWith: string | null;
  /** First in the transaction that writes it; what it throws undoes the thread. */
  before?: (tx: Tx) => Promise<void>;
  /** Last in it. */
  after?: (tx: Tx, threadId: string) => Promise<void>;
}

/** What is opened, and where. */
export interface OpeningRequest {
  input: Omit<ThreadOpenInput, 'spaceId'>;
  /** Tells a retry from a request for another place. */
  where: string;
  /** Once the text is found acceptable. Throws what the place refuses. */
  find: () => Promise<OpeningPlace>;
}

/** What tells a retry from another announcement. */
const expiryParts = ({ expiresAt }: Pick<ThreadOpenInput, 'expiresAt'>): string[] =>
  expiresAt ? [`expires ${expiresAt.toISOString()}`] : [];

/** Opens threads. */
@Injectable()
export class ThreadOpeningService {
  constructor(
    private readonly database: Database,
    private readonly access: DiscussionAccess,
    private readonly threads: ThreadRepository,
    private readonly contexts: WritingContextRepository,
    private readonly postService: PostService,
    private readonly writer: PostWriter,
    private readonly screening: Screening,
    private readonly viewing: Viewing,
    private readonly additions: PostAdditions,
    private readonly trust: TrustGate,
    private readonly follows: FollowRepository,
    private readonly quotes: QuoteService,
    private readonly origins: BindingOrigin,
  ) {}

  /**
   * The same request under the same key is the same thread. Where a thread is already bound to that page or key, the
   * text becomes a reply in it, so that of two people who are first at once neither loses what they wrote.
   */
  async open(actor: Actor, input: ThreadOpenInput): Promise<OpenedThread> {
    return this.openIn(actor, {
      input,
      where: input.spaceId,
      find: async () => {
        const space = await this.access.requireSpace(actor, input.spaceId);
        // What is for one member and the brand is opened as such, or not at all.
        if (space.holdsConversations) throw new SpaceClosed();
        return { space, privateWith: null };
      },
    });
  }

  /** As `open`, in the place that the request finds. */
  async openIn(actor: Actor, { input, where, find }: OpeningRequest): Promise<OpenedThread> {
    const authorId = requireWriter(actor);
    const idempotencyKey = acceptIdempotencyKey(input.idempotencyKey);
    const title = acceptTitle(input.title);
    const binding = acceptBinding(input);
    const prepared = prepareText(input.body);
    const { boundUrl, boundKey } = binding;
    const tags = input.tags?.length ? [JSON.stringify(input.tags)] : [];
    const features = [...tags, ...fileParts(input), ...reviewParts(input), ...expiryParts(input)];
    const parts = [where, title, input.body, boundUrl, boundKey, ...features];
    const requestHash = requestHashOf('open', parts, input.poll);
    const place = await find();
    const { space } = place;
    const context = await this.contexts.read(actor, {
      plainTexts: plainTextsOf(prepared),
      idempotencyKey,
      threadId: null,
      parentId: null,
      spaceId: space.id,
      privateWith: place.privateWith,
      handles: possibleHandles(prepared.bodyHtml),
    });
    if (!context) throw new NotAMember();
    if (context.known) {
      return this.withThread(actor, await this.postService.repeat(actor, context.known, requestHash));
    }
    this.access.requireMayOpen(actor, space);
    const bound = await this.findBound(actor, space.id, binding);
    if (bound) return this.replyInstead(actor, bound, input, requestHash);
    const quoted = await this.quotes.mark(actor, prepared, { spaceId: space.id, threadId: null });
    const text = namingMembers(quoted, context.mentionable);
    this.trust.requireMayWrite(actor, text, context, 'thread');
    const additions = [
      ...(await this.additions.prepare(actor, { input, space, threadId: null })),
      ...this.quotes.additionsOf(text),
    ];
    const verdict = await this.screening.judge(actor, {
      spaceId: space.id,
      threadId: null,
      isEdit: false,
      title,
      text,
      context,
    });
    return this.write(actor, input, place, {
      communityId: actor.communityId,
      spaceId: space.id,
      authorId,
      title,
      text,
      idempotencyKey,
      requestHash,
      at: new Date(),
      verdict,
      additions,
      draft: input.draft ?? null,
      privateWith: place.privateWith,
      ...binding,
    });
  }

  private async write(
    actor: Actor,
    input: OpeningRequest['input'],
    place: OpeningPlace,
    opening: OpeningToWrite,
  ): Promise<OpenedThread> {
    try {
      const { thread, post } = await this.database.transaction(async (tx) => {
        await place.before?.(tx);
        await this.origins.require(tx, actor, opening);
        const opened = await this.writer.open(tx, opening);
        const { communityId, authorId: memberId } = opening;
        // One that waits is followed once it is published.
        if (opened.thread.state === 'published')
          await this.follows.auto(tx, {
            communityId,
            memberId,
            threadId: opened.thread.id,
            level: 'watching',
          });
        await place.after?.(tx, opened.thread.id);
        return opened;
      });
      return {
        thread: await this.viewing.thread(actor, thread),
        post: await this.viewing.post(actor, post),
      };
    } catch (error) {
      const isTaken = violatesUnique(error, 'thread_bound_key') || violatesUnique(error, 'thread_bound_url');
      const bound = isTaken ? await this.findBound(actor, opening.spaceId, opening) : null;
      if (bound) return this.replyInstead(actor, bound, input, opening.requestHash);
      return this.withThread(actor, await this.postService.repeatAfter(error, actor, opening));
    }
  }

  private async findBound(actor: Actor, spaceId: string, binding: ThreadBinding): Promise<string | null> {
    if (binding.boundKey === null && binding.boundUrl === null) return null;
    const readableIds = await this.access.visibleSpaceIds(actor);
    return (await this.threads.findBound([spaceId], binding, readableIds))?.id ?? null;
  }

  private async replyInstead(
    actor: Actor,
    threadId: string,
    input: OpeningRequest['input'],
    requestHash: Buffer,
  ): Promise<OpenedThread> {
    const { body, idempotencyKey, draft, attachmentIds, attachmentTexts, poll } = input;
    const reply = { threadId, body, idempotencyKey, draft, attachmentIds, attachmentTexts, poll };
    const post = await this.postService.replyAs(actor, reply, requestHash);
    return this.withThread(actor, post);
  }

  private async withThread(actor: Actor, post: Post): Promise<OpenedThread> {
    const row = await this.threads.find(actor.communityId, post.threadId);
    if (!row) throw new ThreadNotFound();
    return { thread: await this.viewing.thread(actor, row), post };
  }
}
