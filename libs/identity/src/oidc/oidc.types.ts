import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { MutationPayload } from '#platform';
import type { OidcAudienceName } from './oidc-provider.repository.js';

/** Whom a provider is for. */
export const OidcAudience = { STAFF: 'staff', MEMBERS: 'members', EVERYBODY: 'everybody' } as const;
registerEnumType(OidcAudience, {
  name: 'OidcAudience',
  description: 'Whom a provider is for.',
  valuesMap: {
    STAFF: { description: 'Members with a role.' },
    MEMBERS: { description: 'Members without a role.' },
    EVERYBODY: { description: 'Both.' },
  },
});

/** A way in, as a sign-in page offers it. */
@ObjectType({ description: 'A provider, as a sign-in page offers it.' })
export class SignInProvider {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field(() => String, { description: 'The name on the button.' })
  label: string;

  @Field(() => String, {
    description: 'Path on this install that begins the sign-in; takes `next`, a path to go on to.',
  })
  path: string;
}

/** Where a community's people may sign in. */
@ObjectType({ description: 'An OpenID provider of the community, without its secret.' })
export class OidcProvider {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field(() => String, { description: 'The name on the button.' })
  label: string;

  @Field(() => String, { description: 'The issuer’s address.' })
  issuer: string;

  @Field(() => String, { description: 'What the issuer calls this install.' })
  clientId: string;

  @Field(() => [String], { description: 'What is asked for.' })
  scopes: string[];

  @Field(() => OidcAudience, { description: 'Whom it is for.' })
  audience: OidcAudienceName;

  @Field(() => [String], { description: 'Domains of e-mail addresses that may sign in; empty: any.' })
  emailDomains: string[];

  @Field(() => Boolean, { description: 'Who is not known yet becomes a member.' })
  admitsNewcomers: boolean;

  @Field(() => String, { nullable: true, description: 'The claim that makes a moderator; null: none does.' })
  roleClaim: string | null;

  @Field(() => Boolean, {
    description: 'What it says of a second factor (`amr`, `acr`) counts: no code is asked for after it then.',
  })
  vouchesSecondFactor: boolean;

  @Field(() => Boolean, { description: 'Its button is shown.' })
  isEnabled: boolean;

  @Field(() => Date, { nullable: true, description: 'Last sign-in, to the minute.' })
  lastUsedAt: Date | null;

  @Field(() => Int, {
    description:
      'How many people are signed in by it: putting it off, removing it or changing its issuer signs them out.',
  })
  signedInCount: number;

  communityId: string;
  sealedClientSecret: Buffer | null;
}

/** What an admin says of a provider. */
@InputType({ description: 'What is said of a provider; its configuration is read before anything is kept.' })
export class OidcProviderSaveInput {
  @Field(() => ID, { nullable: true, description: 'The provider to change; null: a new one.' })
  id?: string | null;

  @Field(() => String, { description: '1 to 60 characters: the name on the button.' })
  label: string;

  @Field(() => String, { description: 'https address, exactly as the issuer writes it.' })
  issuer: string;

  @Field(() => String, { description: 'What the issuer calls this install.' })
  clientId: string;

  @Field(() => String, { nullable: true, description: 'Null: as it was. Kept encrypted, never shown.' })
  clientSecret?: string | null;

  @Field(() => [String], { nullable: true, description: 'Besides openid, email and profile.' })
  scopes?: string[] | null;

  @Field(() => OidcAudience, { description: 'Whom it is for.' })
  audience: OidcAudienceName;

  @Field(() => [String], { nullable: true, description: 'At most 50 domains; none: any.' })
  emailDomains?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Who is not known yet becomes a member; default no.' })
  admitsNewcomers?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: 'The claim that makes a moderator where it says `moderator`.',
  })
  roleClaim?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether what it says of a second factor counts; default no.',
  })
  vouchesSecondFactor?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether its button is shown; default yes.' })
  isEnabled?: boolean | null;
}

/** Answer to a new or changed provider. */
@ObjectType({ description: 'The provider after the change.' })
export class OidcProviderSavePayload extends MutationPayload {
  @Field(() => OidcProvider, { nullable: true, description: 'Null when nothing was done.' })
  provider: OidcProvider | null;
}

/** Which provider to remove. */
@InputType({ description: 'Which provider to remove.' })
export class OidcProviderRemoveInput {
  @Field(() => ID, { description: 'The provider.' })
  id: string;
}

/** Answer to a removal. */
@ObjectType({ description: 'Answer to a removal.' })
export class OidcProviderRemovePayload extends MutationPayload {
  @Field(() => Boolean, { description: 'Nobody comes by it any more.' })
  isRemoved: boolean;
}

/** Answer to a link. */
@ObjectType({ description: 'Answer to a link between an account’s member and a person of a provider.' })
export class OidcLinkPayload extends MutationPayload {
  @Field(() => String, { nullable: true, description: 'Path to go on to.' })
  destination: string | null;
}
