import { Field, ObjectType, InputType, registerEnumType } from '@nestjs/graphql';
import { MutationPayload } from '#platform';
import {
  SSO_FINDINGS,
  SSO_STEPS,
  type SsoFindingName,
  type SsoStepName,
  type SsoStepState,
} from './sso-findings.js';

const namesOf = <Name extends string>(names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name.toUpperCase(), name]));

const ABOUT_STEP: Readonly<Record<SsoStepName, string>> = {
  shape: 'Is it a token at all.',
  header: 'What it says of itself.',
  key: 'Which key of the community it names.',
  signature: 'Whether that key signed it.',
  times: 'Whether it is valid at this moment.',
  audience: 'Whether it is for this community.',
  claims: 'Whether it says who the customer is.',
  replay: 'Whether it was used before.',
  role: 'What it may make of the customer.',
  member: 'Whom it would sign in.',
};

/** The steps of the check of a brand's token. */
export const SsoDiagnosisStepName = namesOf(SSO_STEPS);
registerEnumType(SsoDiagnosisStepName, {
  name: 'SsoDiagnosisStepName',
  description: 'The steps of the check, in their order.',
  valuesMap: Object.fromEntries(
    SSO_STEPS.map((step) => [step.toUpperCase(), { description: ABOUT_STEP[step] }]),
  ),
});

/** What a finding means for the token. */
export const SsoDiagnosisState = namesOf<SsoStepState>(['passed', 'noted', 'failed']);
registerEnumType(SsoDiagnosisState, {
  name: 'SsoDiagnosisState',
  description: 'What a finding means for the token.',
  valuesMap: {
    PASSED: { description: 'As it should be.' },
    NOTED: { description: 'Worth knowing; it does not stop the token.' },
    FAILED: { description: 'The token is refused for it.' },
  },
});

/** All that can be found about a brand's token. */
export const SsoDiagnosisFinding = Object.fromEntries(
  Object.keys(SSO_FINDINGS).map((name) => [name, name]),
) as Record<SsoFindingName, SsoFindingName>;
registerEnumType(SsoDiagnosisFinding, {
  name: 'SsoDiagnosisFinding',
  description: 'All that can be found about a brand’s token.',
  valuesMap: Object.fromEntries(
    Object.entries(SSO_FINDINGS).map(([name, [, , says]]) => [name, { description: says }]),
  ),
});

/** One value a finding is about. */
@ObjectType({ description: 'One value a finding is about.' })
export class SsoDiagnosisDetail {
  @Field(() => String, { description: 'Such as `kid`, `expected`, `seconds`.' })
  name: string;

  @Field(() => String, { description: 'Its value; numbers in decimal digits.' })
  value: string;
}

/** One finding. */
@ObjectType({ description: 'One finding.' })
export class SsoDiagnosisStep {
  @Field(() => SsoDiagnosisStepName, { description: 'Which step found it.' })
  step: SsoStepName;

  @Field(() => SsoDiagnosisState, { description: 'What it means.' })
  state: SsoStepState;

  @Field(() => SsoDiagnosisFinding, { description: 'What was found; front ends have the words.' })
  finding: SsoFindingName;

  @Field(() => [SsoDiagnosisDetail], { description: 'What it is about.' })
  details: SsoDiagnosisDetail[];
}

/** Whom a token would sign in. */
@ObjectType({ description: 'Whom the token would sign in.' })
export class SsoForeseenMember {
  @Field(() => String, { description: 'As the forum would show it.' })
  displayName: string;

  @Field(() => String, { description: '`sub`: the identifier on the brand’s side.' })
  subject: string;

  @Field(() => Boolean, { description: 'Nobody has come by this `sub` before.' })
  isNew: boolean;

  @Field(() => Boolean, { description: 'The token would make a moderator.' })
  isModerator: boolean;
}

/** Which token to look at. */
@InputType({ description: 'Which token to look at.' })
export class SsoTokenDiagnoseInput {
  @Field(() => String, { description: 'As the brand’s server signed it. It is neither kept nor logged.' })
  token: string;
}

/** What is right and wrong with a token. */
@ObjectType({ description: 'What is right and wrong with a token. Nothing was done with it.' })
export class SsoTokenDiagnosePayload extends MutationPayload {
  @Field(() => Boolean, { description: 'The widget would be let in with it now.' })
  isAccepted: boolean;

  @Field(() => [SsoDiagnosisStep], { description: 'In the order of the steps.' })
  steps: SsoDiagnosisStep[];

  @Field(() => SsoForeseenMember, { nullable: true, description: 'Null where it would be refused.' })
  member: SsoForeseenMember | null;
}
