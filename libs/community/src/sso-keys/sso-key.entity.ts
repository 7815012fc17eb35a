import type { JsonWebKey } from 'node:crypto';
import type { SsoAlgorithmName } from '#identity';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A key the brand signs its customers' tokens with. Exactly one of secret, JWK and address is set. */
@Entity('sso_key')
export class SsoKeyEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'community_id' })
  communityId: string;

  /** What a token's header calls the key. */
  @Column('text')
  kid: string;

  @Column('text')
  algorithm: SsoAlgorithmName;

  @Column('text')
  label: string;

  /** HS256 only, encrypted with the install's secret. */
  @Column('bytea', { name: 'sealed_secret', nullable: true })
  sealedSecret: Buffer | null;

  @Column('jsonb', { name: 'public_jwk', nullable: true })
  publicJwk: JsonWebKey | null;

  @Column('text', { name: 'jwks_url', nullable: true })
  jwksUrl: string | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  /** Believed until then; null: no end is set. */
  @Column('timestamptz', { name: 'retires_at', nullable: true })
  retiresAt: Date | null;

  /** Of a sign-in that it let through, to the minute. */
  @Column('timestamptz', { name: 'last_used_at', nullable: true })
  lastUsedAt: Date | null;

  /** What the header of that token called the key; of a key set, the key in it. */
  @Column('text', { name: 'last_used_kid', nullable: true })
  lastUsedKid: string | null;

  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt: Date | null;
}
