import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type Actor, answer, CurrentActor, Public, type RequestContext } from '#platform';
import { memberLoaderOf } from '../members/member.loader.js';
import { MemberService } from '../members/member.service.js';
import { clientOf } from './client.js';
import { OwnSessionsService } from './own-sessions.service.js';
import { SessionEndInput, SessionRefreshInput } from './session.inputs.js';
import { SessionRefreshService } from './session-refresh.service.js';
import { SessionService } from './session.service.js';
import { Session, SessionEndPayload, SessionRefreshPayload, tokenPairOf } from './session.types.js';
import { WidgetTokenPayload } from './widget-token.types.js';

/** Sessions: the viewer's own, and tokens for widgets and programs. */
@Resolver()
export class SessionResolver {
  constructor(
    private readonly tokens: SessionService,
    private readonly refreshes: SessionRefreshService,
    private readonly own: OwnSessionsService,
    private readonly members: MemberService,
  ) {}

  @Public()
  @Query(() => [Session], { description: 'Where the viewer is signed in, the last seen first.' })
  async sessions(@CurrentActor() actor: Actor): Promise<Session[]> {
    return this.own.list(actor);
  }

  @Public()
  @Mutation(() => SessionRefreshPayload, {
    description:
      'Exchanges a refresh token for the next pair: for programs. Browsers’ cookies are renewed on the way.',
  })
  async sessionRefresh(
    @Context() { request }: RequestContext,
    @Args('input', { description: 'The refresh token.' }) input: SessionRefreshInput,
  ): Promise<SessionRefreshPayload> {
    const issued = this.refreshes.refresh(input.refreshToken, clientOf(request));
    return answer(
      issued.then((session) => ({ tokens: tokenPairOf(session) })),
      { tokens: null },
    );
  }

  @Public()
  @Mutation(() => SessionEndPayload, { description: 'Signs the viewer out somewhere.' })
  async sessionEnd(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Where.' }) input: SessionEndInput,
  ): Promise<SessionEndPayload> {
    const left = this.own.end(actor, input.sessionId).then((sessions) => ({ sessions }));
    return answer(left, { sessions: [] });
  }

  @Public()
  @Mutation(() => SessionEndPayload, { description: 'Signs the viewer out everywhere else.' })
  async sessionEndOthers(@CurrentActor() actor: Actor): Promise<SessionEndPayload> {
    const left = this.own.endOthers(actor).then((sessions) => ({ sessions }));
    return answer(left, { sessions: [] });
  }

  @Public()
  @Mutation(() => WidgetTokenPayload, {
    description: 'Exchanges the session cookie of a member for a bearer token of the hosted pages’ widget.',
  })
  async widgetTokenIssue(
    @CurrentActor() actor: Actor,
    @Context() context: RequestContext,
  ): Promise<WidgetTokenPayload> {
    const issued = this.tokens.issueWidgetToken(actor).then(async ({ memberId, token, expiresAt }) => ({
      token,
      expiresAt,
      member: await memberLoaderOf(context, this.members).load(memberId),
    }));
    return answer(issued, { token: null, expiresAt: null, member: null });
  }
}
