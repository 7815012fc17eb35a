import { Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ConversationSpaceService, Space, type SpaceRow } from '#community';
import type { RequestContext } from '#platform';
import { unreadOf } from './reading.loaders.js';
import { ReadingService } from './reading.service.js';

/** What of a space the viewer has not read. */
@Resolver(() => Space)
export class SpaceUnreadResolver {
  constructor(
    readonly reading: ReadingService,
    readonly conversations: ConversationSpaceService,
  ) {}

  @ResolveField(() => Int, {
    complexity: 3,
    description:
      'Threads of it with something unread for the viewer, among the 100 of latest activity; 100 stands for more than 99. 0 for guests.',
  })
  async viewerUnreadCount(@Context() context: RequestContext, @Parent() space: SpaceRow): Promise<number> {
    return unreadOf(context, this, space);
  }
}
