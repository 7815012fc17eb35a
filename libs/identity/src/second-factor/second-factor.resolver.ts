import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type Actor, Allow, answer, CurrentActor, Public, type RequestContext } from '#platform';
import { Permission } from '../access/permission.js';
import { MemberPayload } from '../members/member.payloads.js';
import {
  MemberSecondFactorResetInput,
  SecondFactorBeginInput,
  SecondFactorConfirmInput,
  SecondFactorProofInput,
  SecondFactorResetConfirmInput,
  SignInPolicyUpdateInput,
} from './second-factor.inputs.js';
import { SecondFactorResetService } from './second-factor-reset.service.js';
import { SecondFactorService } from './second-factor.service.js';
import {
  RecoveryCodesPayload,
  SecondFactor,
  SecondFactorBeginPayload,
  SecondFactorDisablePayload,
  SignInPolicy,
  SignInPolicyPayload,
} from './second-factor.types.js';
import { SignInPolicyService } from './sign-in-policy.service.js';

/** Codes beside the password: one's own, a colleague's lost one, and what the community asks for. */
@Resolver()
export class SecondFactorResolver {
  constructor(
    private readonly factors: SecondFactorService,
    private readonly resets: SecondFactorResetService,
    private readonly policies: SignInPolicyService,
  ) {}

  @Public()
  @Query(() => SecondFactor, { description: 'The viewer’s second factor.' })
  async secondFactor(@CurrentActor() actor: Actor): Promise<SecondFactor> {
    return this.factors.stateOf(actor);
  }

  @Public()
  @Mutation(() => SecondFactorBeginPayload, { description: 'Makes a secret for the viewer’s app.' })
  async secondFactorBegin(
    @CurrentActor() actor: Actor,
    @Context() { request }: RequestContext,
    @Args('input', { description: 'The password.' }) input: SecondFactorBeginInput,
  ): Promise<SecondFactorBeginPayload> {
    return answer(this.factors.begin(actor, input, request.ip), {
      secret: null,
      otpauthUrl: null,
      qrSvg: null,
    });
  }

  @Public()
  @Mutation(() => RecoveryCodesPayload, { description: 'Puts the second factor on with a first code.' })
  async secondFactorConfirm(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The code.' }) input: SecondFactorConfirmInput,
  ): Promise<RecoveryCodesPayload> {
    return answerCodes(this.factors.confirm(actor, input));
  }

  @Public()
  @Mutation(() => SecondFactorDisablePayload, { description: 'Puts the viewer’s second factor off.' })
  async secondFactorDisable(
    @CurrentActor() actor: Actor,
    @Context() { request }: RequestContext,
    @Args('input', { description: 'A code.' }) input: SecondFactorProofInput,
  ): Promise<SecondFactorDisablePayload> {
    return answerOff(this.factors.disable(actor, input, request.ip));
  }

  @Public()
  @Mutation(() => RecoveryCodesPayload, { description: 'Makes new recovery codes; earlier ones are void.' })
  async recoveryCodesRenew(
    @CurrentActor() actor: Actor,
    @Context() { request }: RequestContext,
    @Args('input', { description: 'A code.' }) input: SecondFactorProofInput,
  ): Promise<RecoveryCodesPayload> {
    return answerCodes(this.factors.renewRecoveryCodes(actor, input, request.ip));
  }

  @Allow(Permission.MemberManage)
  @Mutation(() => MemberPayload, {
    description:
      'Sends a member of the staff the letter that puts a lost second factor off. The answer is the same whether they have one.',
  })
  async memberSecondFactorReset(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Whose.' }) input: MemberSecondFactorResetInput,
  ): Promise<MemberPayload> {
    const asked = this.resets.request(actor, input.memberId).then((member) => ({ member }));
    return answer(asked, { member: null });
  }

  @Public()
  @Mutation(() => SecondFactorDisablePayload, { description: 'Follows that letter’s link.' })
  async secondFactorResetConfirm(
    @Context() { request }: RequestContext,
    @Args('input', { description: 'The link and the password.' }) input: SecondFactorResetConfirmInput,
  ): Promise<SecondFactorDisablePayload> {
    return answerOff(this.resets.confirm(input, request.ip));
  }

  @Allow(Permission.MemberManage)
  @Query(() => SignInPolicy, { description: 'How the community’s staff must sign in.' })
  async signInPolicy(@CurrentActor() actor: Actor): Promise<SignInPolicy> {
    return { requiresSecondFactor: await this.policies.requiresSecondFactor(actor) };
  }

  @Allow(Permission.MemberManage)
  @Mutation(() => SignInPolicyPayload, { description: 'Changes how the community’s staff must sign in.' })
  async signInPolicyUpdate(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The new policy.' }) input: SignInPolicyUpdateInput,
  ): Promise<SignInPolicyPayload> {
    const changed = this.policies.change(actor, input);
    return answer(
      changed.then((requiresSecondFactor) => ({ policy: { requiresSecondFactor } })),
      { policy: null },
    );
  }
}

function answerCodes(work: Promise<string[]>): Promise<RecoveryCodesPayload> {
  return answer(
    work.then((recoveryCodes) => ({ recoveryCodes })),
    { recoveryCodes: [] },
  );
}

function answerOff(work: Promise<void>): Promise<SecondFactorDisablePayload> {
  return answer(
    work.then(() => ({ isOff: true })),
    { isOff: false },
  );
}
