import { Field, ID, InputType } from '@nestjs/graphql';

/** The start of a set-up. */
@InputType({ description: 'Who sets it up.' })
export class SecondFactorBeginInput {
  @Field(() => String, { description: 'The account’s password, asked again.' })
  password: string;
}

/** A code of the app under way. */
@InputType({ description: 'A first code.' })
export class SecondFactorConfirmInput {
  @Field(() => String, { description: 'Six digits, as the app shows them now.' })
  code: string;
}

/** A code that proves who asks. */
@InputType({ description: 'A code that proves who asks.' })
export class SecondFactorProofInput {
  @Field(() => String, { description: 'Six digits of the app, or a recovery code.' })
  code: string;
}

/** Whose lost second factor. */
@InputType({ description: 'Whose second factor is lost.' })
export class MemberSecondFactorResetInput {
  @Field(() => ID, { description: 'A member of the staff.' })
  memberId: string;
}

/** The letter's link, followed. */
@InputType({ description: 'What the letter’s link holds, and the password.' })
export class SecondFactorResetConfirmInput {
  @Field(() => String, { description: 'From the link; works once, for an hour.' })
  token: string;

  @Field(() => String, { description: 'The account’s password.' })
  password: string;
}

/** A new policy. */
@InputType({ description: 'How the staff must sign in from now on.' })
export class SignInPolicyUpdateInput {
  @Field(() => Boolean, { description: 'Roles count only for accounts with a second factor.' })
  requiresSecondFactor: boolean;
}
