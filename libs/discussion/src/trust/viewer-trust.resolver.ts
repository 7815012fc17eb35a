import { Args, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Permission, TRUST_ALLOWANCES, TrustService, Viewer } from '#identity';
import { type Actor, Allow, answer, CurrentActor, Public } from '#platform';
import { TrustPolicyService } from './trust-policy.service.js';
import { TrustProgressService } from './trust-progress.service.js';
import type { TrustRequirement } from './trust-requirement.js';
import {
  TrustCount,
  TrustPolicy,
  TrustPolicyPayload,
  TrustPolicyUpdateInput,
  ViewerTrust,
} from './trust.types.js';

/** How far members are known: what they see, and what admins ask. */
@Resolver(() => Viewer)
export class ViewerTrustResolver {
  constructor(
    private readonly progress: TrustProgressService,
    private readonly policies: TrustPolicyService,
    private readonly levels: TrustService,
  ) {}

  @ResolveField(() => ViewerTrust, {
    nullable: true,
    complexity: 20,
    description: 'How far the community knows the viewer; null for who is no member.',
  })
  async trust(@CurrentActor() actor: Actor): Promise<ViewerTrust | null> {
    return this.progress.of(actor);
  }

  @Public()
  @Query(() => TrustPolicy, { description: "What the community's levels ask and allow." })
  async trustPolicy(@CurrentActor() actor: Actor): Promise<TrustPolicy> {
    return policyOf(await this.policies.requirements(actor.communityId));
  }

  @Allow(Permission.MemberRead)
  @Query(() => [TrustCount], { complexity: 50, description: 'How many members stand at each level, 0 to 4.' })
  async trustCensus(@CurrentActor() actor: Actor): Promise<TrustCount[]> {
    return this.levels.census(actor.communityId);
  }

  @Allow(Permission.CommunityConfigure)
  @Mutation(() => TrustPolicyPayload, {
    description: 'Changes what the levels ask; members are measured by it from the next run on.',
  })
  async trustPolicyUpdate(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What changes.' }) input: TrustPolicyUpdateInput,
  ): Promise<TrustPolicyPayload> {
    return answer(
      this.policies.update(actor, input.requirements).then((all) => ({ policy: policyOf(all) })),
      { policy: null },
    );
  }
}

function policyOf(requirements: TrustRequirement[]): TrustPolicy {
  return { requirements, allowances: TRUST_ALLOWANCES };
}
