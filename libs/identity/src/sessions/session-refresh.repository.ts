import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#platform';
import type { Client } from './client.js';
import type { SessionRefreshEntity } from './session-refresh.entity.js';

/** How a refresh token and its session stand. */
export interface RefreshRow {
  sessionId: string;
  /** Null for a member's whom a provider let in. */
  accountId: string | null;
  accessHash: Buffer;
  salt: Buffer;
  /** Of the token. */
  generation: number;
  /** Of the session: the token is current where the two are the same. */
  currentGeneration: number;
  isLive: boolean;
  /** The access token of the current generation has come back: its holder has received it. */
  isSeen: boolean;
  /** Age of the current generation, in seconds. */
  ageSeconds: number;
  createdAt: Date;
  expiresAt: Date;
  accessExpiresAt: Date;
}

const ROW = `SELECT s.id AS "sessionId", s.account_id AS "accountId", s.token_hash AS "accessHash", r.salt, r.generation,
    s.generation AS "currentGeneration", s.revoked_at IS NULL AND s.expires_at > now() AS "isLive",
    s.access_seen_at IS NOT NULL AS "isSeen", extract(epoch FROM now() - COALESCE(s.rotated_at, s.created_at))::float8 AS "ageSeconds",
    s.created_at AS "createdAt", s.expires_at AS "expiresAt", s.access_expires_at AS "accessExpiresAt"
  FROM session_refresh r JOIN session s ON s.id = r.session_id WHERE r.token_hash = $1`;

/** The SQL of refresh tokens. */
@Injectable()
export class SessionRefreshRepository {
  constructor(private readonly database: Database) {}

  async find(tokenHash: Buffer): Promise<RefreshRow | null> {
    const [row] = await this.database.query<RefreshRow>(ROW, [tokenHash]);
    return row ?? null;
  }

  /** The same, its session locked until the transaction ends: requests that came together follow each other. */
  async lock(tx: Tx, tokenHash: Buffer): Promise<RefreshRow | null> {
    const [row] = await tx.query<RefreshRow>(`${ROW} FOR UPDATE OF s`, [tokenHash]);
    return row ?? null;
  }

  async insert(tx: Tx, token: Omit<SessionRefreshEntity, 'createdAt'>): Promise<void> {
    await tx.query(
      `INSERT INTO session_refresh (token_hash, session_id, generation, salt, created_at) VALUES ($1, $2, $3, $4, now())`,
      [token.tokenHash, token.sessionId, token.generation, token.salt],
    );
  }

  /** The session goes on with its next generation. */
  async advance(
    tx: Tx,
    sessionId: string,
    next: { accessHash: Buffer; accessExpiresAt: Date; expiresAt: Date; client: Client },
  ): Promise<void> {
    const { browser, system, network } = next.client;
    await tx.query(
      `UPDATE session SET generation = generation + 1, token_hash = $2, access_expires_at = $3, expires_at = $4,
         access_seen_at = NULL, rotated_at = now(), last_seen_at = now(),
         browser = COALESCE($5, browser), system = COALESCE($6, system), network = COALESCE($7, network)
       WHERE id = $1`,
      [sessionId, next.accessHash, next.accessExpiresAt, next.expiresAt, browser, system, network],
    );
  }

  /** Gives an access token that nobody has seen yet its whole time again. */
  async prolongAccess(tx: Tx, sessionId: string, accessExpiresAt: Date): Promise<void> {
    await tx.query('UPDATE session SET access_expires_at = $2 WHERE id = $1', [sessionId, accessExpiresAt]);
  }

  /** Forgets used tokens after a month. */
  async purgeUsed(): Promise<void> {
    await this.database.query(
      `DELETE FROM session_refresh r USING session s
       WHERE s.id = r.session_id AND r.generation < s.generation - 1 AND r.created_at < now() - interval '30 days'`,
    );
  }
}
