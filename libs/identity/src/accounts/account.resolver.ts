import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { type Actor, answer, CurrentActor, Forbidden, Public, type RequestContext } from '#platform';
import { type SecondStep, SecondStepService, type SignedIn } from '../second-factor/second-step.service.js';
import { clientOf } from '../sessions/client.js';
import { SessionCookie } from '../sessions/session-cookie.js';
import { SessionService } from '../sessions/session.service.js';
import { tokenPairOf } from '../sessions/session.types.js';
import {
  AccountLoginCompleteInput,
  AccountLoginInput,
  AccountPasswordChangeInput,
  AccountSignUpInput,
  AccountVerifyEmailInput,
  PasswordResetInput,
  PasswordResetRequestInput,
} from './account.inputs.js';
import { AccountService } from './account.service.js';
import {
  Account,
  AccountLoginPayload,
  AccountLogoutPayload,
  accountOf,
  AccountPasswordChangePayload,
  AccountSignUpPayload,
  AccountVerifyEmailPayload,
  PasswordResetPayload,
  PasswordResetRequestPayload,
} from './account.types.js';
import { PasswordChangeService } from './password-change.service.js';
import { PasswordResetService } from './password-reset.service.js';

type AnsweredSignIn = Omit<AccountLoginPayload, 'userErrors'>;

/** Signing up, in and out. */
@Resolver(() => Account)
export class AccountResolver {
  constructor(
    private readonly accounts: AccountService,
    private readonly secondSteps: SecondStepService,
    private readonly changes: PasswordChangeService,
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
  @Mutation(() => AccountLoginPayload, { description: 'The second step, where the first asked for a code.' })
  async accountLoginComplete(
    @Context() context: RequestContext,
    @Args('input', { description: 'The ticket and the code.' }) input: AccountLoginCompleteInput,
  ): Promise<AccountLoginPayload> {
    const { request } = context;
    return this.signIn(
      context,
      () => this.secondSteps.complete(input, request.ip, clientOf(request)),
      input.wantsTokens ?? false,
    );
  }

  @Public()
  @Mutation(() => AccountPasswordChangePayload, {
    description: 'Changes the viewer’s password and ends every other session.',
  })
  async accountPasswordChange(
    @CurrentActor() actor: Actor,
    @Context() { request }: RequestContext,
    @Args('input', { description: 'The old one and the new one.' }) input: AccountPasswordChangeInput,
  ): Promise<AccountPasswordChangePayload> {
    const changed = this.changes.change(actor, input, request.ip).then(() => ({ isChanged: true }));
    return answer(changed, { isChanged: false });
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

  private signIn(context: RequestContext, work: () => Promise<SignedIn | SecondStep>, wantsTokens = false) {
    if (!this.cookie.isOwnPage(context.request)) throw new Forbidden();
    const nothing = { account: null, tokens: null, secondStep: null };
    const given = work().then((step) => {
      if ('ticket' in step) return { ...nothing, secondStep: step };
      if (!wantsTokens) this.cookie.give(context.reply, step.session);
      const tokens = wantsTokens ? tokenPairOf(step.session) : null;
      return { account: step.account && accountOf(step.account), tokens, secondStep: null };
    });
    return answer<AnsweredSignIn, AnsweredSignIn>(given, nothing);
  }
}
