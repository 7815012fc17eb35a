import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#platform';

/** The SQL of used tokens. */
@Injectable()
export class SsoUsedTokenRepository {
  constructor(private readonly database: Database) {}

  /** False when it was used before. */
  async use(tx: Tx, communityId: string, jti: string, expiresAt: Date): Promise<boolean> {
    const rows = await tx.query(
      `INSERT INTO sso_used_token (community_id, jti, expires_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING jti`,
      [communityId, jti, expiresAt],
    );
    return rows.length === 1;
  }

  /** Looks, without using it up. */
  async isUsed(communityId: string, jti: string): Promise<boolean> {
    const rows = await this.database.query(
      'SELECT 1 FROM sso_used_token WHERE community_id = $1 AND jti = $2',
      [communityId, jti],
    );
    return rows.length === 1;
  }

  async purgeExpired(): Promise<void> {
    await this.database.query('DELETE FROM sso_used_token WHERE expires_at < now()');
  }
}
