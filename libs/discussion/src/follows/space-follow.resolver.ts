import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Space } from '#community';
import type { RequestContext } from '#platform';
import { FollowLevel, type FollowLevelName } from './follow.entity.js';
import { followLoaderOf } from './follow.loader.js';
import { FollowService } from './follow.service.js';

/** How closely the viewer follows a space. */
@Resolver(() => Space)
export class SpaceFollowResolver {
  constructor(private readonly follows: FollowService) {}

  @ResolveField(() => FollowLevel, {
    nullable: true,
    complexity: 1,
    description: 'How closely the viewer follows it itself; null for guests.',
  })
  async viewerFollow(
    @Context() context: RequestContext,
    @Parent() { id }: Space,
  ): Promise<FollowLevelName | null> {
    return followLoaderOf(context, this.follows).load(id);
  }
}
