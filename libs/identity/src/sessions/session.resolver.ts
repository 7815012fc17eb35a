import { Context, Mutation, Resolver } from '@nestjs/graphql';
import { type Actor, answer, CurrentActor, Public, type RequestContext } from '#platform';
import { memberLoaderOf } from '../members/member.loader.js';
import { MemberService } from '../members/member.service.js';
import { SessionService } from './session.service.js';
import { WidgetTokenPayload } from './widget-token.types.js';

/** Tokens for widgets on the install's own pages. */
@Resolver()
export class SessionResolver {
  constructor(
    private readonly sessions: SessionService,
    private readonly members: MemberService,
  ) {}

  @Public()
  @Mutation(() => WidgetTokenPayload, {
    description: 'Exchanges the session cookie of a member for a bearer token of the hosted pages’ widget.',
  })
  async widgetTokenIssue(
    @CurrentActor() actor: Actor,
    @Context() context: RequestContext,
  ): Promise<WidgetTokenPayload> {
    const issued = this.sessions.issueWidgetToken(actor).then(async ({ memberId, token, expiresAt }) => ({
      token,
      expiresAt,
      member: await memberLoaderOf(context, this.members).load(memberId),
    }));
    return answer(issued, { token: null, expiresAt: null, member: null });
  }
}
