import type DataLoader from 'dataloader';
import { ConversationSpaceService, type SpaceRow, SpaceService } from '#community';
import type { Member } from '#identity';
import { inOrderOf, loaderOf, NotFound, type RequestContext } from '#platform';
import type { Thread } from '../graphql/thread.types.js';
import type { Conversation } from './conversation.types.js';
import type { ThreadPrivacyService } from './thread-privacy.service.js';

/** Between whom a thread is that the viewer was found to see; null for one that is not private. */
export async function conversationOf(
  members: DataLoader<string, Member>,
  thread: Thread,
): Promise<Conversation | null> {
  const { privateWith, awaitsBrand } = thread;
  return privateWith === null ? null : { member: await members.load(privateWith), awaitsBrand, thread };
}

/** The request's loader of where private threads may go back to that its actor may put back; null for every other. */
export function returnLoaderOf(
  context: RequestContext,
  privacy: ThreadPrivacyService,
): DataLoader<Thread, SpaceRow | null> {
  return loaderOf<Thread, SpaceRow | null>(context, returnLoaderOf, async (threads) => {
    const returns = await privacy.returnsOf(context.actor, threads);
    return threads.map(({ id }) => returns.get(id) ?? null);
  });
}

/** The request's loader of which threads its actor may make private. */
export function hideableLoaderOf(
  context: RequestContext,
  privacy: ThreadPrivacyService,
): DataLoader<Thread, boolean> {
  return loaderOf<Thread, boolean>(context, hideableLoaderOf, async (threads) => {
    const hideable = await privacy.hideableAmong(context.actor, threads);
    return threads.map(({ id }) => hideable.has(id));
  });
}

/**
 * The request's loader of the spaces of threads that its actor was found to see. Who may read one conversation learns how
 * its space is called, and nothing else of it: `isShownTo` guards what the space tells of its threads.
 */
export function threadSpaceLoaderOf(
  context: RequestContext,
  spaces: SpaceService,
  conversations: ConversationSpaceService,
): DataLoader<string, SpaceRow> {
  return loaderOf<string, SpaceRow>(context, threadSpaceLoaderOf, async (ids) => {
    const found = await spaces.spacesByIds(context.actor, ids);
    const isMissing = found.length < new Set(ids).size;
    const own = isMissing ? await conversations.find(context.actor.communityId) : null;
    return inOrderOf(ids, own ? [...found, own] : found, (row) => row.id, new NotFound());
  });
}

/** False where the viewer knows of the space by a conversation alone: how much else is in it is not told. */
export function isShownTo(
  context: RequestContext,
  conversations: ConversationSpaceService,
  space: Pick<SpaceRow, 'id' | 'communityId' | 'holdsConversations'>,
): boolean {
  return !space.holdsConversations || conversations.isStaffOf(context.actor, space);
}
