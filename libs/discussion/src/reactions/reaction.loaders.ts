import type DataLoader from 'dataloader';
import { loaderOf, type Page, type RequestContext } from '#platform';
import type { ReactorRow } from './reaction.repository.js';
import type { ReactionService, ReactorsAsked } from './reaction.service.js';

/** The request's loader of what its viewer gave to posts. */
export function viewerReactionsLoaderOf(
  context: RequestContext,
  reactions: ReactionService,
): DataLoader<string, string[]> {
  return loaderOf<string, string[]>(context, viewerReactionsLoaderOf, (ids) =>
    reactions.ofViewer(context.actor, ids),
  );
}

/** The request's loader of pages of reactors by post: one statement for all that ask alike. */
export function reactorsLoaderOf(
  context: RequestContext,
  reactions: ReactionService,
  asked: ReactorsAsked & { postId: string },
): DataLoader<string, Page<ReactorRow>> {
  const { kind, args, postId } = asked;
  // A cursor is one post's: only first pages are read together.
  const key = `reactors/${JSON.stringify([kind, args.first, args.after, args.after ? postId : null])}`;
  return loaderOf<string, Page<ReactorRow>>(context, key, (ids) => reactions.reactorPages(ids, asked));
}
