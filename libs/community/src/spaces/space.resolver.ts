import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Actor, CurrentActor, Public } from '#platform';
import type { SpaceRow } from './space.entity.js';
import { SpaceService } from './space.service.js';
import { Space } from './space.types.js';

/** Reads of spaces. */
@Resolver(() => Space)
export class SpaceResolver {
  constructor(private readonly service: SpaceService) {}

  @Public()
  @Query(() => [Space], { description: 'Spaces the viewer may enter, in order.' })
  async spaces(@CurrentActor() actor: Actor): Promise<SpaceRow[]> {
    return this.service.listVisible(actor);
  }

  @Public()
  @Query(() => Space, { nullable: true, description: 'One space; null when absent or hidden.' })
  async space(
    @CurrentActor() actor: Actor,
    @Args('slug', { type: () => String, description: 'Its name in addresses.' }) slug: string,
  ): Promise<SpaceRow | null> {
    return this.service.findBySlug(actor, slug);
  }

  @ResolveField(() => Boolean, { description: 'The viewer may open threads and reply here.' })
  viewerCanPost(@CurrentActor() actor: Actor, @Parent() space: SpaceRow): boolean {
    return this.service.canPost(actor, space);
  }
}
