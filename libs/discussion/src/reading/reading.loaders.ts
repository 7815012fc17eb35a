import type DataLoader from 'dataloader';
import type { ConversationSpaceService, SpaceRow } from '#community';
import { inOrderOf, loaderOf, type RequestContext } from '#platform';
import { isShownTo } from '../conversations/conversation.loaders.js';
import type { ReadingService } from './reading.service.js';
import type { ThreadReadingRow } from './unread.repository.js';

/** The request's loader of what threads are to the viewer; null for guests, of whom nothing is asked. */
export function threadReadingLoaderOf(
  context: RequestContext,
  reading: ReadingService,
): DataLoader<string, ThreadReadingRow | null> {
  return loaderOf<string, ThreadReadingRow | null>(context, threadReadingLoaderOf, async (ids) =>
    inOrderOf(ids, await reading.ofThreads(context.actor, ids), (row) => row.threadId, null),
  );
}

/** The request's loader of first unread posts; null where there is none, and for guests. */
export function firstUnreadLoaderOf(
  context: RequestContext,
  reading: ReadingService,
): DataLoader<string, { threadId: string; postId: string; seq: number } | null> {
  return loaderOf(context, firstUnreadLoaderOf, async (ids: readonly string[]) =>
    inOrderOf(ids, await reading.firstUnreadOf(context.actor, ids), (row) => row.threadId, null),
  );
}

/** The request's loader of how many threads of a space have something unread; 0 for guests. */
function spaceUnreadLoaderOf(context: RequestContext, reading: ReadingService): DataLoader<string, number> {
  return loaderOf<string, number>(context, spaceUnreadLoaderOf, async (ids) => {
    const rows = await reading.ofSpaces(context.actor, ids);
    const counts = new Map(rows.map(({ spaceId, unreadCount }) => [spaceId, unreadCount]));
    return ids.map((id) => counts.get(id) ?? 0);
  });
}

/** What is unread in a space; nothing in one that the viewer knows of by a conversation alone. */
export async function unreadOf(
  context: RequestContext,
  { reading, conversations }: { reading: ReadingService; conversations: ConversationSpaceService },
  space: SpaceRow,
): Promise<number> {
  return isShownTo(context, conversations, space) ? spaceUnreadLoaderOf(context, reading).load(space.id) : 0;
}
