import { Injectable } from '@nestjs/common';
import {
  type Actor,
  Database,
  FactLog,
  isUuid,
  newId,
  OutboundFetch,
  OutboundRefused,
  type Tx,
  violatesUnique,
} from '#platform';
import { lineOfText } from '../members/line-of-text.js';
import { SessionService } from '../sessions/session.service.js';
import { OidcClient } from './oidc-client.js';
import { OidcProviderInvalid, OidcProviderNotFound } from './oidc.errors.js';
import { OidcProviderChanged } from './oidc.facts.js';
import {
  type OidcAudienceName,
  type OidcProviderOverview,
  OidcProviderRepository,
  type OidcProviderRow,
} from './oidc-provider.repository.js';

const LONGEST_LABEL = 60;
const LONGEST_TEXT = 500;
const MOST_DOMAINS = 50;
const MOST_PROVIDERS = 10;
const SCOPE = /^[\x21\x23-\x5b\x5d-\x7e]{1,100}$/;
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/;
const CLAIM = /^[\x21-\x7e]{1,200}$/;

/** A provider as an admin describes it. */
export interface OidcProviderDraft {
  label: string;
  issuer: string;
  clientId: string;
  /** Null or absent: as it was, and none for a new provider. */
  clientSecret?: string | null;
  scopes?: readonly string[] | null;
  audience: OidcAudienceName;
  emailDomains?: readonly string[] | null;
  admitsNewcomers?: boolean | null;
  roleClaim?: string | null;
  vouchesSecondFactor?: boolean | null;
  isEnabled?: boolean | null;
}

/** Where a community's people may sign in: its admins decide. */
@Injectable()
export class OidcProviderService {
  constructor(
    private readonly database: Database,
    private readonly facts: FactLog,
    private readonly providers: OidcProviderRepository,
    private readonly sessions: SessionService,
    private readonly client: OidcClient,
    private readonly outbound: OutboundFetch,
  ) {}

  /** Oldest first. */
  async list({ communityId }: Actor): Promise<OidcProviderOverview[]> {
    return this.providers.overview(communityId);
  }

  /** Those whose button a sign-in page shows, oldest first. */
  async offered(communityId: string, isForStaff: boolean): Promise<OidcProviderRow[]> {
    const hidden: OidcAudienceName = isForStaff ? 'members' : 'staff';
    return (await this.providers.list(communityId)).filter(
      ({ isEnabled, audience }) => isEnabled && audience !== hidden,
    );
  }

  /**
   * Adds a provider, or changes the one with this id, once its configuration could be read. One that is off, or is another
   * issuer from now on, vouches for nobody whom it let in before: they are signed out. Throws OidcProviderInvalid,
   * OidcProviderNotFound, OidcDiscoveryFailed, NameInvalid. Records OidcProviderChanged, SessionsRevoked.
   */
  async save(
    actor: Actor,
    draft: OidcProviderDraft,
    id: string | null = null,
  ): Promise<OidcProviderOverview> {
    const before = await this.list(actor);
    const known = id === null ? null : requireAmong(before, id);
    if (!known && before.length >= MOST_PROVIDERS)
      throw new OidcProviderInvalid(`At most ${MOST_PROVIDERS} providers.`);
    const provider = this.rowOf(actor.communityId, draft, known);
    // Where it is only put off, it need not answer: that may be why it is put off.
    if (provider.isEnabled || provider.issuer !== known?.issuer) await this.client.probe(provider);
    try {
      await this.database.transaction(async (tx) => {
        await this.providers.save(tx, provider);
        if (known && (!provider.isEnabled || provider.issuer !== known.issuer))
          await this.shut(tx, provider.id);
        await this.note(tx, actor, provider.id, known ? 'changed' : 'added');
      });
    } catch (error) {
      if (!violatesUnique(error, 'oidc_provider_community_id_issuer_client_id_key')) throw error;
      throw new OidcProviderInvalid('This client of the issuer is there already.', { field: 'clientId' });
    }
    return requireAmong(await this.list(actor), provider.id);
  }

  /** Nobody comes by it any more, and who did is signed out. Throws OidcProviderNotFound. Records OidcProviderChanged, SessionsRevoked. */
  async remove(actor: Actor, id: string): Promise<void> {
    if (!isUuid(id)) throw new OidcProviderNotFound();
    await this.database.transaction(async (tx) => {
      if (!(await this.providers.remove(tx, actor.communityId, id))) throw new OidcProviderNotFound();
      await this.shut(tx, id);
      await this.note(tx, actor, id, 'removed');
    });
  }

  private async shut(tx: Tx, id: string): Promise<void> {
    await this.providers.forgetUnderWay(tx, id);
    await this.sessions.revokeOfProvider(tx, id);
  }

  private async note(
    tx: Tx,
    { communityId, memberId: by }: Actor,
    oidcProviderId: string,
    change: 'added' | 'changed' | 'removed',
  ): Promise<void> {
    await this.facts.record(tx, OidcProviderChanged, communityId, { oidcProviderId, change, by });
  }

  private rowOf(
    communityId: string,
    draft: OidcProviderDraft,
    known: OidcProviderRow | null,
  ): OidcProviderRow {
    const now = new Date();
    const id = known?.id ?? newId();
    const { clientSecret, audience } = draft;
    if (clientSecret && clientSecret.length > LONGEST_TEXT)
      throw new OidcProviderInvalid('The secret is too long.', { field: 'clientSecret' });
    return {
      id,
      communityId,
      label: lineOfText(draft.label, 'label', LONGEST_LABEL),
      issuer: this.issuerFrom(draft.issuer),
      clientId: lineOfText(draft.clientId, 'clientId', LONGEST_TEXT),
      sealedClientSecret: clientSecret
        ? this.client.sealSecret(id, clientSecret)
        : (known?.sealedClientSecret ?? null),
      scopes: scopesFrom(draft.scopes ?? []),
      audience,
      emailDomains: domainsFrom(draft.emailDomains ?? []),
      admitsNewcomers: draft.admitsNewcomers ?? false,
      roleClaim: claimFrom(draft.roleClaim ?? null),
      vouchesSecondFactor: draft.vouchesSecondFactor ?? false,
      isEnabled: draft.isEnabled ?? true,
      createdAt: known?.createdAt ?? now,
      updatedAt: now,
      lastUsedAt: known?.lastUsedAt ?? null,
    };
  }

  /** As it was written: issuers are compared letter by letter (OpenID Connect Core §2). */
  private issuerFrom(text: string): string {
    try {
      const issuer = text.trim();
      const url = this.outbound.requireAddress(issuer);
      if (issuer.length > LONGEST_TEXT || url.search || url.hash) throw new OutboundRefused('not an issuer');
      return issuer;
    } catch (error) {
      if (!(error instanceof OutboundRefused)) throw error;
      throw new OidcProviderInvalid('An issuer is an https address without ? and #.', { field: 'issuer' });
    }
  }
}

function requireAmong(providers: readonly OidcProviderOverview[], id: string): OidcProviderOverview {
  const found = providers.find((provider) => provider.id === id);
  if (!found) throw new OidcProviderNotFound();
  return found;
}

function scopesFrom(asked: readonly string[]): string[] {
  const scopes = [...new Set(['openid', 'email', 'profile', ...asked])];
  if (scopes.length > 20 || !scopes.every((scope) => SCOPE.test(scope)))
    throw new OidcProviderInvalid('A scope is one word.', { field: 'scopes' });
  return scopes;
}

function domainsFrom(texts: readonly string[]): string[] {
  const domains = [...new Set(texts.map((text) => text.trim().toLowerCase().replace(/^@/, '')))];
  if (domains.length > MOST_DOMAINS || !domains.every((domain) => DOMAIN.test(domain)))
    throw new OidcProviderInvalid('A domain is like brand.example.', { field: 'emailDomains' });
  return domains;
}

function claimFrom(text: string | null): string | null {
  const claim = text?.trim() || null;
  if (claim !== null && !CLAIM.test(claim))
    throw new OidcProviderInvalid('The name of a claim is one word.', { field: 'roleClaim' });
  return claim;
}
