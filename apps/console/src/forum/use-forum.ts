import {
  useInfiniteQuery,
  useQuery,
  type UseInfiniteQueryResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import {
  ForumPageDocument,
  ForumPostsDocument,
  ForumReachDocument,
  ForumTagsDocument,
  ForumThreadDetailDocument,
} from '../generated/documents/forum.js';
import type {
  ForumPostsQuery,
  ForumReachQuery,
  ForumTagsQuery,
  ForumThreadDetailQuery,
  ForumThreadFragment,
} from '../generated/operations.js';
import { useCommunity, useRequest } from '../shell/community-context.js';
import { markOf, type Narrowing } from './forum-state.js';

/** A thread as the list has it. */
export type ForumThread = ForumThreadFragment;

/** A thread with what became of it. */
export type ForumThreadDetail = NonNullable<ForumThreadDetailQuery['thread']>;

/** A message of a thread. */
export type ForumPost = NonNullable<ForumPostsQuery['thread']>['posts']['edges'][number]['node'];

/** Who has read an announcement, by groups. */
export type ForumReach = ForumReachQuery['announcementReach'];

const THREADS_A_PAGE = 50;
const POSTS_A_PAGE = 30;

/** Where all that the section reads is kept. */
export const forumKey = (slug: string): readonly unknown[] => ['c', slug, 'forum'];

/** Threads, what is pinned first, then latest activity first, by pages of 50. */
export function useForumPages({
  spaceId,
  standing,
  title,
}: Narrowing): UseInfiniteQueryResult<ForumThread[]> {
  const { slug } = useCommunity();
  const send = useRequest();
  return useInfiniteQuery({
    queryKey: [...forumKey(slug), 'list', spaceId, standing, title],
    queryFn: async ({ pageParam, signal }) => {
      const page = { first: THREADS_A_PAGE, after: pageParam };
      const variables = { spaceId, ...markOf(standing), title: title || null, ...page };
      return (await send(ForumPageDocument, variables, signal)).threads;
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : null),
    select: ({ pages }) => pages.flatMap((page) => page.edges.map((edge) => edge.node)),
  });
}

/** Threads whose title has these words, the latest ten; none before there is a word. */
export function useThreadSearch(title: string): UseQueryResult<ForumThread[]> {
  const { slug } = useCommunity();
  const send = useRequest();
  return useQuery({
    queryKey: [...forumKey(slug), 'search', title],
    queryFn: async ({ signal }) =>
      (await send(ForumPageDocument, { title, first: 10 }, signal)).threads.edges.map(({ node }) => node),
    enabled: title !== '',
  });
}

/** One thread; null when it is not, or no longer, ours to see. A merged one is the thread it became. */
export function useForumThread(id: string | null): UseQueryResult<ForumThreadDetail | null> {
  const { slug } = useCommunity();
  const send = useRequest();
  return useQuery({
    queryKey: [...forumKey(slug), 'thread', id],
    queryFn: async ({ signal }) => (await send(ForumThreadDetailDocument, { id: id ?? '' }, signal)).thread,
    enabled: id !== null,
  });
}

/** Its messages, oldest first, by pages of 30. */
export function useForumPosts(id: string): UseInfiniteQueryResult<ForumPost[]> {
  const { slug } = useCommunity();
  const send = useRequest();
  return useInfiniteQuery({
    queryKey: [...forumKey(slug), 'posts', id],
    queryFn: async ({ pageParam, signal }) => {
      const variables = { id, first: POSTS_A_PAGE, after: pageParam };
      return (await send(ForumPostsDocument, variables, signal)).thread?.posts ?? null;
    },
    initialPageParam: null as string | null,
    getNextPageParam: (posts) => (posts?.pageInfo.hasNextPage ? posts.pageInfo.endCursor : null),
    select: ({ pages }) => pages.flatMap((page) => page?.edges.map((edge) => edge.node) ?? []),
  });
}

/** Who has read an announcement: of who moderates its space. */
export function useReach(threadId: string): UseQueryResult<ForumReach> {
  const { slug } = useCommunity();
  const send = useRequest();
  return useQuery({
    queryKey: [...forumKey(slug), 'reach', threadId],
    queryFn: async ({ signal }) => (await send(ForumReachDocument, { threadId }, signal)).announcementReach,
  });
}

/** Tags to choose from: the hundred that are used most. */
export function useForumTags(isWanted: boolean): UseQueryResult<ForumTagsQuery['tags']> {
  const { slug } = useCommunity();
  const send = useRequest();
  return useQuery({
    queryKey: ['c', slug, 'tags', 'choice'],
    queryFn: async ({ signal }) => (await send(ForumTagsDocument, {}, signal)).tags,
    enabled: isWanted,
  });
}
