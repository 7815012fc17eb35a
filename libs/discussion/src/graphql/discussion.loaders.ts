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
export function spaceActivityLoaderOf(
  context: RequestContext,
  threads: ThreadService,
): DataLoader<string, SpaceActivity> {
  return loaderOf<string, SpaceActivity>(context, spaceActivityLoaderOf, async (spaceIds) =>
    inOrderOf(spaceIds, await threads.activityBySpace(spaceIds), (row) => row.spaceId, NO_ACTIVITY),
  );
}
