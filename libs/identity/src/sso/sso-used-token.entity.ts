import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A brand's token that was exchanged: it works once. */
@Entity('sso_used_token')
export class SsoUsedTokenEntity {
  @PrimaryColumn('uuid', { name: 'community_id' })
  communityId: string;

  @PrimaryColumn('text')
  jti: string;

  /** Nobody could send it again after this. */
  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;
}
