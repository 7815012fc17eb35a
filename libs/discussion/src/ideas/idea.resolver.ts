import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Permission } from '#identity';
import { type Actor, Allow, answer, CurrentActor, type Page, Public, type RequestContext } from '#platform';
import { Thread, ThreadConnection, ThreadPayload } from '../graphql/thread.types.js';
import { ThreadService } from '../thread/thread.service.js';
import { IdeaPageArgs } from './idea.args.js';
import { IdeaMergeService } from './idea-merge.service.js';
import { IdeaMergeInput, IdeaStatusSetInput, IdeaUnmergeInput, IdeaVoteInput } from './idea.inputs.js';
import { movesLoaderOf, votedLoaderOf } from './idea.loaders.js';
import { IdeaReader } from './idea.reader.js';
import { IdeaService } from './idea.service.js';
import { IdeaMove } from './idea.types.js';
import { RoadmapColumn } from './roadmap.types.js';

/** Operations of ideas. */
@Resolver(() => Thread)
export class IdeaResolver {
  constructor(
    private readonly ideas: IdeaService,
    private readonly merges: IdeaMergeService,
    private readonly reader: IdeaReader,
    private readonly threads: ThreadService,
  ) {}

  @Public()
  @Query(() => ThreadConnection, { name: 'ideas', description: 'Ideas, most wanted first.' })
  async page(@CurrentActor() actor: Actor, @Args() args: IdeaPageArgs): Promise<Page<Thread>> {
    return this.reader.page(actor, args, args);
  }

  @Public()
  @Query(() => [RoadmapColumn], { complexity: 10, description: 'Every status with its most wanted ideas.' })
  async roadmap(
    @CurrentActor() actor: Actor,
    @Args('spaceId', { type: () => ID, nullable: true, description: 'Only this space.' })
    spaceId?: string | null,
    @Args('first', { type: () => Int, nullable: true, description: 'Ideas of a status; 5 without it.' })
    first?: number | null,
  ): Promise<RoadmapColumn[]> {
    return this.reader.roadmap(actor, spaceId ?? null, first ?? undefined);
  }

  @Allow(Permission.PostReply)
  @Mutation(() => ThreadPayload, { description: 'Gives an idea a vote, one a member, or takes it back.' })
  async ideaVote(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The vote.' }) input: IdeaVoteInput,
  ): Promise<ThreadPayload> {
    const done = this.ideas.vote(actor, input.threadId, input.isOn);
    return answer(this.threads.afterChange(actor, done), { thread: null });
  }

  @Allow(Permission.ThreadModerate)
  @Mutation(() => ThreadPayload, { description: 'Says where an idea stands, for all to see.' })
  async ideaStatusSet(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The status.' }) input: IdeaStatusSetInput,
  ): Promise<ThreadPayload> {
    return answer(this.threads.afterChange(actor, this.ideas.setStatus(actor, input)), { thread: null });
  }

  @Allow(Permission.ThreadModerate)
  @Mutation(() => ThreadPayload, { description: 'Merges a duplicate; answers the idea that stays.' })
  async ideaMerge(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Both ideas.' }) input: IdeaMergeInput,
  ): Promise<ThreadPayload> {
    const done = this.merges.merge(actor, input.fromThreadId, input.intoThreadId);
    return answer(this.threads.afterChange(actor, done), { thread: null });
  }

  @Allow(Permission.ThreadModerate)
  @Mutation(() => ThreadPayload, { description: 'Undoes a merge; answers the idea that was a duplicate.' })
  async ideaUnmerge(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The duplicate.' }) input: IdeaUnmergeInput,
  ): Promise<ThreadPayload> {
    return answer(this.threads.afterChange(actor, this.merges.unmerge(actor, input.threadId)), {
      thread: null,
    });
  }

  @ResolveField(() => Boolean, { description: 'The viewer voted for the idea.' })
  async viewerHasVoted(@Context() context: RequestContext, @Parent() thread: Thread): Promise<boolean> {
    return !!thread.extras?.idea && votedLoaderOf(context, this.ideas).load(thread.id);
  }

  @ResolveField(() => [IdeaMove], { description: 'What became of the idea, latest first, at most 50.' })
  async ideaMoves(@Context() context: RequestContext, @Parent() thread: Thread): Promise<IdeaMove[]> {
    return thread.extras?.idea ? movesLoaderOf(context, this.ideas).load(thread.id) : [];
  }
}
