import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#platform';
import { SsoKeyEntity } from './sso-key.entity.js';

/** The SQL of brands' keys. */
@Injectable()
export class SsoKeyRepository {
  constructor(private readonly database: Database) {}

  /** Newest first, revoked ones too. */
  async list(communityId: string): Promise<SsoKeyEntity[]> {
    return this.database.manager.find(SsoKeyEntity, {
      where: { communityId },
      order: { createdAt: 'DESC', id: 'DESC' },
    });
  }

  async insert(tx: Tx, key: SsoKeyEntity): Promise<void> {
    await tx.query(
      `INSERT INTO sso_key (id, community_id, kid, algorithm, label, sealed_secret, public_jwk, jwks_url, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9)`,
      [
        key.id,
        key.communityId,
        key.kid,
        key.algorithm,
        key.label,
        key.sealedSecret,
        key.publicJwk && JSON.stringify(key.publicJwk),
        key.jwksUrl,
        key.createdAt,
      ],
    );
  }

  /** Revoking twice keeps the first time. Null when the community has no such key. */
  async revoke(tx: Tx, communityId: string, id: string): Promise<SsoKeyEntity | null> {
    await tx.query(
      'UPDATE sso_key SET revoked_at = COALESCE(revoked_at, now()) WHERE community_id = $1 AND id = $2',
      [communityId, id],
    );
    return tx.manager.findOneBy(SsoKeyEntity, { communityId, id });
  }
}
