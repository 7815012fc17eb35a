import { Injectable } from '@nestjs/common';
import { type Actor, Database, FactLog, isUuid, type Tx } from '#platform';
import { CommunityUpdated } from '../settings/community.facts.js';
import { SsoKeyInvalid, SsoKeyLast, SsoKeyNotFound } from './sso-key.errors.js';
import type { SsoKeyEntity } from './sso-key.entity.js';
import { SsoKeyRetirementSet, SsoKeyRevoked } from './sso-key.facts.js';
import { SsoKeyRepository } from './sso-key.repository.js';
import { type NewSsoKey, SsoKeyService } from './sso-key.service.js';
import type { SsoKeyDraft } from './sso-key-draft.js';
import { stateOf } from './sso-key-state.js';

const LONGEST_RETIREMENT_MS = 366 * 86_400_000;

/** Which key is to end. */
export interface SsoKeyEnding {
  id: string;
  /** That no customer can sign in afterwards is meant. */
  acceptsNoActiveKey?: boolean | null;
}

/** How brands change keys without a customer noticing: the new one beside the old one, which then ends at a date. */
@Injectable()
export class SsoKeyRotationService {
  constructor(
    private readonly database: Database,
    private readonly facts: FactLog,
    private readonly keys: SsoKeyRepository,
    private readonly service: SsoKeyService,
  ) {}

  /**
   * Adds the new key and gives the old one its last day, both or neither. Throws SsoKeyNotFound, SsoKeyInvalid and
   * NameInvalid. Records SsoKeyAdded, SsoKeyRetirementSet and CommunityUpdated.
   */
  async rotate(
    actor: Actor,
    { id, retiresAt, ...draft }: SsoKeyDraft & { id: string; retiresAt: Date },
  ): Promise<NewSsoKey & { replaced: SsoKeyEntity }> {
    const made = await this.service.draw(actor, draft);
    return this.service.keep(() =>
      this.database.transaction(async (tx) => {
        const { key } = await this.lock(tx, actor, id);
        await this.service.add(tx, actor, made.ssoKey);
        return { ...made, replaced: await this.setEnd(tx, actor, key, retiresAt) };
      }),
    );
  }

  /**
   * Tokens of the key are believed until then; null takes the date back. Throws SsoKeyNotFound, SsoKeyInvalid and, where
   * no active key would be left, SsoKeyLast. Records SsoKeyRetirementSet and CommunityUpdated.
   */
  async retire(actor: Actor, ending: SsoKeyEnding & { retiresAt: Date | null }): Promise<SsoKeyEntity> {
    return this.database.transaction(async (tx) => {
      const { key, others } = await this.lock(tx, actor, ending.id);
      if (ending.retiresAt) requireOther(others, ending);
      return this.setEnd(tx, actor, key, ending.retiresAt);
    });
  }

  /** Tokens of the key are refused from now on. Throws what `retire` throws. Records SsoKeyRevoked and CommunityUpdated. */
  async revoke(actor: Actor, ending: SsoKeyEnding): Promise<SsoKeyEntity> {
    return this.database.transaction(async (tx) => {
      const { key, others } = await this.lock(tx, actor, ending.id);
      if (key.revokedAt) return key;
      if (stateOf(key) !== 'retired') requireOther(others, ending);
      await this.keys.revoke(tx, key.id);
      const { communityId, memberId: by } = actor;
      await this.facts.record(tx, SsoKeyRevoked, communityId, { ssoKeyId: key.id, by });
      await this.facts.record(tx, CommunityUpdated, communityId, {});
      return this.keys.findById(tx, key.id);
    });
  }

  private async lock(
    tx: Tx,
    { communityId }: Actor,
    id: string,
  ): Promise<{ key: SsoKeyEntity; others: SsoKeyEntity[] }> {
    const all = isUuid(id) ? await this.keys.lock(tx, communityId) : [];
    const key = all.find((each) => each.id === id.toLowerCase());
    if (!key) throw new SsoKeyNotFound();
    return { key, others: all.filter((each) => each !== key) };
  }

  private async setEnd(
    tx: Tx,
    { communityId, memberId: by }: Actor,
    key: SsoKeyEntity,
    retiresAt: Date | null,
  ): Promise<SsoKeyEntity> {
    if (stateOf(key) === 'retired') throw new SsoKeyInvalid('This key has ended.', { field: 'id' });
    requireEnd(retiresAt);
    await this.keys.setRetiresAt(tx, key.id, retiresAt);
    const said = { ssoKeyId: key.id, retiresAt: retiresAt?.toISOString() ?? null, by };
    await this.facts.record(tx, SsoKeyRetirementSet, communityId, said);
    await this.facts.record(tx, CommunityUpdated, communityId, {});
    return this.keys.findById(tx, key.id);
  }
}

function requireOther(others: readonly SsoKeyEntity[], { acceptsNoActiveKey }: SsoKeyEnding): void {
  if (acceptsNoActiveKey) return;
  if (!others.some((key) => stateOf(key) === 'active')) throw new SsoKeyLast();
}

function requireEnd(retiresAt: Date | null): void {
  if (!retiresAt) return;
  const distance = retiresAt.getTime() - Date.now();
  if (!(distance > 0 && distance <= LONGEST_RETIREMENT_MS))
    throw new SsoKeyInvalid('A key is retired at a date within a year from now.', { field: 'retiresAt' });
}
