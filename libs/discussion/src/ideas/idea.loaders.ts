import type DataLoader from 'dataloader';
import { loaderOf, type RequestContext } from '#platform';
import type { IdeaService } from './idea.service.js';
import type { IdeaMove } from './idea.types.js';

/** The request's loader of whether its viewer voted for an idea: one statement for all, none for guests. */
export function votedLoaderOf(context: RequestContext, ideas: IdeaService): DataLoader<string, boolean> {
  return loaderOf<string, boolean>(context, votedLoaderOf, async (ids) => {
    const voted = new Set(await ideas.votedBy(context.actor, ids));
    return ids.map((id) => voted.has(id));
  });
}

/** The request's loader of what became of ideas, latest first. */
export function movesLoaderOf(context: RequestContext, ideas: IdeaService): DataLoader<string, IdeaMove[]> {
  return loaderOf<string, IdeaMove[]>(context, movesLoaderOf, async (ids) => {
    const moves = await ideas.movesOf(ids);
    return ids.map((id) => moves.filter(({ threadId }) => threadId === id));
  });
}
