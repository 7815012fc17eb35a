import type DataLoader from 'dataloader';
import { loaderOf, type RequestContext } from '#platform';
import type { FollowLevelName } from './follow.entity.js';
import type { FollowService } from './follow.service.js';

/**
 * The request's loader of the viewer's own levels, of threads, spaces and members alike: `normal` where there is none,
 * null for guests, of whom nothing is asked.
 */
export function followLoaderOf(
  context: RequestContext,
  follows: FollowService,
): DataLoader<string, FollowLevelName | null> {
  const { actor } = context;
  return loaderOf<string, FollowLevelName | null>(context, followLoaderOf, async (ids) => {
    const levels = await follows.levelsOf(actor, ids);
    return ids.map((id) => (actor.memberId === null ? null : (levels.get(id) ?? 'normal')));
  });
}
