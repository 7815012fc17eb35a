import { Injectable } from '@nestjs/common';
import type { SsoKeyUse } from '#identity';
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

  /** The community's keys against other changes, so that two admins cannot each end the last but one. */
  async lock(tx: Tx, communityId: string): Promise<SsoKeyEntity[]> {
    return tx.manager.find(SsoKeyEntity, {
      where: { communityId },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** Null takes the end back. */
  async setRetiresAt(tx: Tx, id: string, retiresAt: Date | null): Promise<void> {
    await tx.query('UPDATE sso_key SET retires_at = $2 WHERE id = $1', [id, retiresAt]);
  }

  /** Revoking twice keeps the first time. */
  async revoke(tx: Tx, id: string): Promise<void> {
    await tx.query('UPDATE sso_key SET revoked_at = COALESCE(revoked_at, now()) WHERE id = $1', [id]);
  }

  async findById(tx: Tx, id: string): Promise<SsoKeyEntity> {
    return tx.manager.findOneByOrFail(SsoKeyEntity, { id });
  }

  /** At most once a minute, unless another kid of a key set was used. */
  async noteUse(tx: Tx, { communityId, keyId, kid }: SsoKeyUse): Promise<void> {
    await tx.query(
      `UPDATE sso_key SET last_used_at = now(), last_used_kid = $3 WHERE community_id = $1 AND id = $2
         AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute' OR last_used_kid <> $3)`,
      [communityId, keyId, kid],
    );
  }
}
