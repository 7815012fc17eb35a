import { Context, ID, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { MemberRecord } from '#identity';
import { loaderOf, type RequestContext } from '#platform';
import { SpaceAccessService } from './space-access.service.js';

/** What this room adds to the staff view of a member. */
@Resolver(() => MemberRecord)
export class MemberAccessResolver {
  constructor(private readonly access: SpaceAccessService) {}

  @ResolveField(() => [ID], {
    description: 'Private spaces the member was let into, among those that the viewer may enter.',
  })
  async accessibleSpaceIds(
    @Context() context: RequestContext,
    @Parent() { id }: MemberRecord,
  ): Promise<string[]> {
    return loaderOf(context, MemberAccessResolver, async (ids: readonly string[]) => {
      const rows = await this.access.accessesOf(context.actor, ids);
      return ids.map((each) => rows.filter((row) => row.memberId === each).map(({ spaceId }) => spaceId));
    }).load(id);
  }
}
