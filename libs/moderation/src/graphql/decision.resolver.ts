import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Member, memberLoaderOf, MemberService } from '#identity';
import type { RequestContext } from '#platform';
import { Decision } from './case.types.js';

/** Who signed a decision. */
@Resolver(() => Decision)
export class DecisionResolver {
  constructor(private readonly members: MemberService) {}

  @ResolveField(() => Member, { description: 'Who decided.' })
  decidedBy(@Parent() parent: Decision, @Context() context: RequestContext): Promise<Member> {
    return memberLoaderOf(context, this.members).load(parent.deciderId);
  }
}
