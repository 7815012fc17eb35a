import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Space, spaceLoaderOf, SpaceService } from '#community';
import { Post, PostPayload, PostReader, ReviewReader, Revision } from '#discussion';
import { MemberRecord, memberRecordLoaderOf, MemberService, Permission } from '#identity';
import { type Actor, Allow, answer, CurrentActor, type RequestContext } from '#platform';
import { CaseService } from '../cases/case.service.js';
import type { CaseRow } from '../cases/case-row.js';
import { CaseDecideInput, CasesArgs, PostRemoveInput } from './case.inputs.js';
import { caseContextLoaderOf, caseSourceLoaderOf, requiredPostOf } from './case.loaders.js';
import { Case, CaseConnection, CaseDecidePayload, QueueSummary } from './case.types.js';

/** The moderators' queue. */
@Resolver(() => Case)
export class CaseResolver {
  constructor(
    private readonly cases: CaseService,
    private readonly posts: PostReader,
    private readonly review: ReviewReader,
    private readonly members: MemberService,
    private readonly spaces: SpaceService,
  ) {}

  @Query(() => CaseConnection, {
    name: 'cases',
    description: 'Cases the viewer may judge: open ones oldest first, decided ones latest decision first.',
  })
  @Allow(Permission.CaseRead)
  async page(@CurrentActor() actor: Actor, @Args() args: CasesArgs): Promise<CaseConnection> {
    const page = await this.cases.page(
      actor,
      { state: args.state ?? 'open', spaceId: args.spaceId ?? null },
      args,
    );
    return { ...page, edges: page.edges.map(({ cursor, node }) => ({ cursor, node: caseOf(node) })) };
  }

  @Query(() => Case, {
    name: 'case',
    nullable: true,
    description: 'One case; null when absent or not the viewer’s to judge.',
  })
  @Allow(Permission.CaseRead)
  async one(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID, description: 'The case.' }) id: string,
  ): Promise<Case | null> {
    const row = await this.cases.find(actor, id);
    return row && caseOf(row);
  }

  @Query(() => QueueSummary, { description: 'How much waits for the viewer.' })
  @Allow(Permission.CaseRead)
  async queueSummary(
    @CurrentActor() actor: Actor,
    @Args('spaceId', { type: () => ID, nullable: true, description: 'In this space only.' })
    spaceId: string | null,
  ): Promise<QueueSummary> {
    return this.cases.queueSummary(actor, spaceId ?? null);
  }

  @Mutation(() => CaseDecidePayload, {
    description: 'Judges an open case. Exactly one of several simultaneous judgements takes effect.',
  })
  @Allow(Permission.CaseDecide)
  async caseDecide(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The judgement.' }) input: CaseDecideInput,
  ): Promise<CaseDecidePayload> {
    return answer(
      this.cases.decide(actor, input).then((row) => ({ case: caseOf(row) })),
      { case: null },
    );
  }

  @Mutation(() => PostPayload, {
    description: 'Removes a published post, for a reason that goes on record and that its author reads.',
  })
  @Allow(Permission.CaseDecide)
  async postRemove(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The post and the reason.' }) input: PostRemoveInput,
  ): Promise<PostPayload> {
    return answer(
      this.cases
        .removePost(actor, input)
        .then(() => this.posts.find(actor, input.postId))
        .then((post) => ({ post })),
      { post: null },
    );
  }

  @ResolveField(() => Post, { description: 'The post to judge.' })
  post(@Parent() parent: Case, @Context() context: RequestContext): Promise<Post> {
    return requiredPostOf(context, this.posts, parent.postId);
  }

  @ResolveField(() => Revision, { description: 'The exact text to judge.' })
  source(@Parent() parent: Case, @Context() context: RequestContext): Promise<Revision> {
    return caseSourceLoaderOf(context, this.review).load(parent.postId);
  }

  @ResolveField(() => MemberRecord, { description: 'Who wrote it.' })
  author(@Parent() parent: Case, @Context() context: RequestContext): Promise<MemberRecord> {
    return memberRecordLoaderOf(context, this.members).load(parent.authorId);
  }

  @ResolveField(() => Space, { description: 'Where.' })
  space(@Parent() parent: Case, @Context() context: RequestContext): Promise<Space> {
    return spaceLoaderOf(context, this.spaces).load(parent.spaceId);
  }

  @ResolveField(() => [Post], {
    description: 'What was said just before in the thread, at most three posts, oldest first.',
  })
  contextBefore(@Parent() parent: Case, @Context() context: RequestContext): Promise<Post[]> {
    return caseContextLoaderOf(context, this.review).load(parent.postId);
  }
}

function caseOf(row: CaseRow): Case {
  return {
    ...row,
    decisions: row.decisions.map(({ decidedBy, ...decision }) => ({ ...decision, deciderId: decidedBy })),
  };
}
