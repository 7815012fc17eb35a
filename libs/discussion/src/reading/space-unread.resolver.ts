import { Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Space } from '#community';
import type { RequestContext } from '#platform';
import { spaceUnreadLoaderOf } from './reading.loaders.js';
import { ReadingService } from './reading.service.js';

/** What of a space the viewer has not read. */
@Resolver(() => Space)
export class SpaceUnreadResolver {
  constructor(private readonly reading: ReadingService) {}

  @ResolveField(() => Int, {
    complexity: 3,
    description:
      'Threads of it with something unread for the viewer, among the 100 of latest activity; 100 stands for more than 99. 0 for guests.',
  })
  async viewerUnreadCount(@Context() context: RequestContext, @Parent() { id }: Space): Promise<number> {
    return spaceUnreadLoaderOf(context, this.reading).load(id);
  }
}
