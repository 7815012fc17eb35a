import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { type Actor, answer, CurrentActor, Forbidden, Public, type RequestContext } from '#platform';
import { clientOf } from '../sessions/client.js';
import { SessionCookie } from '../sessions/session-cookie.js';
import { SessionService } from '../sessions/session.service.js';
import { tokenPairOf } from '../sessions/session.types.js';
import {
  AccountLoginInput,
  AccountSignUpInput,
  AccountVerifyEmailInput,
  PasswordResetInput,
  PasswordResetRequestInput,
} from './account.inputs.js';
import { AccountService, type SignedIn } from './account.service.js';
import {
  Account,
  AccountLoginPayload,
  AccountLogoutPayload,
  accountOf,
  AccountSignUpPayload,
  AccountVerifyEmailPayload,
  PasswordResetPayload,
  PasswordResetRequestPayload,
} from './account.types.js';
import { PasswordResetService } from './password-reset.service.js';

/** Signing up, in and out. */
@Resolver(() => Account)
export class AccountResolver {
  constructor(
    private readonly accounts: AccountService,
    private readonly resets: PasswordResetService,
    private readonly sessions: SessionService,
    private readonly cookie: SessionCookie,
  ) {}

  @Public()
  @Mutation(() => AccountSignUpPayload, { description: 'Asks for an account; a letter has the rest.' })
  async accountSignUp(
    @CurrentActor() actor: Actor,
    @Context() { request }: RequestContext,
    @Args('input', { description: 'Who asks.' }) input: AccountSignUpInput,
  ): Promise<AccountSignUpPayload> {
    const asked = this.accounts.signUp(actor, input, request.ip).then(() => ({ isMailSent: true }));
    return answer(asked, { isMailSent: false });
  }

  @Public()
  @Mutation(() => AccountVerifyEmailPayload, {
    description: 'Follows the letter’s link: makes the account, joins the community and signs in by cookie.',
  })
  async accountVerifyEmail(
    @CurrentActor() actor: Actor,
    @Context() context: RequestContext,
    @Args('input', { description: 'What the link holds.' }) input: AccountVerifyEmailInput,
  ): Promise<AccountVerifyEmailPayload> {
    return this.signIn(context, () =>
      this.accounts.verifyEmail(actor, input.token, clientOf(context.request)),
    );
  }

  @Public()
  @Mutation(() => AccountLoginPayload, { description: 'Signs in: by cookie, or with tokens for a program.' })
  async accountLogin(
    @Context() context: RequestContext,
    @Args('input', { description: 'Who signs in.' }) input: AccountLoginInput,
  ): Promise<AccountLoginPayload> {
    const { request } = context;
    return this.signIn(
      context,
      () => this.accounts.login(input, request.ip, clientOf(request)),
      input.wantsTokens ?? false,
    );
  }

  @Public()
  @Mutation(() => AccountLogoutPayload, { description: 'Ends the session and takes the cookie back.' })
  async accountLogout(
    @CurrentActor() actor: Actor,
    @Context() { request, reply }: RequestContext,
  ): Promise<AccountLogoutPayload> {
    if (this.cookie.isOwnPage(request)) this.cookie.take(reply);
    return { isSignedOut: await this.sessions.signOut(actor) };
  }

  @Public()
  @Mutation(() => PasswordResetRequestPayload, { description: 'Asks for a letter to set a new password.' })
  async passwordResetRequest(
    @CurrentActor() actor: Actor,
    @Context() { request }: RequestContext,
    @Args('input', { description: 'Whose password.' }) input: PasswordResetRequestInput,
  ): Promise<PasswordResetRequestPayload> {
    const asked = this.resets.request(actor, input, request.ip).then(() => ({ isMailSent: true }));
    return answer(asked, { isMailSent: false });
  }

  @Public()
  @Mutation(() => PasswordResetPayload, { description: 'Sets a new password and ends every session.' })
  async passwordReset(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The new password.' }) input: PasswordResetInput,
  ): Promise<PasswordResetPayload> {
    const done = this.resets.reset(actor, input).then(() => ({ isReset: true }));
    return answer(done, { isReset: false });
  }

  private signIn(context: RequestContext, work: () => Promise<SignedIn>, wantsTokens = false) {
    if (!this.cookie.isOwnPage(context.request)) throw new Forbidden();
    const given = work().then(({ account, session }) => {
      if (!wantsTokens) this.cookie.give(context.reply, session);
      return { account: accountOf(account), tokens: wantsTokens ? tokenPairOf(session) : null };
    });
    return answer(given, { account: null, tokens: null });
  }
}
