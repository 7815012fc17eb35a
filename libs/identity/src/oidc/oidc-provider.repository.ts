import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#platform';

/** Whom a provider is for. */
export type OidcAudienceName = 'staff' | 'members' | 'everybody';

/** Where a community's people may sign in, as its row says. */
export interface OidcProviderRow {
  id: string;
  communityId: string;
  /** What the button says. */
  label: string;
  issuer: string;
  clientId: string;
  sealedClientSecret: Buffer | null;
  scopes: string[];
  audience: OidcAudienceName;
  /** Lower case; empty: any. */
  emailDomains: string[];
  /** Who is not known yet becomes a member. */
  admitsNewcomers: boolean;
  /** The claim that makes a moderator; null: none does. */
  roleClaim: string | null;
  /** What it says of a second factor counts. */
  vouchesSecondFactor: boolean;
  isEnabled: boolean;
  createdAt: Date;
  updatedAt: Date;
  lastUsedAt: Date | null;
}

/** A provider with how many people are signed in by it at this moment. */
export interface OidcProviderOverview extends OidcProviderRow {
  signedInCount: number;
}

const COLUMNS = `id, community_id AS "communityId", label, issuer, client_id AS "clientId",
  sealed_client_secret AS "sealedClientSecret", scopes, audience, email_domains AS "emailDomains",
  admits_newcomers AS "admitsNewcomers", role_claim AS "roleClaim",
  vouches_second_factor AS "vouchesSecondFactor", is_enabled AS "isEnabled",
  created_at AS "createdAt", updated_at AS "updatedAt", last_used_at AS "lastUsedAt"`;

/** The SQL of providers. */
@Injectable()
export class OidcProviderRepository {
  constructor(private readonly database: Database) {}

  /** The same, oldest first, with who is signed in by each; one statement. */
  async overview(communityId: string): Promise<OidcProviderOverview[]> {
    return this.database.query<OidcProviderOverview>(
      `SELECT ${COLUMNS}, (SELECT count(DISTINCT s.member_id)::int FROM session s WHERE s.oidc_provider_id = p.id
         AND s.scope = 'full' AND s.revoked_at IS NULL AND s.expires_at > now()) AS "signedInCount"
       FROM oidc_provider p WHERE community_id = $1 ORDER BY created_at, id`,
      [communityId],
    );
  }

  /** Oldest first. */
  async list(communityId: string): Promise<OidcProviderRow[]> {
    return this.database.query<OidcProviderRow>(
      `SELECT ${COLUMNS} FROM oidc_provider WHERE community_id = $1 ORDER BY created_at, id`,
      [communityId],
    );
  }

  async find(communityId: string, id: string): Promise<OidcProviderRow | null> {
    const [row] = await this.database.query<OidcProviderRow>(
      `SELECT ${COLUMNS} FROM oidc_provider WHERE community_id = $1 AND id = $2`,
      [communityId, id],
    );
    return row ?? null;
  }

  /** Adds the provider, or replaces what was said of it. */
  async save(tx: Tx, provider: OidcProviderRow): Promise<void> {
    await tx.query(
      `INSERT INTO oidc_provider (id, community_id, label, issuer, client_id, sealed_client_secret, scopes, audience,
         email_domains, admits_newcomers, role_claim, is_enabled, created_at, updated_at, vouches_second_factor)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
       ON CONFLICT (id) DO UPDATE SET label = $3, issuer = $4, client_id = $5, sealed_client_secret = $6, scopes = $7,
         audience = $8, email_domains = $9, admits_newcomers = $10, role_claim = $11, is_enabled = $12, updated_at = $14,
         vouches_second_factor = $15`,
      [
        provider.id,
        provider.communityId,
        provider.label,
        provider.issuer,
        provider.clientId,
        provider.sealedClientSecret,
        provider.scopes,
        provider.audience,
        provider.emailDomains,
        provider.admitsNewcomers,
        provider.roleClaim,
        provider.isEnabled,
        provider.createdAt,
        provider.updatedAt,
        provider.vouchesSecondFactor,
      ],
    );
  }

  /** False when the community has no such provider. Links stay: they name the issuer, and count again if it comes back. */
  async remove(tx: Tx, communityId: string, id: string): Promise<boolean> {
    const rows = await tx.query(
      'DELETE FROM oidc_provider WHERE community_id = $1 AND id = $2 RETURNING id',
      [communityId, id],
    );
    return rows.length === 1;
  }

  /**
   * Notes that somebody comes by it; false where it is gone or off. It stays as it is until the transaction ends: whoever
   * puts it off meanwhile waits, and then finds the session that this sign-in opens. Where an issuer is given, it must
   * still be that one.
   */
  async use(tx: Tx, id: string, issuer: string | null = null): Promise<boolean> {
    const rows = await tx.query(
      `UPDATE oidc_provider SET last_used_at = date_trunc('minute', now())
       WHERE id = $1 AND is_enabled AND ($2::text IS NULL OR issuer = $2) RETURNING id`,
      [id, issuer],
    );
    return rows.length === 1;
  }

  /** Who is on the way to it, or half signed in by it, begins again. */
  async forgetUnderWay(tx: Tx, id: string): Promise<void> {
    await tx.query('DELETE FROM oidc_attempt WHERE provider_id = $1', [id]);
    await tx.query('DELETE FROM account_ticket WHERE oidc_provider_id = $1', [id]);
  }
}
