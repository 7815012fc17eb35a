import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '#platform';
import { Space, spaceLoaderOf, SpaceService } from '#community';
import { SpaceFacet } from './verbatim.types.js';

/** The space behind a count. */
@Resolver(() => SpaceFacet)
export class SpaceFacetResolver {
  constructor(private readonly spaces: SpaceService) {}

  @ResolveField(() => Space, { description: 'The space.' })
  async space(@Context() context: RequestContext, @Parent() facet: SpaceFacet): Promise<Space> {
    return spaceLoaderOf(context, this.spaces).load(facet.spaceId);
  }
}
