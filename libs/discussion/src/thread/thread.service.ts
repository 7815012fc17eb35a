import { Injectable } from '@nestjs/common';
import {
  type Actor,
  CursorCodec,
  Database,
  FactLog,
  Forbidden,
  isUuid,
  moderatesSpace,
  NotFound,
  type Page,
  type PageArgs,
  pageWindow,
  toPage,
  type TwoWayPageArgs,
} from '#platform';
import { DiscussionAccess, isWith, seesThread } from '../discussion-access.js';
import { ThreadChanged } from '../discussion.facts.js';
import type { ThreadLockInput, ThreadOpenInput } from '../graphql/discussion.inputs.js';
import type { Thread, ThreadChanges } from '../graphql/thread.types.js';
import { PostReader } from '../post/post-reader.js';
import { PostReaderRepository } from '../post/post-reader.repository.js';
import type { QuestionFilterName } from '../questions/question.types.js';
import { Viewing } from '../viewing.js';
import { acceptBinding } from './thread-binding.js';
import { type OpenedThread, ThreadOpeningService } from './thread-opening.service.js';
import {
  type ListedThreadRow,
  type ThreadEdge,
  type ThreadListFilter,
  ThreadListRepository,
} from './thread-list.repository.js';
import { type ThreadMarkName } from './thread-mark.js';
import { titlePatternsOf } from './title-words.js';
import { ThreadRepository } from './thread.repository.js';
import type { ThreadRow } from './thread-row.js';
import { SlowModeGate } from '../standing/slow-mode-gate.js';
import { foldTag } from '../tags/tag-name.js';
import { TagRepository } from '../tags/tag.repository.js';

/** Changes a client may catch up on one by one; beyond that a fresh fetch is cheaper for both. */
const MOST_CHANGES = 200;

/** A thread that was asked for by its id, with what was read beside it. */
export type FoundThread = Thread & Required<Pick<Thread, 'space' | 'hasWaiting'>>;

/** Which threads a list is to hold; absent or null does not narrow it. */
export interface ThreadListWish {
  spaceId?: string | null;
  /** A name that the tag has or had, or its name in addresses. */
  tag?: string | null;
  isFeatured?: boolean | null;
  question?: QuestionFilterName | null;
  mark?: ThreadMarkName | null;
  /** Words, or parts of words, that the title has. */
  title?: string | null;
  /** Pinned threads stand where their activity puts them. */
  isByActivity?: boolean;
}

/** Threads, through the eyes of an actor. */
@Injectable()
export class ThreadService {
  constructor(
    private readonly database: Database,
    private readonly access: DiscussionAccess,
    private readonly threads: ThreadRepository,
    private readonly lists: ThreadListRepository,
    private readonly tags: TagRepository,
    private readonly changed: PostReaderRepository,
    private readonly posts: PostReader,
    private readonly opening: ThreadOpeningService,
    private readonly viewing: Viewing,
    private readonly cursors: CursorCodec,
    private readonly facts: FactLog,
    private readonly slowMode: SlowModeGate,
  ) {}

  /**
   * Opens a thread with its first post; both wait where the screener holds the text. Throws NotAMember, MemberSuspended,
   * SpaceNotFound, SpaceClosed, IdempotencyConflict and what a text can be refused for. Records PostPublished or PostHeld.
   */
  async open(actor: Actor, input: ThreadOpenInput): Promise<OpenedThread> {
    return this.opening.open(actor, input);
  }

  /**
   * Null when absent or hidden from the actor. One statement, with the page of its posts where one is asked for. The id of
   * a thread that was merged finds the one that has its posts.
   */
  async find(actor: Actor, id: string, page: TwoWayPageArgs | null = null): Promise<FoundThread | null> {
    const window = page && this.posts.windowIn(id, page);
    const found = await this.access.findThread(actor, id, window && this.posts.rangeOf(window));
    if (!found) return this.findMoved(actor, id, page);
    const { thread, space, hasWaiting, posts } = found;
    const shown: FoundThread = { ...(await this.viewing.thread(actor, thread)), space, hasWaiting };
    return window ? { ...shown, posts: await this.posts.pageOf(actor, window, posts) } : shown;
  }

  private async findMoved(
    actor: Actor,
    id: string,
    page: TwoWayPageArgs | null,
  ): Promise<FoundThread | null> {
    const target = isUuid(id) ? await this.threads.mergedInto(actor.communityId, id) : null;
    return target === null ? null : this.find(actor, target, page);
  }

  /** Throws NotFound when absent or hidden from the actor. */
  async requireVisible(actor: Actor, id: string): Promise<ThreadRow> {
    const found = await this.access.findThread(actor, id);
    if (!found) throw new NotFound();
    return found.thread;
  }

  /** Those the actor may see, in no order; two statements. */
  async visibleByIds(actor: Actor, ids: readonly string[]): Promise<Thread[]> {
    const spaceIds = new Set(await this.access.visibleSpaceIds(actor));
    const rows = await this.threads.listByIds(actor.communityId, ids.filter(isUuid));
    return this.viewing.threads(
      actor,
      rows.filter((row) => (spaceIds.has(row.spaceId) || isWith(actor, row)) && seesThread(actor, row)),
    );
  }

  /**
   * Published threads of one space, or of all the actor may enter but that of private conversations: what is pinned there, latest pin first, then by latest
   * activity. A narrowed list has no pins. Two statements, three with a tag.
   */
  async page(actor: Actor, wish: ThreadListWish, args: PageArgs): Promise<Page<Thread>> {
    const { spaceId = null, isFeatured = false, question = null, mark = null, isByActivity = false } = wish;
    const folded = wish.tag == null ? null : foldTag(wish.tag);
    const titlePatterns = titlePatternsOf(wish.title ?? '');
    const narrowing = [
      folded !== null && `/tag/${folded}`,
      isFeatured && '/featured',
      question && `/${question}`,
      mark && `/${mark}`,
      titlePatterns.length > 0 && `/title/${titlePatterns.join(' ')}`,
      isByActivity && '/activity',
    ]
      .filter(Boolean)
      .join('');
    const window = pageWindow(
      this.cursors,
      `threads/${actor.communityId}/${spaceId ?? 'all'}${narrowing}`,
      args,
    );
    const visible = await (spaceId === null
      ? this.access.sharedSpaceIds(actor)
      : this.access.visibleSpaceIds(actor));
    const tag = folded === null ? null : await this.tags.find(actor.communityId, visible, folded);
    const spaceIds = spaceId === null ? visible : visible.filter((id) => id === spaceId);
    const hasPins = narrowing === '';
    const filter: ThreadListFilter = {
      communityId: actor.communityId,
      spaceIds,
      tagId: tag?.id ?? null,
      isFeaturedOnly: isFeatured ?? false,
      question,
      mark,
      titlePatterns,
      pins: hasPins ? (spaceId === null ? 'community' : 'space') : null,
    };
    const isEmpty = spaceIds.length === 0 || (folded !== null && tag === null);
    const edge = window.edge as ThreadEdge | null;
    const rows = isEmpty ? [] : await this.lists.page(filter, edge, window.limit + 1);
    const shown = await this.viewing.threads(actor, rows);
    const keys = new Map(rows.map((row) => [row.id, keyOf(row)]));
    return toPage(window, shown, (thread) => keys.get(thread.id) ?? []);
  }

  /** The thread bound to a page or a key of the brand's; null when there is none the actor may see. */
  async byBinding(actor: Actor, given: { key?: string | null; url?: string | null }): Promise<Thread | null> {
    const binding = acceptBinding({ boundKey: given.key, boundUrl: given.url });
    if (binding.boundKey === null && binding.boundUrl === null) return null;
    const row = await this.threads.findBound(await this.access.visibleSpaceIds(actor), binding);
    return row && this.viewing.thread(actor, row);
  }

  /** At most 200 changed posts, in the order of their last change; beyond that a reset. Throws NotFound. */
  async changes(actor: Actor, threadId: string, after: number): Promise<ThreadChanges> {
    const visible = await this.requireVisible(actor, threadId);
    const read = await this.changed.changesAfter(visible.id, after, MOST_CHANGES + 1);
    if (!read) throw new NotFound();
    const { seq, resetSeq } = read.thread;
    const isReset = read.posts.length > MOST_CHANGES || after > seq || after < 0 || after < resetSeq;
    return {
      threadId: visible.id,
      seq: read.thread.seq,
      isReset,
      thread: await this.viewing.thread(actor, read.thread),
      posts: isReset ? [] : await this.viewing.posts(actor, read.posts),
    };
  }

  /** Throws NotFound, and Forbidden for who does not moderate its space. Records ThreadChanged. */
  async lock(actor: Actor, input: ThreadLockInput): Promise<Thread> {
    const thread = await this.requireVisible(actor, input.threadId);
    if (!moderatesSpace(actor, thread.spaceId)) throw new Forbidden();
    await this.database.transaction(async (tx) => {
      const tick = await this.threads.setLock(tx, thread.id, input.isLocked);
      if (tick) await this.facts.record(tx, ThreadChanged, actor.communityId, tick);
    });
    const row = await this.threads.find(actor.communityId, thread.id);
    if (!row) throw new NotFound();
    return this.viewing.thread(actor, row);
  }

  /** Seconds until the actor may write here again; a statement only for a member in a thread that is slowed down. */
  async waitOf(actor: Actor, { id, spaceId, slowModeSeconds }: Thread): Promise<number> {
    if (slowModeSeconds === null || actor.memberId === null || moderatesSpace(actor, spaceId)) return 0;
    return this.slowMode.waitOf({ id, slowModeSeconds }, actor.memberId);
  }

  /** The thread that a change of it answers, as the actor sees it afterwards. Throws NotFound. */
  async afterChange(actor: Actor, changed: Promise<string>): Promise<{ thread: Thread }> {
    const row = await this.threads.find(actor.communityId, await changed);
    if (!row) throw new NotFound();
    return { thread: await this.viewing.thread(actor, row) };
  }

  /** How many threads each space has and when something last happened; visible ones only. One statement. */
  async activityBySpace(
    spaceIds: readonly string[],
  ): Promise<{ spaceId: string; threadCount: number; lastActivityAt: Date }[]> {
    return this.threads.activityBySpace(spaceIds);
  }
}

function keyOf({ pinKey, activityKey, id }: ListedThreadRow): string[] {
  return pinKey === null ? [activityKey, id] : [pinKey, id, 'pinned'];
}
