import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Member } from '#identity';
import type { RequestContext } from '#platform';
import { FollowLevel, type FollowLevelName } from './follow.entity.js';
import { followLoaderOf } from './follow.loader.js';
import { FollowService } from './follow.service.js';

/** How closely the viewer follows a member. */
@Resolver(() => Member)
export class MemberFollowResolver {
  constructor(private readonly follows: FollowService) {}

  @ResolveField(() => FollowLevel, {
    nullable: true,
    complexity: 1,
    description: 'How closely the viewer follows it itself; null for guests.',
  })
  async viewerFollow(
    @Context() context: RequestContext,
    @Parent() { id }: Member,
  ): Promise<FollowLevelName | null> {
    return followLoaderOf(context, this.follows).load(id);
  }
}
