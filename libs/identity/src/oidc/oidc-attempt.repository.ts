import { Injectable } from '@nestjs/common';
import { Database, newId, type Tx } from '#platform';

/** Somebody on the way to a provider. */
export interface OidcAttempt {
  stateHash: Buffer;
  browserHash: Buffer;
  communityId: string;
  providerId: string;
  destination: string;
}

/** Somebody back from a provider, who must still show that an account is theirs. */
export interface OidcPending {
  providerId: string;
  label: string;
  issuer: string;
  subject: string;
  email: string;
  destination: string;
}

/** A person of a provider, pinned to a member. */
export interface OidcIdentity {
  communityId: string;
  issuer: string;
  subject: string;
  memberId: string;
  email: string;
}

const PENDING = `SELECT a.provider_id AS "providerId", p.label, p.issuer, a.subject, a.email, a.destination
  FROM oidc_attempt a JOIN oidc_provider p ON p.id = a.provider_id AND p.is_enabled
  WHERE a.state_hash = $1 AND a.community_id = $2 AND a.subject IS NOT NULL AND a.expires_at > now()`;

/** The SQL of sign-ins under way, and of who is who. */
@Injectable()
export class OidcAttemptRepository {
  constructor(private readonly database: Database) {}

  async begin({ stateHash, browserHash, communityId, providerId, destination }: OidcAttempt): Promise<void> {
    await this.database.query(
      `INSERT INTO oidc_attempt (state_hash, browser_hash, community_id, provider_id, destination, expires_at)
       VALUES ($1, $2, $3, $4, $5, now() + interval '10 minutes')`,
      [stateHash, browserHash, communityId, providerId, destination],
    );
  }

  /** Ends the attempt, once; null where it is not this browser's, not this provider's, or over. */
  async take(attempt: Omit<OidcAttempt, 'destination'>): Promise<{ destination: string } | null> {
    const [row] = await this.database.query<{ destination: string }>(
      `DELETE FROM oidc_attempt WHERE state_hash = $1 AND browser_hash = $2 AND community_id = $3 AND provider_id = $4
         AND subject IS NULL AND expires_at > now() RETURNING destination`,
      [attempt.stateHash, attempt.browserHash, attempt.communityId, attempt.providerId],
    );
    return row ?? null;
  }

  /** Keeps who came back until an account's owner confirms; a browser has one at a time. */
  async hold(attempt: OidcAttempt & { subject: string; email: string }): Promise<void> {
    await this.database.query(
      `INSERT INTO oidc_attempt (state_hash, browser_hash, community_id, provider_id, destination, subject, email, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, now() + interval '15 minutes')
       ON CONFLICT (state_hash) DO UPDATE SET community_id = $3, provider_id = $4, destination = $5, subject = $6,
         email = $7, expires_at = excluded.expires_at`,
      [
        attempt.stateHash,
        attempt.browserHash,
        attempt.communityId,
        attempt.providerId,
        attempt.destination,
        attempt.subject,
        attempt.email,
      ],
    );
  }

  async findPending(stateHash: Buffer, communityId: string): Promise<OidcPending | null> {
    const [row] = await this.database.query<OidcPending>(PENDING, [stateHash, communityId]);
    return row ?? null;
  }

  /** The same, once. */
  async takePending(tx: Tx, stateHash: Buffer, communityId: string): Promise<OidcPending | null> {
    const [row] = await tx.query<OidcPending>(`${PENDING} FOR UPDATE OF a`, [stateHash, communityId]);
    if (row) await tx.query('DELETE FROM oidc_attempt WHERE state_hash = $1', [stateHash]);
    return row ?? null;
  }

  /** Who a person of a provider is here; null for somebody new. */
  async findMember(tx: Tx, communityId: string, issuer: string, subject: string): Promise<string | null> {
    const [row] = await tx.query<{ memberId: string }>(
      `UPDATE oidc_identity SET last_used_at = now() WHERE community_id = $1 AND issuer = $2 AND subject = $3
       RETURNING member_id AS "memberId"`,
      [communityId, issuer, subject],
    );
    return row?.memberId ?? null;
  }

  /** The member it is pinned to: the given one, or another where it was pinned before. */
  async pin(tx: Tx, identity: OidcIdentity): Promise<string> {
    const { communityId, issuer, subject, memberId, email } = identity;
    await tx.query(
      `INSERT INTO oidc_identity (id, community_id, issuer, subject, member_id, email, created_at, last_used_at)
       VALUES ($1, $2, $3, $4, $5, $6, now(), now()) ON CONFLICT (community_id, issuer, subject) DO NOTHING`,
      [newId(), communityId, issuer, subject, memberId, email],
    );
    return (await this.findMember(tx, communityId, issuer, subject)) ?? memberId;
  }

  /** True where a member here has an account with this address: it is not somebody new. */
  async hasAccountHere(communityId: string, email: string): Promise<boolean> {
    const rows = await this.database.query(
      `SELECT 1 FROM member m JOIN account a ON a.id = m.account_id WHERE m.community_id = $1 AND a.email = $2::citext`,
      [communityId, email],
    );
    return rows.length > 0;
  }

  async hasRole(tx: Tx, memberId: string): Promise<boolean> {
    return (await tx.query('SELECT 1 FROM member_role WHERE member_id = $1 LIMIT 1', [memberId])).length > 0;
  }

  async purgeExpired(): Promise<void> {
    await this.database.query('DELETE FROM oidc_attempt WHERE expires_at < now()');
  }
}
