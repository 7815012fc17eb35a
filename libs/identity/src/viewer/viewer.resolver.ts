import { Context, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Actor, CurrentActor, Public, type RequestContext } from '#platform';
import { AccountService } from '../accounts/account.service.js';
import { Account, accountOf } from '../accounts/account.types.js';
import { MemberService } from '../members/member.service.js';
import { Member } from '../members/member.types.js';
import { viewerOf } from './viewer-of.js';
import { Viewer } from './viewer.types.js';

/** What a front end asks first. */
@Resolver(() => Viewer)
export class ViewerResolver {
  constructor(
    private readonly accounts: AccountService,
    private readonly members: MemberService,
  ) {}

  @Public()
  @Query(() => Viewer, { description: 'Who is looking, and what they may do.' })
  viewer(@CurrentActor() actor: Actor): Viewer {
    return viewerOf(actor);
  }

  @ResolveField(() => Account, {
    nullable: true,
    description: 'The login; null without one, and for a widget token.',
  })
  async account(@CurrentActor() actor: Actor): Promise<Account | null> {
    const row = await this.accounts.findOwn(actor);
    return row && accountOf(row);
  }

  @ResolveField(() => Member, { nullable: true, description: 'The viewer as others see them here.' })
  async member(@Context() { actor }: RequestContext): Promise<Member | null> {
    return this.members.findOwn(actor);
  }
}
