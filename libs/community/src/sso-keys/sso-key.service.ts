import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { lineOfText, type SsoTrustedKey } from '#identity';
import {
  type Actor,
  Database,
  FactLog,
  isUuid,
  newId,
  OutboundFetch,
  Secrets,
  violatesUnique,
} from '#platform';
import { CommunityUpdated } from '../settings/community.facts.js';
import { seal, unseal } from './sealed-secret.js';
import { SsoKeyInvalid, SsoKeyNotFound } from './sso-key.errors.js';
import type { SsoKeyEntity } from './sso-key.entity.js';
import { SsoKeyRepository } from './sso-key.repository.js';
import { type KeyMaterial, materialOf, type SsoKeyDraft } from './sso-key-draft.js';

const SECRET_BYTES = 32;
const LONGEST_LABEL = 80;

/** Keys that brands sign their customers' tokens with. */
@Injectable()
export class SsoKeyService {
  constructor(
    private readonly database: Database,
    private readonly facts: FactLog,
    private readonly keys: SsoKeyRepository,
    private readonly secrets: Secrets,
    private readonly outbound: OutboundFetch,
  ) {}

  /** Newest first, revoked ones too. */
  async list(actor: Actor): Promise<SsoKeyEntity[]> {
    return this.keys.list(actor.communityId);
  }

  /** `secret` is set for HS256 and never again readable. Throws SsoKeyInvalid. Records CommunityUpdated. */
  async create(actor: Actor, draft: SsoKeyDraft): Promise<{ ssoKey: SsoKeyEntity; secret: string | null }> {
    const { communityId } = actor;
    const label = lineOfText(draft.label, 'label', LONGEST_LABEL);
    const material = await materialOf(draft, this.outbound);
    const id = newId();
    const secret = draft.algorithm === 'HS256' ? randomBytes(SECRET_BYTES).toString('base64url') : null;
    const ssoKey: SsoKeyEntity = {
      id,
      communityId,
      kid: material.kid,
      algorithm: draft.algorithm,
      label,
      ...this.sourceOf(material, id, secret),
      createdAt: new Date(),
      retiresAt: null,
      lastUsedAt: null,
      lastUsedKid: null,
      revokedAt: null,
    };
    try {
      await this.database.transaction(async (tx) => {
        await this.keys.insert(tx, ssoKey);
        await this.facts.record(tx, CommunityUpdated, communityId, {});
      });
    } catch (error) {
      if (!violatesUnique(error, 'sso_key_community_id_kid_key')) throw error;
      throw new SsoKeyInvalid('Another key of the community has this kid.', { field: 'publicJwk' });
    }
    return { ssoKey, secret };
  }

  /** Tokens of the key are refused from now on. Throws SsoKeyNotFound. Records CommunityUpdated. */
  async revoke(actor: Actor, id: string): Promise<SsoKeyEntity> {
    if (!isUuid(id)) throw new SsoKeyNotFound();
    return this.database.transaction(async (tx) => {
      const key = await this.keys.revoke(tx, actor.communityId, id);
      if (!key) throw new SsoKeyNotFound();
      await this.facts.record(tx, CommunityUpdated, actor.communityId, {});
      return key;
    });
  }

  /** Live keys, opened. */
  async trustedKeys(communityId: string): Promise<SsoTrustedKey[]> {
    const rows = await this.keys.list(communityId);
    return rows.filter(({ revokedAt }) => revokedAt === null).map((row) => this.trustedKeyOf(row));
  }

  private trustedKeyOf(row: SsoKeyEntity): SsoTrustedKey {
    const { kid, algorithm, sealedSecret, publicJwk, jwksUrl } = row;
    if (sealedSecret)
      return { kid, algorithm, source: { secret: unseal(this.sealingKey(), sealedSecret, row.id) } };
    if (publicJwk) return { kid, algorithm, source: { publicJwk } };
    return { kid, algorithm, source: { jwksUrl: jwksUrl ?? '' } };
  }

  /** What is signed with is the text the admin copies, so that every JWT library agrees on its bytes. */
  private sourceOf({ publicJwk, jwksUrl }: KeyMaterial, id: string, secret: string | null) {
    const sealedSecret = secret === null ? null : seal(this.sealingKey(), Buffer.from(secret, 'utf8'), id);
    return { sealedSecret, publicJwk, jwksUrl };
  }

  private sealingKey(): Buffer {
    return this.secrets.key('sso-key');
  }
}
