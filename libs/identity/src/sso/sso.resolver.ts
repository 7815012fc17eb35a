import { Args, Context, Field, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { type Actor, answer, CurrentActor, Public, type RequestContext } from '#platform';
import { memberLoaderOf } from '../members/member.loader.js';
import { MemberService } from '../members/member.service.js';
import { WidgetTokenPayload } from '../sessions/widget-token.types.js';
import { SsoSignInService } from './sso-sign-in.service.js';

/** A brand's token. */
@InputType({ description: 'A token that the brand signed for its customer.' })
export class SsoSignInInput {
  @Field(() => String, {
    description: 'JWT with aud, sub, iat, exp (at most 5 minutes later) and jti; works once.',
  })
  token: string;
}

/** Signing in by a brand's token. */
@Resolver()
export class SsoResolver {
  constructor(
    private readonly sso: SsoSignInService,
    private readonly members: MemberService,
  ) {}

  @Public()
  @Mutation(() => WidgetTokenPayload, {
    description: 'Exchanges a brand’s token for a bearer token of the widget.',
  })
  async ssoSignIn(
    @CurrentActor() actor: Actor,
    @Context() context: RequestContext,
    @Args('input', { description: 'The brand’s token.' }) input: SsoSignInInput,
  ): Promise<WidgetTokenPayload> {
    const issued = this.sso.signIn(actor, input.token).then(async ({ memberId, token, expiresAt }) => ({
      token,
      expiresAt,
      member: await memberLoaderOf(context, this.members).load(memberId),
    }));
    return answer(issued, { token: null, expiresAt: null, member: null });
  }
}
