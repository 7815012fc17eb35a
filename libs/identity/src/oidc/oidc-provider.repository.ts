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
  isEnabled: boolean;
  createdAt: Date;
  updatedAt: Date;
  lastUsedAt: Date | null;
}

const COLUMNS = `id, community_id AS "communityId", label, issuer, client_id AS "clientId",
  sealed_client_secret AS "sealedClientSecret", scopes, audience, email_domains AS "emailDomains",
  admits_newcomers AS "admitsNewcomers", role_claim AS "roleClaim", is_enabled AS "isEnabled",
  created_at AS "createdAt", updated_at AS "updatedAt", last_used_at AS "lastUsedAt"`;

/** The SQL of providers. */
@Injectable()
export class OidcProviderRepository {
  constructor(private readonly database: Database) {}

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
         email_domains, admits_newcomers, role_claim, is_enabled, created_at, updated_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
       ON CONFLICT (id) DO UPDATE SET label = $3, issuer = $4, client_id = $5, sealed_client_secret = $6, scopes = $7,
         audience = $8, email_domains = $9, admits_newcomers = $10, role_claim = $11, is_enabled = $12, updated_at = $14`,
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

  async noteUse(tx: Tx, id: string): Promise<void> {
    await tx.query(
      `UPDATE oidc_provider SET last_used_at = now()
       WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')`,
      [id],
    );
  }
}
