import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Member, memberLoaderOf, MemberService } from '#identity';
import type { RequestContext } from '#platform';
import { IdeaMove } from './idea.types.js';

/** Who moved ideas. */
@Resolver(() => IdeaMove)
export class IdeaMoveResolver {
  constructor(private readonly members: MemberService) {}

  @ResolveField(() => Member, { description: 'Who moved it.' })
  async movedBy(@Context() context: RequestContext, @Parent() move: IdeaMove): Promise<Member> {
    return memberLoaderOf(context, this.members).load(move.movedById);
  }
}
