import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Actor, Allow, answer, CurrentActor, type Page, PageArgs, type RequestContext } from '#platform';
import { Permission } from '../access/permission.js';
import { memberLoaderOf } from '../members/member.loader.js';
import { MemberService } from '../members/member.service.js';
import { Member } from '../members/member.types.js';
import { MemberRelationService } from './member-relation.service.js';
import {
  MemberRelation,
  MemberRelationConnection,
  MemberRelationInput,
  MemberRelationPayload,
} from './member-relation.types.js';

const NONE = { relation: null };

/** Whom the viewer blocks and mutes. */
@Resolver(() => MemberRelation)
export class MemberRelationResolver {
  constructor(
    private readonly service: MemberRelationService,
    private readonly members: MemberService,
  ) {}

  @Allow(Permission.ForumRead)
  @Query(() => MemberRelationConnection, {
    description: 'Members that the viewer blocks or mutes, latest first; UNAUTHENTICATED for guests.',
  })
  async memberRelations(@CurrentActor() actor: Actor, @Args() args: PageArgs): Promise<Page<MemberRelation>> {
    return this.service.page(actor, args);
  }

  @Allow(Permission.ForumRead)
  @Mutation(() => MemberRelationPayload, {
    description: 'Hides a member’s posts from the viewer and keeps them from reaching the viewer.',
  })
  async memberBlock(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Whom.' }) { memberId }: MemberRelationInput,
  ): Promise<MemberRelationPayload> {
    return answer(
      this.service.put(actor, memberId, 'block').then((relation) => ({ relation })),
      NONE,
    );
  }

  @Allow(Permission.ForumRead)
  @Mutation(() => MemberRelationPayload, { description: 'Ends a block.' })
  async memberUnblock(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Whom.' }) { memberId }: MemberRelationInput,
  ): Promise<MemberRelationPayload> {
    return answer(
      this.service.remove(actor, memberId, 'block').then(() => NONE),
      NONE,
    );
  }

  @Allow(Permission.ForumRead)
  @Mutation(() => MemberRelationPayload, { description: 'Hides a member’s posts from the viewer.' })
  async memberMute(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Whom.' }) { memberId }: MemberRelationInput,
  ): Promise<MemberRelationPayload> {
    return answer(
      this.service.put(actor, memberId, 'mute').then((relation) => ({ relation })),
      NONE,
    );
  }

  @Allow(Permission.ForumRead)
  @Mutation(() => MemberRelationPayload, { description: 'Ends a mute.' })
  async memberUnmute(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Whom.' }) { memberId }: MemberRelationInput,
  ): Promise<MemberRelationPayload> {
    return answer(
      this.service.remove(actor, memberId, 'mute').then(() => NONE),
      NONE,
    );
  }

  @ResolveField(() => Member, { description: 'The other member.' })
  async member(@Context() context: RequestContext, @Parent() { otherId }: MemberRelation): Promise<Member> {
    return memberLoaderOf(context, this.members).load(otherId);
  }
}
