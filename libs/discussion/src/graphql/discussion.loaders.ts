import type DataLoader from 'dataloader';
import {
  inOrderOf,
  loaderOf,
  NotFound,
  type Page,
  type PageArgs,
  type RequestContext,
  type TwoWayPageArgs,
} from '#platform';
import type { ConversationSpaceService, SpaceRow } from '#community';
import { isShownTo } from '../conversations/conversation.loaders.js';
import type { OwnedPage, PostReader } from '../post/post-reader.js';
import type { ThreadService } from '../thread/thread.service.js';
import type { Post } from './post.types.js';
import type { Thread } from './thread.types.js';

/** The request's loader of threads by id, those its actor may see. */
export function threadLoaderOf(context: RequestContext, threads: ThreadService): DataLoader<string, Thread> {
  return loaderOf<string, Thread>(context, threadLoaderOf, async (ids) =>
    inOrderOf(ids, await threads.visibleByIds(context.actor, ids), (thread) => thread.id, new NotFound()),
  );
}

/** Threads that a request's root fields ask for by id: fields that ask after the same thread share one look. */
class AskedThreads {
  private readonly looks = new Map<string, { page: string; thread: Promise<Thread | null> }>();

  constructor(
    private readonly context: RequestContext,
    private readonly threads: ThreadService,
  ) {}

  /** With the page of posts that is asked for below the field; without one, whatever another field asks for with it. */
  find(id: string, page: TwoWayPageArgs | null = null): Promise<Thread | null> {
    const known = this.looks.get(id);
    const asked = JSON.stringify(page);
    if (known && (page === null || known.page === asked)) return known.thread;
    const thread = this.look(id, page);
    this.looks.set(id, { page: asked, thread });
    return thread;
  }

  private async look(id: string, page: TwoWayPageArgs | null): Promise<Thread | null> {
    const thread = await this.threads.find(this.context.actor, id, page);
    if (thread && thread.id !== id.toLowerCase()) this.context.hasLedOn = true;
    return thread;
  }
}

/** The request's threads by id, those its actor may see. */
export function askedThreadsOf(context: RequestContext, threads: ThreadService): AskedThreads {
  const known = context.loaders.get(askedThreadsOf) as AskedThreads | undefined;
  if (known) return known;
  const fresh = new AskedThreads(context, threads);
  context.loaders.set(askedThreadsOf, fresh);
  return fresh;
}

/** The request's loader of posts by id; null for those its actor may not see. */
export function postLoaderOf(context: RequestContext, posts: PostReader): DataLoader<string, Post | null> {
  return loaderOf<string, Post | null>(context, postLoaderOf, async (ids) =>
    inOrderOf(ids, await posts.publicByIds(context.actor, ids), (post) => post.id, null),
  );
}

/** The request's loader of pages of threads' posts: one statement for all threads that ask alike. */
export function postPageLoaderOf(
  context: RequestContext,
  posts: PostReader,
): DataLoader<OwnedPage<TwoWayPageArgs>, Page<Post>> {
  return loaderOf<OwnedPage<TwoWayPageArgs>, Page<Post>>(context, postPageLoaderOf, (requests) =>
    posts.pagesInThreads(context.actor, requests),
  );
}

/** The request's loader of pages of threads' top levels: one statement for all threads that ask alike. */
export function rootPageLoaderOf(
  context: RequestContext,
  posts: PostReader,
): DataLoader<OwnedPage<TwoWayPageArgs>, Page<Post>> {
  return loaderOf<OwnedPage<TwoWayPageArgs>, Page<Post>>(context, rootPageLoaderOf, (requests) =>
    posts.pagesOfRoots(context.actor, requests),
  );
}

/** The request's loader of how many answers posts have. */
export function replyCountLoaderOf(
  context: RequestContext,
  posts: PostReader,
): DataLoader<string, { count: number }> {
  return loaderOf<string, { count: number }>(context, replyCountLoaderOf, async (ids) =>
    inOrderOf(ids, await posts.replyCounts(ids), (row) => row.postId, { postId: '', count: 0 }),
  );
}

/** The request's loader of pages of answers: one statement for all posts that ask alike. */
export function answerPageLoaderOf(
  context: RequestContext,
  posts: PostReader,
): DataLoader<OwnedPage<PageArgs>, Page<Post>> {
  return loaderOf<OwnedPage<PageArgs>, Page<Post>>(context, answerPageLoaderOf, (requests) =>
    posts.pagesOfAnswers(context.actor, requests),
  );
}

/** What the space fields of this room show. */
export interface SpaceActivity {
  threadCount: number;
  lastActivityAt: Date | null;
}

const NO_ACTIVITY: SpaceActivity = { threadCount: 0, lastActivityAt: null };

/** The request's loader of what happens in spaces. */
function spaceActivityLoaderOf(
  context: RequestContext,
  threads: ThreadService,
): DataLoader<string, SpaceActivity> {
  return loaderOf<string, SpaceActivity>(context, spaceActivityLoaderOf, async (spaceIds) =>
    inOrderOf(spaceIds, await threads.activityBySpace(spaceIds), (row) => row.spaceId, NO_ACTIVITY),
  );
}

/** What happens in a space; nothing in one that the viewer knows of by a conversation alone. */
export async function activityOf(
  context: RequestContext,
  { threads, conversations }: { threads: ThreadService; conversations: ConversationSpaceService },
  space: SpaceRow,
): Promise<SpaceActivity> {
  if (!isShownTo(context, conversations, space)) return NO_ACTIVITY;
  return spaceActivityLoaderOf(context, threads).load(space.id);
}
