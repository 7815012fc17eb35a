import { Injectable } from '@nestjs/common';
import { lineOfText, type SsoFormerKey, type SsoKeyUse, type SsoTrustedKey } from '#identity';
import { type Actor, Database, FactLog, newId, OutboundFetch, type Tx, violatesUnique } from '#platform';
import { CommunityUpdated } from '../settings/community.facts.js';
import { SsoKeyInvalid } from './sso-key.errors.js';
import type { SsoKeyEntity } from './sso-key.entity.js';
import { SsoKeyAdded } from './sso-key.facts.js';
import { SsoKeyRepository } from './sso-key.repository.js';
import { materialOf, type SsoKeyDraft } from './sso-key-draft.js';
import { endOf, stateOf } from './sso-key-state.js';
import { SsoKeyVault } from './sso-key-vault.js';

const LONGEST_LABEL = 80;

/** A key just made. `secret` is set for HS256 and never again readable. */
export interface NewSsoKey {
  ssoKey: SsoKeyEntity;
  secret: string | null;
}

/** Keys that brands sign their customers' tokens with. */
@Injectable()
export class SsoKeyService {
  constructor(
    private readonly database: Database,
    private readonly facts: FactLog,
    private readonly keys: SsoKeyRepository,
    private readonly vault: SsoKeyVault,
    private readonly outbound: OutboundFetch,
  ) {}

  /** Newest first, retired ones too. */
  async list(actor: Actor): Promise<SsoKeyEntity[]> {
    return this.keys.list(actor.communityId);
  }

  /** Throws SsoKeyInvalid and NameInvalid. Records SsoKeyAdded and CommunityUpdated. */
  async create(actor: Actor, draft: SsoKeyDraft): Promise<NewSsoKey> {
    const made = await this.draw(actor, draft);
    await this.keep(() => this.database.transaction((tx) => this.add(tx, actor, made.ssoKey)));
    return made;
  }

  /** A key as the draft says, not kept yet. Throws SsoKeyInvalid and NameInvalid. */
  async draw(actor: Actor, draft: SsoKeyDraft): Promise<NewSsoKey> {
    const label = lineOfText(draft.label, 'label', LONGEST_LABEL);
    const { kid, publicJwk, jwksUrl } = await materialOf(draft, this.outbound);
    const id = newId();
    const hidden = draft.algorithm === 'HS256' ? this.vault.newSecret(id) : null;
    const ssoKey: SsoKeyEntity = {
      id,
      communityId: actor.communityId,
      kid,
      algorithm: draft.algorithm,
      label,
      sealedSecret: hidden?.sealedSecret ?? null,
      publicJwk,
      jwksUrl,
      createdAt: new Date(),
      retiresAt: null,
      lastUsedAt: null,
      lastUsedKid: null,
      revokedAt: null,
    };
    return { ssoKey, secret: hidden?.secret ?? null };
  }

  /** Within a transaction; run the whole of it by `keep`. */
  async add(tx: Tx, actor: Actor, ssoKey: SsoKeyEntity): Promise<void> {
    await this.keys.insert(tx, ssoKey);
    await this.facts.record(tx, SsoKeyAdded, actor.communityId, { ssoKeyId: ssoKey.id, by: actor.memberId });
    await this.facts.record(tx, CommunityUpdated, actor.communityId, {});
  }

  /** Runs work that adds a key. Throws SsoKeyInvalid where the kid is taken. */
  async keep<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      if (!violatesUnique(error, 'sso_key_community_id_kid_key')) throw error;
      throw new SsoKeyInvalid('Another key of the community has this kid.', { field: 'publicJwk' });
    }
  }

  /** Live keys, opened, and what became of the others. */
  async ringOf(communityId: string): Promise<{ keys: SsoTrustedKey[]; formerKeys: SsoFormerKey[] }> {
    const now = new Date();
    const rows = await this.keys.list(communityId);
    const isOver = (row: SsoKeyEntity) => stateOf(row, now) === 'retired';
    return {
      keys: rows.filter((row) => !isOver(row)).map((row) => this.vault.open(row)),
      formerKeys: rows.filter(isOver).map((row) => ({
        kid: row.kid,
        endedAt: endOf(row) ?? now,
        wasRevoked: row.revokedAt !== null,
      })),
    };
  }

  /** Live keys, opened. */
  async trustedKeys(communityId: string): Promise<SsoTrustedKey[]> {
    return (await this.ringOf(communityId)).keys;
  }

  /** A key has just let somebody in. Written at most once a minute. */
  async noteUse(tx: Tx, use: SsoKeyUse): Promise<void> {
    await this.keys.noteUse(tx, use);
  }
}
