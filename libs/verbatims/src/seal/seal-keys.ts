import { Injectable } from '@nestjs/common';
import { Database, Secrets } from '#platform';
import { fingerprintOf, SealKey } from './seal-key.js';

/** A key by which a community's exports are known, as everybody may see it. */
export interface PublicSealKey {
  /** 32 bytes in base64url. */
  publicKey: string;
  fingerprint: string;
  firstUsedAt: Date;
}

/** Keys that sign exports: one a community, from the install's secret; their public halves are kept for good. */
@Injectable()
export class SealKeys {
  constructor(
    private readonly database: Database,
    private readonly secrets: Secrets,
  ) {}

  /** To sign with; its public half is known from then on. */
  async take(communityId: string): Promise<SealKey> {
    const key = new SealKey(this.secrets.key(`verbatims/seal/${communityId}`));
    await this.database.query(
      'INSERT INTO seal_key (community_id, public_key) VALUES ($1, $2) ON CONFLICT DO NOTHING',
      [communityId, key.publicKey],
    );
    return key;
  }

  /** Latest first. */
  async list(communityId: string): Promise<PublicSealKey[]> {
    const rows = await this.database.query<{ publicKey: string; firstUsedAt: Date }>(
      `SELECT public_key AS "publicKey", first_used_at AS "firstUsedAt" FROM seal_key
       WHERE community_id = $1 ORDER BY first_used_at DESC, public_key`,
      [communityId],
    );
    return rows.map((row) => ({ ...row, fingerprint: fingerprintOf(row.publicKey) }));
  }
}
