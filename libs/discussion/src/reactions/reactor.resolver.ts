import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Member, memberLoaderOf, MemberService } from '#identity';
import type { RequestContext } from '#platform';
import { Reactor } from './reaction.types.js';

/** Who a reactor is. */
@Resolver(() => Reactor)
export class ReactorResolver {
  constructor(private readonly members: MemberService) {}

  @ResolveField(() => Member, { description: 'Who.' })
  async member(@Context() context: RequestContext, @Parent() { memberId }: Reactor): Promise<Member> {
    return memberLoaderOf(context, this.members).load(memberId);
  }
}
