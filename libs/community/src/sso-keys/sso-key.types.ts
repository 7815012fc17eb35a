import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { SsoAlgorithmName } from '#identity';
import { MutationPayload } from '#platform';

/** How a brand signs. */
export const SsoAlgorithm = { HS256: 'HS256', ES256: 'ES256', RS256: 'RS256', EDDSA: 'EdDSA' } as const;
registerEnumType(SsoAlgorithm, {
  name: 'SsoAlgorithm',
  description: 'How a brand signs its tokens; fixed for each key.',
  valuesMap: {
    HS256: { description: 'A shared secret, made here: the simple start.' },
    ES256: { description: 'ECDSA on P-256.' },
    RS256: { description: 'RSA of 2,048 bits or more.' },
    EDDSA: { description: 'Ed25519: the best choice.' },
  },
});

/** Where a key stands. */
export const SsoKeyState = { ACTIVE: 'active', RETIRING: 'retiring', RETIRED: 'retired' } as const;
registerEnumType(SsoKeyState, {
  name: 'SsoKeyState',
  description: 'Where a key stands.',
  valuesMap: {
    ACTIVE: { description: 'Signs customers in.' },
    RETIRING: { description: 'Signs customers in until a date.' },
    RETIRED: { description: 'Its tokens are refused.' },
  },
});

/** A brand's key, without its secret. */
@ObjectType({ description: 'A key the brand signs its customers’ tokens with.' })
export class SsoKey {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field(() => String, { description: 'What `kid` in a token’s header says. Key sets bring their own.' })
  kid: string;

  @Field(() => SsoAlgorithm, { description: 'The only algorithm its tokens may use.' })
  algorithm: SsoAlgorithmName;

  @Field(() => String, { description: 'For admins to tell keys apart.' })
  label: string;

  @Field(() => Date, { description: 'When it was added.' })
  createdAt: Date;

  @Field(() => String, { nullable: true, description: 'Where its key set is published; null for one key.' })
  jwksUrl: string | null;

  @Field(() => Date, {
    nullable: true,
    description: 'Its tokens are believed until then; null: no end is set.',
  })
  retiresAt: Date | null;

  @Field(() => Date, { nullable: true, description: 'Last sign-in by it, to the minute.' })
  lastUsedAt: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'The `kid` of that sign-in; of a key set, the key’s own.',
  })
  lastUsedKid: string | null;

  @Field(() => Date, { nullable: true, description: 'Its tokens are refused since then.' })
  revokedAt: Date | null;
}

/** A new key. */
@InputType({ description: 'A new key.' })
export class SsoKeyCreateInput {
  @Field(() => SsoAlgorithm, { description: 'How it signs.' })
  algorithm: SsoAlgorithmName;

  @Field(() => String, { description: '1 to 80 characters, for admins.' })
  label: string;

  @Field(() => String, { nullable: true, description: 'Public JWK as JSON; not for HS256.' })
  publicJwk?: string | null;

  @Field(() => String, { nullable: true, description: 'Public key in PEM; not for HS256.' })
  publicPem?: string | null;

  @Field(() => String, { nullable: true, description: 'https address of a JWKS; not for HS256.' })
  jwksUrl?: string | null;
}

/** A new key in place of another. */
@InputType({ description: 'A new key in place of another, which goes on for a while.' })
export class SsoKeyRotateInput extends SsoKeyCreateInput {
  @Field(() => ID, { description: 'The key to be replaced.' })
  id: string;

  @Field(() => Date, { description: 'Until when the replaced key is believed: within a year.' })
  retiresAt: Date;
}

/** When a key ends. */
@InputType({ description: 'When a key ends.' })
export class SsoKeyRetireInput {
  @Field(() => ID, { description: 'The key.' })
  id: string;

  @Field(() => Date, { nullable: true, description: 'Within a year; null: no end is set any more.' })
  retiresAt?: Date | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'That no active key is left, so that customers cannot sign in, is meant.',
  })
  acceptsNoActiveKey?: boolean | null;
}

/** Answer to a new key. */
@ObjectType({ description: 'The new key.' })
export class SsoKeyCreatePayload extends MutationPayload {
  @Field(() => SsoKey, { nullable: true, description: 'Null when nothing was done.' })
  ssoKey: SsoKey | null;

  @Field(() => String, {
    nullable: true,
    description: 'Set for HS256 only, and only here: sign with these characters.',
  })
  secret: string | null;
}

/** Which key to revoke. */
@InputType({ description: 'Which key to revoke.' })
export class SsoKeyRevokeInput {
  @Field(() => ID, { description: 'The key.' })
  id: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'That no active key is left, so that customers cannot sign in, is meant.',
  })
  acceptsNoActiveKey?: boolean | null;
}

/** Answer to a rotation. */
@ObjectType({ description: 'The new key and the one it replaces.' })
export class SsoKeyRotatePayload extends SsoKeyCreatePayload {
  @Field(() => SsoKey, { nullable: true, description: 'Null when nothing was done.' })
  replaced: SsoKey | null;
}

/** Answer to a change of a key's end. */
@ObjectType({ description: 'The key after the change.' })
export class SsoKeyRetirePayload extends MutationPayload {
  @Field(() => SsoKey, { nullable: true, description: 'Null when nothing was done.' })
  ssoKey: SsoKey | null;
}

/** Answer to a revocation. */
@ObjectType({ description: 'The revoked key.' })
export class SsoKeyRevokePayload extends MutationPayload {
  @Field(() => SsoKey, { nullable: true, description: 'Null when nothing was done.' })
  ssoKey: SsoKey | null;
}
