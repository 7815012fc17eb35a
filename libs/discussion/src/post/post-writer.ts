import { Injectable } from '@nestjs/common';
import { FactLog, newId, type Tx } from '#platform';
import type { PostExtras, ThreadExtras } from '#protocol';
import { PostHeld, PostPublished } from '../discussion.facts.js';
import type { PostAddition } from '../extras/post-addition.js';
import { DraftRepository, type SentDraft } from '../drafts/draft.repository.js';
import type { ScreeningVerdict } from '../screening/post-screener.js';
import { SlowModeGate } from '../standing/slow-mode-gate.js';
import type { PreparedText } from '../text/prepare-text.js';
import { MentionRepository } from '../mentions/mention.repository.js';
import { ThreadNotFound } from '../thread/thread.errors.js';
import { type ThreadBinding, ThreadRepository } from '../thread/thread.repository.js';
import type { ThreadRow } from '../thread/thread-row.js';
import { PostRepository } from './post.repository.js';
import type { PostRow } from './post-row.js';
import { ReplyRepository } from './reply.repository.js';

/** A text on its way into a thread, everything about it checked but what the transaction itself checks. */
export interface PostToWrite {
  communityId: string;
  spaceId: string;
  authorId: string;
  text: PreparedText;
  idempotencyKey: string;
  requestHash: Buffer;
  /** The instant it counts as written; an import's are in the past. */
  at: Date;
  verdict: ScreeningVerdict;
  /** What features write with it. */
  additions?: readonly PostAddition[];
  /** The draft that it is sent from. */
  draft?: SentDraft | null;
}

/** A text that answers. */
export interface ReplyToWrite extends PostToWrite {
  threadId: string;
  parent: { id: string; depth: number } | null;
  /** Moderators may write in a locked thread, and in a slowed one without waiting. */
  mayIgnoreLock: boolean;
  /** The thread was slowed down when it was read, and the author has to wait as others do. */
  isPaced?: boolean;
}

/** A text that opens a thread. */
export interface OpeningToWrite extends PostToWrite, ThreadBinding {
  title: string;
  /** The member with whom the brand talks there alone. */
  privateWith?: string | null;
}

/** How deep answers may nest; the column's own limit. */
const MAX_DEPTH = 32_767;

/**
 * The core of every new post, of members and of imports alike: place in the thread, text and fact in one transaction.
 */
@Injectable()
export class PostWriter {
  constructor(
    private readonly threads: ThreadRepository,
    private readonly posts: PostRepository,
    private readonly replies: ReplyRepository,
    private readonly facts: FactLog,
    private readonly mentions: MentionRepository,
    private readonly drafts: DraftRepository,
    private readonly slowMode: SlowModeGate,
  ) {}

  /** As `reply`, of a text that nobody holds and that nothing is added to, as a transaction of its own: one statement. Records PostPublished. */
  async publishReply(reply: ReplyToWrite): Promise<PostRow> {
    const row = replyRowOf(reply, null);
    const seq = await this.replies.publish({
      ...reply,
      ...row,
      postId: row.id,
      revision: reply.text.revision,
      mentionIds: reply.text.mentionIds,
      draft: reply.draft ?? null,
    });
    if (seq === null) throw new ThreadNotFound();
    return { ...row, ...placeOf(seq, reply.at) };
  }

  /** Throws ThreadNotFound where the thread takes no replies, SlowMode. Records PostPublished or PostHeld. */
  async reply(tx: Tx, reply: ReplyToWrite): Promise<PostRow> {
    const { threadId } = reply;
    const isPublished = reply.verdict.outcome === 'publish';
    const isPaced = reply.isPaced === true && !reply.mayIgnoreLock;
    if (isPaced) await this.slowMode.pass(tx, reply);
    const tick = isPublished
      ? await this.threads.advanceForReply(tx, {
          id: threadId,
          mayIgnoreLock: reply.mayIgnoreLock,
          isPaced,
          at: reply.at,
          authorId: reply.authorId,
        })
      : null;
    if (isPublished && !tick) throw new ThreadNotFound();
    const row = replyRowOf(reply, tick?.seq ?? null);
    await this.insert(tx, reply, row);
    return row;
  }

  /** Records PostPublished or PostHeld; a held opening keeps its thread hidden. */
  async open(tx: Tx, opening: OpeningToWrite): Promise<{ thread: ThreadRow; post: PostRow }> {
    const isPublished = opening.verdict.outcome === 'publish';
    const seq = isPublished ? 1 : null;
    const thread = threadOf(opening, seq ?? 0);
    await this.threads.insert(tx, thread);
    const post = rowOf(opening, { threadId: thread.id, parentId: null, depth: 0, seq, isFirst: true });
    await this.insert(tx, opening, post);
    return { thread, post };
  }

  private async insert(tx: Tx, written: PostToWrite, row: PostRow): Promise<void> {
    const { communityId, idempotencyKey, requestHash, text, verdict, additions = [] } = written;
    await this.posts.insert(tx, {
      ...row,
      communityId,
      idempotencyKey,
      requestHash,
      revision: text.revision,
    });
    for (const addition of additions) await addition.write(tx, { ...row, communityId });
    await this.mentions.insert(tx, { id: row.id, communityId }, text.mentionIds);
    await this.drafts.forgetSent(tx, row.authorId, written.draft ?? null);
    const subject = {
      postId: row.id,
      threadId: row.threadId,
      spaceId: row.spaceId,
      authorId: row.authorId,
      revisionId: row.revisionId,
    };
    if (verdict.outcome === 'hold') {
      await this.facts.record(tx, PostHeld, communityId, { ...subject, signals: verdict.signals });
    } else if (row.seq !== null) {
      await this.facts.record(tx, PostPublished, communityId, {
        ...subject,
        seq: row.seq,
        prevSeq: row.seq - 1,
        ...(text.mentionIds.length > 0 ? { mentionIds: text.mentionIds } : {}),
      });
    }
  }
}

function replyRowOf(reply: ReplyToWrite, seq: number | null): PostRow {
  const { threadId, parent } = reply;
  const depth = parent ? Math.min(parent.depth + 1, MAX_DEPTH) : 0;
  return rowOf(reply, { threadId, parentId: parent?.id ?? null, depth, seq, isFirst: false });
}

/** What of a row its publication decides. */
function placeOf(seq: number | null, at: Date): Pick<PostRow, 'seq' | 'changeSeq' | 'state' | 'publishedAt'> {
  const isPublished = seq !== null;
  return {
    seq,
    changeSeq: seq,
    state: isPublished ? 'published' : 'pending',
    publishedAt: isPublished ? at : null,
  };
}

function rowOf(
  written: PostToWrite,
  place: Pick<PostRow, 'threadId' | 'parentId' | 'depth' | 'seq' | 'isFirst'>,
): PostRow {
  return {
    ...place,
    ...placeOf(place.seq, written.at),
    id: newId(),
    spaceId: written.spaceId,
    isThreadLocked: false,
    authorId: written.authorId,
    bodyHtml: written.text.bodyHtml,
    revisionId: written.text.revision.id,
    revisionNumber: 1,
    sha256: written.text.revision.sha256.toString('hex'),
    createdAt: written.at,
    editedAt: null,
    moderationNote: null,
    extras: extrasOf(written.additions),
  };
}

function extrasOf(additions: readonly PostAddition[] = []): PostExtras | null {
  if (additions.length === 0) return null;
  const all = additions.reduce<PostExtras>((sum, { extras }) => ({ ...sum, ...extras }), {});
  return Object.keys(all).length > 0 ? all : null;
}

function threadOf(opening: OpeningToWrite, seq: number): ThreadRow {
  return {
    id: newId(),
    communityId: opening.communityId,
    spaceId: opening.spaceId,
    authorId: opening.authorId,
    title: opening.title,
    state: opening.verdict.outcome === 'publish' ? 'published' : 'pending',
    isLocked: false,
    boundUrl: opening.boundUrl,
    boundKey: opening.boundKey,
    seq,
    replyCount: 0,
    createdAt: opening.at,
    lastActivityAt: opening.at,
    activityKey: opening.at.toISOString(),
    extras: threadExtrasOf(opening.additions),
    slowModeSeconds: null,
    mergedInto: null,
    resetSeq: 0,
    privateWith: opening.privateWith ?? null,
    awaitsBrand: opening.verdict.outcome === 'publish' && opening.privateWith === opening.authorId,
  };
}

function threadExtrasOf(additions: readonly PostAddition[] = []): ThreadExtras | null {
  const all = additions.reduce<ThreadExtras>((sum, { threadExtras }) => ({ ...sum, ...threadExtras }), {});
  return Object.keys(all).length > 0 ? all : null;
}
