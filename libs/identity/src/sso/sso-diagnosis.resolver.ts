import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { type Actor, Allow, answer, CurrentActor } from '#platform';
import { Permission } from '../access/permission.js';
import type { SsoStep } from './sso-findings.js';
import { SsoDiagnosisService } from './sso-diagnosis.service.js';
import {
  type SsoDiagnosisStep,
  SsoTokenDiagnoseInput,
  SsoTokenDiagnosePayload,
} from './sso-diagnosis.types.js';

/** Looking at brands' tokens. A mutation although it changes nothing: a token must not stand in an address. */
@Resolver()
export class SsoDiagnosisResolver {
  constructor(private readonly diagnoses: SsoDiagnosisService) {}

  @Allow(Permission.SignOnManage)
  @Mutation(() => SsoTokenDiagnosePayload, {
    description: 'Checks a token of the brand as a sign-in would, step by step, and does nothing with it.',
  })
  async ssoTokenDiagnose(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which token.' }) input: SsoTokenDiagnoseInput,
  ): Promise<SsoTokenDiagnosePayload> {
    const looked = this.diagnoses
      .diagnose(actor, input.token)
      .then((diagnosis) => ({ ...diagnosis, steps: diagnosis.steps.map(stepOf) }));
    return answer(looked, { isAccepted: false, steps: [], member: null });
  }
}

function stepOf({ details, ...step }: SsoStep): SsoDiagnosisStep {
  const values = Object.entries(details).map(([name, value]) => ({ name, value: String(value) }));
  return { ...step, details: values };
}
