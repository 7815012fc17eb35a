import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Thread } from '../graphql/thread.types.js';
import type { RequestContext } from '#platform';
import { FollowLevel, type FollowLevelName } from './follow.entity.js';
import { followLoaderOf } from './follow.loader.js';
import { FollowService } from './follow.service.js';

/** How closely the viewer follows a thread. */
@Resolver(() => Thread)
export class ThreadFollowResolver {
  constructor(private readonly follows: FollowService) {}

  @ResolveField(() => FollowLevel, {
    nullable: true,
    complexity: 1,
    description: 'How closely the viewer follows it itself; null for guests.',
  })
  async viewerFollow(
    @Context() context: RequestContext,
    @Parent() { id }: Thread,
  ): Promise<FollowLevelName | null> {
    return followLoaderOf(context, this.follows).load(id);
  }
}
