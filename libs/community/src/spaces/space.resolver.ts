import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Permission } from '#identity';
import {
  type Actor,
  Allow,
  answer,
  CurrentActor,
  moderatesSpace,
  Public,
  type RequestContext,
} from '#platform';
import { SpaceAccessService } from './space-access.service.js';
import type { SpaceRow } from './space.entity.js';
import { SpaceEditor } from './space-editor.service.js';
import { SpaceAccessInput, SpaceCreateInput, SpaceUpdateInput } from './space.inputs.js';
import { parentLoaderOf, primed } from './space.loader.js';
import { SpaceService } from './space.service.js';
import { Space, SpacePayload } from './space.types.js';

/** Spaces: what the viewer may enter, and who arranges them. */
@Resolver(() => Space)
export class SpaceResolver {
  constructor(
    private readonly service: SpaceService,
    private readonly editor: SpaceEditor,
    private readonly access: SpaceAccessService,
  ) {}

  @Public()
  @Query(() => [Space], { description: 'Spaces the viewer may enter, in order.' })
  async spaces(@Context() context: RequestContext): Promise<SpaceRow[]> {
    return primed(context, this.service, await this.service.listVisible(context.actor));
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
    return this.service.canOpen(actor, space);
  }

  @ResolveField(() => Boolean, { description: 'The viewer may put threads in order here.' })
  viewerCanModerate(@CurrentActor() actor: Actor, @Parent() space: SpaceRow): boolean {
    return moderatesSpace(actor, space.id);
  }

  @ResolveField(() => Space, {
    nullable: true,
    description:
      'The space it is listed under; null for one by itself, and where the viewer may not enter that one.',
  })
  async parent(@Context() context: RequestContext, @Parent() space: SpaceRow): Promise<SpaceRow | null> {
    return space.parentId === null ? null : parentLoaderOf(context, this.service).load(space.parentId);
  }

  @Allow(Permission.SpaceManage)
  @Mutation(() => SpacePayload, { description: 'Adds a space after the others.' })
  async spaceCreate(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The new space.' }) input: SpaceCreateInput,
  ): Promise<SpacePayload> {
    return answerSpace(this.editor.create(actor, input));
  }

  @Allow(Permission.SpaceManage)
  @Mutation(() => SpacePayload, { description: 'Changes what is given of a space.' })
  async spaceUpdate(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What changes.' }) input: SpaceUpdateInput,
  ): Promise<SpacePayload> {
    return answerSpace(this.editor.update(actor, input));
  }

  @Allow(Permission.SpaceManage)
  @Mutation(() => SpacePayload, { description: 'Lets a member into a private space.' })
  async spaceAccessGrant(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Whom, and where.' }) input: SpaceAccessInput,
  ): Promise<SpacePayload> {
    return answerSpace(this.access.grant(actor, input));
  }

  @Allow(Permission.SpaceManage)
  @Mutation(() => SpacePayload, { description: 'Takes a member’s way into a private space back.' })
  async spaceAccessRevoke(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Whose, and where.' }) input: SpaceAccessInput,
  ): Promise<SpacePayload> {
    return answerSpace(this.access.revoke(actor, input));
  }
}

function answerSpace(work: Promise<SpaceRow>): Promise<SpacePayload> {
  return answer(
    work.then((space) => ({ space })),
    { space: null },
  );
}
