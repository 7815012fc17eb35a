import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { MemberRelations } from '#identity';
import { loaderOf, type RequestContext } from '#platform';
import { Post } from '../graphql/post.types.js';

/** Whether the viewer wants to see what an author wrote. */
@Resolver(() => Post)
export class HiddenAuthorResolver {
  constructor(private readonly relations: MemberRelations) {}

  @ResolveField(() => Boolean, {
    complexity: 0.2,
    description:
      'The viewer blocks or mutes its author, who does not speak for the brand: front ends fold it away. False for guests.',
  })
  async viewerHidesAuthor(
    @Context() context: RequestContext,
    @Parent() { authorId }: Post,
  ): Promise<boolean> {
    return loaderOf(context, HiddenAuthorResolver, async (ids: readonly string[]) => {
      const hidden = await this.relations.hiddenAmong(context.actor, ids);
      return ids.map((id) => hidden.has(id));
    }).load(authorId);
  }
}
