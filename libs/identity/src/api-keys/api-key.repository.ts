import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#platform';
import type { PermissionName } from '../access/permission.js';
import type { RoleGrantRow } from '../access/role.js';
import { ApiKeyEntity } from './api-key.entity.js';

/** A live key with what its creator holds at this moment. */
export interface ApiKeyActorRow {
  id: string;
  secretHash: Buffer;
  permissions: PermissionName[];
  allowedNetworks: string[];
  /** The last use is not noted, or was so long ago that this one is worth a write. */
  isStale: boolean;
  memberId: string;
  memberState: 'active' | 'suspended';
  trustLevel: number;
  trustPinned: number | null;
  grants: RoleGrantRow[];
}

/** The SQL of API keys. */
@Injectable()
export class ApiKeyRepository {
  constructor(private readonly database: Database) {}

  /** One statement. Null for a key that is unknown here, expired or revoked. */
  async findActor(communityId: string, id: string): Promise<ApiKeyActorRow | null> {
    const [row] = await this.database.query<ApiKeyActorRow>(
      `SELECT k.id, k.secret_hash AS "secretHash", k.permissions, k.allowed_networks AS "allowedNetworks",
              COALESCE(k.last_used_at < now() - interval '1 minute', true) AS "isStale",
              m.id AS "memberId", m.state AS "memberState",
              m.trust_level AS "trustLevel", m.trust_pinned AS "trustPinned", g.grants
       FROM api_key k JOIN member m ON m.id = k.created_by AND m.community_id = k.community_id
       CROSS JOIN LATERAL (
         SELECT COALESCE(jsonb_agg(jsonb_build_object('role', r.role, 'spaceId', r.space_id)), '[]') AS grants
         FROM member_role r WHERE r.member_id = m.id) g
       WHERE k.community_id = $1 AND k.id = $2 AND k.revoked_at IS NULL
         AND (k.expires_at IS NULL OR k.expires_at > now())`,
      [communityId, id],
      'api_key_find_actor',
    );
    return row ?? null;
  }

  /** At most once a minute, whoever else notes it at the same time. */
  async noteUse(id: string): Promise<void> {
    await this.database.query(
      `UPDATE api_key SET last_used_at = now()
       WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')`,
      [id],
      'api_key_note_use',
    );
  }

  /** Newest first, revoked and expired ones too. */
  async list(communityId: string): Promise<ApiKeyEntity[]> {
    return this.database.manager.find(ApiKeyEntity, {
      where: { communityId },
      order: { createdAt: 'DESC', id: 'DESC' },
    });
  }

  /** Live keys, under a lock that keeps two admins from passing the limit together. */
  async countLive(tx: Tx, communityId: string): Promise<number> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('api_key:' || $1::text, 0))`, [
      communityId,
    ]);
    const [row] = await tx.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM api_key
       WHERE community_id = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())`,
      [communityId],
    );
    return row?.count ?? 0;
  }

  async insert(tx: Tx, key: ApiKeyEntity): Promise<void> {
    await tx.manager.insert(ApiKeyEntity, key);
  }

  /** Revoking twice keeps the first time. Null when the community has no such key. */
  async revoke(
    tx: Tx,
    communityId: string,
    id: string,
    revokedBy: string | null,
  ): Promise<{ key: ApiKeyEntity; wasLive: boolean } | null> {
    const changed = await tx.query(
      `UPDATE api_key SET revoked_at = now(), revoked_by = $3
       WHERE community_id = $1 AND id = $2 AND revoked_at IS NULL RETURNING id`,
      [communityId, id, revokedBy],
    );
    const key = await tx.manager.findOneBy(ApiKeyEntity, { communityId, id });
    return key && { key, wasLive: changed.length === 1 };
  }
}
