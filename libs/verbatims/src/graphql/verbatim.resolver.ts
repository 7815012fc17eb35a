import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Actor, Allow, CurrentActor, PageArgs, type RequestContext } from '#platform';
import { Space, spaceLoaderOf, SpaceService } from '#community';
import { Member, Permission } from '#identity';
import { type VerbatimPage, VerbatimService } from '../search/verbatim.service.js';
import { Verbatim, VerbatimConnection, VerbatimFilter } from './verbatim.types.js';

/** Search of verbatims. */
@Resolver(() => Verbatim)
export class VerbatimResolver {
  constructor(
    private readonly service: VerbatimService,
    private readonly spaces: SpaceService,
  ) {}

  @Allow(Permission.VerbatimRead)
  @Query(() => VerbatimConnection, {
    complexity: 150,
    description:
      'What members wrote, among all that the viewer may see. `words "exact phrase" -without`: every word in any inflection, accents and slips forgiven.',
  })
  async verbatims(
    @CurrentActor() actor: Actor,
    @Args('query', { type: () => String, description: 'Empty for everything.' }) query: string,
    @Args() page: PageArgs,
    @Args('filter', { type: () => VerbatimFilter, nullable: true, description: 'Narrows the search.' })
    filter?: VerbatimFilter | null,
  ): Promise<VerbatimPage> {
    return this.service.page(actor, query, filter ?? null, page);
  }

  @ResolveField(() => Space, { description: 'The space of the thread.' })
  async space(@Context() context: RequestContext, @Parent() verbatim: Verbatim): Promise<Space> {
    return spaceLoaderOf(context, this.spaces).load(verbatim.spaceId);
  }

  @ResolveField(() => Member, { description: 'Who wrote it.' })
  author(@Parent() verbatim: Verbatim): Member {
    return verbatim.author;
  }
}
