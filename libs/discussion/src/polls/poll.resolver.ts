import { Args, Context, Int, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type DataLoader from 'dataloader';
import type { PollResults } from '#protocol';
import { Permission } from '#identity';
import { type Actor, Allow, answer, CurrentActor, loaderOf, type RequestContext } from '#platform';
import type { Post } from '../graphql/post.types.js';
import { PostPayload } from '../graphql/post.types.js';
import { PollInquiryInput, PollVoteInput } from './poll.inputs.js';
import { PollService, type ViewerPoll } from './poll.service.js';
import { ShownPoll, ShownPollResults } from './poll.types.js';

/** Operations of polls, and what of them is the viewer's own. */
@Resolver(() => ShownPoll)
export class PollResolver {
  constructor(private readonly service: PollService) {}

  @Allow(Permission.PostReply)
  @Mutation(() => PostPayload, {
    description: 'Votes, or changes one’s vote; answers the post with its poll.',
  })
  async pollVote(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The vote.' }) { pollId, choices }: PollVoteInput,
  ): Promise<PostPayload> {
    return answerPost(this.service.vote(actor, pollId, choices));
  }

  @Allow(Permission.PostReply)
  @Mutation(() => PostPayload, { description: 'Takes one’s vote back.' })
  async pollVoteWithdraw(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The poll.' }) { pollId }: PollInquiryInput,
  ): Promise<PostPayload> {
    return answerPost(this.service.withdraw(actor, pollId));
  }

  @Allow(Permission.PostReply)
  @Mutation(() => PostPayload, { description: 'Ends the voting: for who asked, and moderators.' })
  async pollClose(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The poll.' }) { pollId }: PollInquiryInput,
  ): Promise<PostPayload> {
    return answerPost(this.service.close(actor, pollId));
  }

  @ResolveField(() => [Int], {
    nullable: true,
    description:
      'What the viewer voted; null without a vote, and once an anonymous poll is closed: nobody can tell then.',
  })
  async viewerChoices(
    @CurrentActor() { memberId }: Actor,
    @Context() context: RequestContext,
    @Parent() { id }: ShownPoll,
  ): Promise<number[] | null> {
    return memberId === null ? null : (await this.viewedOf(context).load(id)).choices;
  }

  @ResolveField(() => ShownPollResults, {
    nullable: true,
    description: 'The counts, where the viewer may see them: `results`, or what a vote has opened.',
  })
  async viewerResults(
    @CurrentActor() { memberId }: Actor,
    @Context() context: RequestContext,
    @Parent() { id, results, closesAt }: ShownPoll,
  ): Promise<PollResults | null> {
    const isOver = closesAt !== null && Date.parse(closesAt) <= Date.now();
    if (results || (memberId === null && !isOver)) return results;
    return (await this.viewedOf(context).load(id)).results;
  }

  private viewedOf(context: RequestContext): DataLoader<string, ViewerPoll> {
    return loaderOf<string, ViewerPoll>(context, PollResolver, (ids) =>
      this.service.viewed(context.actor, ids),
    );
  }
}

function answerPost(work: Promise<Post>): Promise<PostPayload> {
  return answer(
    work.then((post) => ({ post })),
    { post: null },
  );
}
