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

  @Field(() => String, { nullable: true, description: 'https address of a JWKS; not for HS256.' })
  jwksUrl?: string | null;
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
}

/** Answer to a revocation. */
@ObjectType({ description: 'The revoked key.' })
export class SsoKeyRevokePayload extends MutationPayload {
  @Field(() => SsoKey, { nullable: true, description: 'Null when nothing was done.' })
  ssoKey: SsoKey | null;
}
