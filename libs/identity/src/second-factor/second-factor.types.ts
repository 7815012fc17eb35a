import { Field, Int, ObjectType } from '@nestjs/graphql';
import { MutationPayload } from '#platform';

/** How the viewer's second factor stands. */
@ObjectType({ description: 'The viewer’s second factor: an app’s codes beside the password.' })
export class SecondFactor {
  @Field(() => Date, { nullable: true, description: 'Since when it is on; null where it is not.' })
  enabledAt: Date | null;

  @Field(() => Int, { description: 'Recovery codes that were not used yet.' })
  recoveryCodesLeft: number;
}

/** What an app needs to make codes. */
@ObjectType({
  description: 'What an app needs to make codes. Nothing counts before a first code has come back.',
})
export class SecondFactorBeginPayload extends MutationPayload {
  @Field(() => String, { nullable: true, description: 'Base32 in groups of four, to be typed into the app.' })
  secret: string | null;

  @Field(() => String, { nullable: true, description: 'The same as an `otpauth:` address.' })
  otpauthUrl: string | null;

  @Field(() => String, { nullable: true, description: 'The same as a QR code: an SVG image.' })
  qrSvg: string | null;
}

/** New recovery codes. */
@ObjectType({ description: 'New recovery codes, instead of all earlier ones.' })
export class RecoveryCodesPayload extends MutationPayload {
  @Field(() => [String], {
    description:
      'Ten codes, each good once where the app is lost. They are never shown again; empty when refused.',
  })
  recoveryCodes: string[];
}

/** The end of a second factor. */
@ObjectType({ description: 'The second factor is off.' })
export class SecondFactorDisablePayload extends MutationPayload {
  @Field(() => Boolean, { description: 'False when refused.' })
  isOff: boolean;
}

/** Half a sign-in. */
@ObjectType({ description: 'Half a sign-in: the account asks for a code. The ticket opens nothing else.' })
export class SecondStepTicket {
  @Field(() => String, { description: 'Goes into accountLoginComplete, with the code.' })
  ticket: string;

  @Field(() => Date, { description: 'Ten minutes after the first step.' })
  expiresAt: Date;
}

/** How a community's staff must sign in. */
@ObjectType({ description: 'How the community’s staff must sign in.' })
export class SignInPolicy {
  @Field(() => Boolean, { description: 'Roles count only for accounts with a second factor.' })
  requiresSecondFactor: boolean;
}

/** Answer to a change of the policy. */
@ObjectType({ description: 'The policy after the change.' })
export class SignInPolicyPayload extends MutationPayload {
  @Field(() => SignInPolicy, { nullable: true, description: 'Null when nothing was done.' })
  policy: SignInPolicy | null;
}
