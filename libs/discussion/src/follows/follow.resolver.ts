import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Space, spaceLoaderOf, SpaceService } from '#community';
import { Member, memberLoaderOf, MemberService, Permission } from '#identity';
import { type Actor, Allow, answer, CurrentActor, type Page, PageArgs, type RequestContext } from '#platform';
import { threadLoaderOf } from '../graphql/discussion.loaders.js';
import { Thread } from '../graphql/thread.types.js';
import { ThreadService } from '../thread/thread.service.js';
import { FollowService } from './follow.service.js';
import { Follow, FollowConnection, FollowSetInput, FollowSetPayload } from './follow.types.js';

/** What the viewer follows. */
@Resolver(() => Follow)
export class FollowResolver {
  constructor(
    private readonly service: FollowService,
    private readonly threads: ThreadService,
    private readonly spaces: SpaceService,
    private readonly members: MemberService,
  ) {}

  @Allow(Permission.ForumRead)
  @Query(() => FollowConnection, {
    description: 'What the viewer follows or mutes, latest first; UNAUTHENTICATED for guests.',
  })
  async follows(@CurrentActor() actor: Actor, @Args() args: PageArgs): Promise<Page<Follow>> {
    return this.service.page(actor, args);
  }

  @Allow(Permission.ForumRead)
  @Mutation(() => FollowSetPayload, {
    description:
      'Follows, mutes or leaves a thread, a space, a member or a tag; NOT_FOUND for what the viewer may not see.',
  })
  async followSet(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What, and how closely.' }) input: FollowSetInput,
  ): Promise<FollowSetPayload> {
    return answer(
      this.service.set(actor, input).then((follow) => ({ follow })),
      { follow: null },
    );
  }

  @ResolveField(() => Thread, { nullable: true, description: 'The thread; null for anything else.' })
  async thread(@Context() context: RequestContext, @Parent() follow: Follow): Promise<Thread | null> {
    return follow.kind === 'thread'
      ? threadLoaderOf(context, this.threads).load(String(follow.targetId))
      : null;
  }

  @ResolveField(() => Space, { nullable: true, description: 'The space; null for anything else.' })
  async space(@Context() context: RequestContext, @Parent() follow: Follow): Promise<Space | null> {
    return follow.kind === 'space' ? spaceLoaderOf(context, this.spaces).load(String(follow.targetId)) : null;
  }

  @ResolveField(() => Member, { nullable: true, description: 'The member; null for anything else.' })
  async member(@Context() context: RequestContext, @Parent() follow: Follow): Promise<Member | null> {
    return follow.kind === 'member'
      ? memberLoaderOf(context, this.members).load(String(follow.targetId))
      : null;
  }
}
