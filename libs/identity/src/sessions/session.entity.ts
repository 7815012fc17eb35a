import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody signed in. A full session belongs to an account, a widget session to one member. */
@Entity('session')
export class SessionEntity {
  @PrimaryColumn('uuid')
  id: string;

  /** SHA-256 of the access token; the token itself is never kept. */
  @Column('bytea', { name: 'token_hash' })
  tokenHash: Buffer;

  @Column('text')
  scope: 'full' | 'widget';

  @Column('uuid', { name: 'account_id', nullable: true })
  accountId: string | null;

  @Column('uuid', { name: 'community_id', nullable: true })
  communityId: string | null;

  @Column('uuid', { name: 'member_id', nullable: true })
  memberId: string | null;

  /** The full session that a widget session was issued from: it ends with it. */
  @Column('uuid', { name: 'parent_id', nullable: true })
  parentId: string | null;

  /** The provider by which the person came, and which alone vouches for the member; null: the account, or the brand. */
  @Column('uuid', { name: 'oidc_provider_id', nullable: true })
  oidcProviderId: string | null;

  /** A second factor was seen on the way in. Counts for sessions by a provider only: an account is asked for its own. */
  @Column('boolean', { name: 'has_second_factor', default: false })
  hasSecondFactor: boolean;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  /** The session's own end; each refresh of a full one moves it on. */
  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;

  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt: Date | null;

  /** From then on the access token opens nothing. */
  @Column('timestamptz', { name: 'access_expires_at' })
  accessExpiresAt: Date;

  /** When the access token first came back: its holder has received it. */
  @Column('timestamptz', { name: 'access_seen_at', nullable: true })
  accessSeenAt: Date | null;

  /** Which refresh token is the current one. */
  @Column('integer', { default: 1 })
  generation: number;

  @Column('timestamptz', { name: 'rotated_at', nullable: true })
  rotatedAt: Date | null;

  /** To the quarter of an hour: written with each new access token. */
  @Column('timestamptz', { name: 'last_seen_at' })
  lastSeenAt: Date;

  /** Product name, such as Firefox. */
  @Column('text', { nullable: true })
  browser: string | null;

  /** Product name, such as Android. */
  @Column('text', { nullable: true })
  system: string | null;

  /** The visitor's address without its last part. */
  @Column('text', { nullable: true })
  network: string | null;
}
