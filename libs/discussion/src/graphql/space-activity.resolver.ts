import { Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '#platform';
import { ConversationSpaceService, Space, type SpaceRow } from '#community';
import { ThreadService } from '../thread/thread.service.js';
import { activityOf } from './discussion.loaders.js';

/** What this room adds to a space. */
@Resolver(() => Space)
export class SpaceActivityResolver {
  constructor(
    readonly threads: ThreadService,
    readonly conversations: ConversationSpaceService,
  ) {}

  @ResolveField(() => Int, { complexity: 2, description: 'Published threads in it.' })
  async threadCount(@Context() context: RequestContext, @Parent() space: SpaceRow): Promise<number> {
    return (await activityOf(context, this, space)).threadCount;
  }

  @ResolveField(() => Date, {
    nullable: true,
    complexity: 2,
    description: 'When something was last published in it.',
  })
  async lastActivityAt(@Context() context: RequestContext, @Parent() space: SpaceRow): Promise<Date | null> {
    return (await activityOf(context, this, space)).lastActivityAt;
  }
}
