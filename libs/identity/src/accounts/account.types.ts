import { Field, ID, ObjectType } from '@nestjs/graphql';
import { MutationPayload } from '#platform';
import { SecondStepTicket } from '../second-factor/second-factor.types.js';
import { SessionTokenPair } from '../sessions/session.types.js';
import type { AccountRow } from './account.repository.js';

/** A login, as its owner sees it. */
@ObjectType({ description: 'A login on the install, as its owner sees it.' })
export class Account {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field(() => String, { description: 'Address that letters go to.' })
  email: string;

  @Field(() => Boolean, { description: 'A link sent to the address was followed.' })
  isEmailVerified: boolean;

  @Field(() => String, { description: 'Language of letters.' })
  locale: string;

  @Field(() => Boolean, { description: 'May create communities and look after the install.' })
  isOperator: boolean;
}

/** Makes the owner's view of a row. */
export function accountOf(row: AccountRow): Account {
  const { id, email, locale, isOperator } = row;
  return { id, email, isEmailVerified: row.emailVerifiedAt !== null, locale, isOperator };
}

/** Answer to a wish for an account. */
@ObjectType({ description: 'The same for new and known addresses: the rest is in the letter.' })
export class AccountSignUpPayload extends MutationPayload {
  @Field(() => Boolean, { description: 'A letter is on its way to the address.' })
  isMailSent: boolean;
}

/** Answer to a followed link. */
@ObjectType({ description: 'The new account, signed in by cookie.' })
export class AccountVerifyEmailPayload extends MutationPayload {
  @Field(() => Account, { nullable: true, description: 'Null when the link is not valid.' })
  account: Account | null;
}

/** Answer to a sign-in. */
@ObjectType({ description: 'The account, signed in.' })
export class AccountLoginPayload extends MutationPayload {
  @Field(() => Account, {
    nullable: true,
    description:
      'Null when refused, and after a first step by a provider: such a session carries no account.',
  })
  account: Account | null;

  @Field(() => SessionTokenPair, { nullable: true, description: 'Where tokens were asked for.' })
  tokens: SessionTokenPair | null;

  @Field(() => SecondStepTicket, {
    nullable: true,
    description: 'The first step is done and the account asks for a code: nobody is signed in yet.',
  })
  secondStep: SecondStepTicket | null;
}

/** Answer to a change of password. */
@ObjectType({ description: 'The password is changed and every other session is over.' })
export class AccountPasswordChangePayload extends MutationPayload {
  @Field(() => Boolean, { description: 'False when refused.' })
  isChanged: boolean;
}

/** Answer to a sign-out. */
@ObjectType({ description: 'The session is over.' })
export class AccountLogoutPayload {
  @Field(() => Boolean, { description: 'False when nobody was signed in.' })
  isSignedOut: boolean;
}

/** Answer to a request for a new password. */
@ObjectType({ description: 'The same for every address.' })
export class PasswordResetRequestPayload extends MutationPayload {
  @Field(() => Boolean, { description: 'A letter is on its way, if the address has an account.' })
  isMailSent: boolean;
}

/** Answer to a new password. */
@ObjectType({ description: 'The password is set and every session of the account is over.' })
export class PasswordResetPayload extends MutationPayload {
  @Field(() => Boolean, { description: 'False when refused.' })
  isReset: boolean;
}
