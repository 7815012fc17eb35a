import { Field, InputType } from '@nestjs/graphql';

/** A wish for an account. */
@InputType({ description: 'A wish for an account.' })
export class AccountSignUpInput {
  @Field(() => String, { description: 'Address that the confirmation goes to.' })
  email: string;

  @Field(() => String, { description: '10 to 200 characters.' })
  password: string;

  @Field(() => String, { description: 'The name others see, 1 to 60 characters.' })
  displayName: string;

  @Field(() => String, { nullable: true, description: 'Language of letters; the community’s when absent.' })
  locale?: string;
}

/** A followed link. */
@InputType({ description: 'What the link of the letter holds.' })
export class AccountVerifyEmailInput {
  @Field(() => String, { description: 'From the link; works once, for 24 hours.' })
  token: string;
}

/** A sign-in. */
@InputType({ description: 'Who signs in.' })
export class AccountLoginInput {
  @Field(() => String, { description: 'Address of the account.' })
  email: string;

  @Field(() => String, { description: 'Its password.' })
  password: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Answer tokens instead of cookies: for programs, which keep them themselves.',
  })
  wantsTokens?: boolean | null;
}

/** A forgotten password. */
@InputType({ description: 'Whose password is forgotten.' })
export class PasswordResetRequestInput {
  @Field(() => String, { description: 'Address of the account.' })
  email: string;
}

/** A new password. */
@InputType({ description: 'A new password.' })
export class PasswordResetInput {
  @Field(() => String, { description: 'From the link; works once, for an hour.' })
  token: string;

  @Field(() => String, { description: '10 to 200 characters.' })
  newPassword: string;
}

/** The second step of a sign-in. */
@InputType({ description: 'The second step of a sign-in.' })
export class AccountLoginCompleteInput {
  @Field(() => String, { description: 'From the first step; works once, for ten minutes.' })
  ticket: string;

  @Field(() => String, { description: 'Six digits of the app, or a recovery code.' })
  code: string;

  @Field(() => Boolean, { nullable: true, description: 'Answer tokens instead of cookies.' })
  wantsTokens?: boolean | null;
}

/** A change of password. */
@InputType({ description: 'A change of password.' })
export class AccountPasswordChangeInput {
  @Field(() => String, { description: 'The password until now.' })
  currentPassword: string;

  @Field(() => String, { description: '10 to 200 characters.' })
  newPassword: string;
}
