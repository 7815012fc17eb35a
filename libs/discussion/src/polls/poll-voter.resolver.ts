import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Member, memberLoaderOf, MemberService } from '#identity';
import { type Actor, CurrentActor, type Page, Public, type RequestContext } from '#platform';
import { PollVoterService } from './poll-voter.service.js';
import { PollVoter, PollVoterConnection, PollVotersArgs } from './poll-voter.types.js';

/** Who voted for what. */
@Resolver(() => PollVoter)
export class PollVoterResolver {
  constructor(
    private readonly voters: PollVoterService,
    private readonly members: MemberService,
  ) {}

  @Public()
  @Query(() => PollVoterConnection, {
    nullable: true,
    description:
      'Who voted for an option; null where the poll is absent, anonymous, or its counts are not for the viewer to see yet.',
  })
  async pollVoters(
    @CurrentActor() actor: Actor,
    @Args() { pollId, option, ...args }: PollVotersArgs,
  ): Promise<Page<{ memberId: string }> | null> {
    return this.voters.page(actor, { pollId, option }, args);
  }

  @ResolveField(() => Member, { description: 'Who.' })
  async member(@Context() context: RequestContext, @Parent() { memberId }: PollVoter): Promise<Member> {
    return memberLoaderOf(context, this.members).load(memberId);
  }
}
