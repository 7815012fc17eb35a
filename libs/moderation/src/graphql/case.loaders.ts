import type DataLoader from 'dataloader';
import { type Post, postLoaderOf, type PostReader, type ReviewReader, type Revision } from '#discussion';
import { loaderOf, NotFound, type RequestContext } from '#platform';

/** Posts of a thread shown before the one to judge. */
const CONTEXT_POSTS = 3;

/** A post through the request's loader. Throws NotFound where its actor may not see it. */
export async function requiredPostOf(context: RequestContext, posts: PostReader, id: string): Promise<Post> {
  const post = await postLoaderOf(context, posts).load(id);
  if (!post) throw new NotFound();
  return post;
}

/** The request's loader of the current text of posts that its actor moderates, by post id. */
export function caseSourceLoaderOf(
  context: RequestContext,
  reader: ReviewReader,
): DataLoader<string, Revision> {
  return loaderOf<string, Revision>(context, caseSourceLoaderOf, async (postIds) => {
    const sources = await reader.currentSources(context.actor, postIds);
    return postIds.map((id) => sources.get(id) ?? new NotFound());
  });
}

/** The request's loader of what was said just before a post, oldest first, by post id. */
export function caseContextLoaderOf(
  context: RequestContext,
  reader: ReviewReader,
): DataLoader<string, Post[]> {
  return loaderOf<string, Post[]>(context, caseContextLoaderOf, async (postIds) => {
    const before = await reader.postsBefore(context.actor, postIds, CONTEXT_POSTS);
    return postIds.map((id) => before.get(id) ?? []);
  });
}
