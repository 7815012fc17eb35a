import { Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '#platform';
import { Space } from '#community';
import { ThreadService } from '../thread/thread.service.js';
import { spaceActivityLoaderOf } from './discussion.loaders.js';

/** What this room adds to a space. */
@Resolver(() => Space)
export class SpaceActivityResolver {
  constructor(private readonly threads: ThreadService) {}

  @ResolveField(() => Int, { complexity: 2, description: 'Published threads in it.' })
  async threadCount(@Context() context: RequestContext, @Parent() space: Space): Promise<number> {
    return (await spaceActivityLoaderOf(context, this.threads).load(space.id)).threadCount;
  }

  @ResolveField(() => Date, {
    nullable: true,
    complexity: 2,
    description: 'When something was last published in it.',
  })
  async lastActivityAt(@Context() context: RequestContext, @Parent() space: Space): Promise<Date | null> {
    return (await spaceActivityLoaderOf(context, this.threads).load(space.id)).lastActivityAt;
  }
}
