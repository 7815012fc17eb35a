import { Injectable } from '@nestjs/common';
import { type Actor, Database, FactLog, Forbidden, isUuid, newId, Unauthenticated } from '#platform';
import type { PermissionName } from '../access/permission.js';
import { lineOfText } from '../members/line-of-text.js';
import { ApiKeyInvalid, ApiKeyLimit, ApiKeyNotFound } from './api-key.errors.js';
import type { ApiKeyEntity } from './api-key.entity.js';
import { ApiKeyCreated, ApiKeyRevoked } from './api-key.facts.js';
import { ApiKeyRepository } from './api-key.repository.js';
import { grantableOf } from './api-key-rights.js';
import { newApiKeyToken } from './api-key-token.js';
import { networkFrom } from './network.js';

const LONGEST_LABEL = 80;
const MOST_NETWORKS = 20;
const MOST_LIVE_KEYS = 50;

/** A key as an admin describes it. */
export interface ApiKeyDraft {
  label: string;
  permissions: readonly string[];
  expiresAt?: Date | null;
  /** Addresses, and networks in CIDR notation; none: from anywhere. */
  allowedNetworks?: readonly string[] | null;
}

/** Gives programs a way into a community, and takes it back. */
@Injectable()
export class ApiKeyService {
  constructor(
    private readonly database: Database,
    private readonly facts: FactLog,
    private readonly keys: ApiKeyRepository,
  ) {}

  /** Newest first, revoked and expired ones too. */
  async list(actor: Actor): Promise<ApiKeyEntity[]> {
    return this.keys.list(actor.communityId);
  }

  /** What the actor may give to a key, sorted. */
  grantable(actor: Actor): PermissionName[] {
    return grantableOf(actor.permissions);
  }

  /** `token` is never again readable. Throws ApiKeyInvalid, ApiKeyLimit, NameInvalid. Records ApiKeyCreated. */
  async create(actor: Actor, draft: ApiKeyDraft): Promise<{ apiKey: ApiKeyEntity; token: string }> {
    const { communityId, memberId } = actor;
    if (!memberId || actor.apiKeyId) throw new Unauthenticated();
    const id = newId();
    const { token, secretHash } = newApiKeyToken(id);
    const apiKey: ApiKeyEntity = {
      id,
      communityId,
      createdBy: memberId,
      label: lineOfText(draft.label, 'label', LONGEST_LABEL),
      secretHash,
      permissions: permissionsFrom(draft.permissions, grantableOf(actor.permissions)),
      allowedNetworks: networksFrom(draft.allowedNetworks ?? []),
      createdAt: new Date(),
      expiresAt: futureFrom(draft.expiresAt ?? null),
      lastUsedAt: null,
      revokedAt: null,
      revokedBy: null,
    };
    const { permissions } = apiKey;
    await this.database.transaction(async (tx) => {
      if ((await this.keys.countLive(tx, communityId)) >= MOST_LIVE_KEYS)
        throw new ApiKeyLimit(MOST_LIVE_KEYS);
      await this.keys.insert(tx, apiKey);
      const said = { apiKeyId: id, createdBy: memberId, permissions };
      await this.facts.record(tx, ApiKeyCreated, communityId, said);
    });
    return { apiKey, token };
  }

  /** The key opens nothing from now on. Throws ApiKeyNotFound. Records ApiKeyRevoked, unless it already was. */
  async revoke(actor: Actor, id: string): Promise<ApiKeyEntity> {
    if (actor.apiKeyId) throw new Forbidden();
    if (!isUuid(id)) throw new ApiKeyNotFound();
    const { communityId, memberId: revokedBy } = actor;
    return this.database.transaction(async (tx) => {
      const revoked = await this.keys.revoke(tx, communityId, id, revokedBy);
      if (!revoked) throw new ApiKeyNotFound();
      if (revoked.wasLive)
        await this.facts.record(tx, ApiKeyRevoked, communityId, { apiKeyId: id, revokedBy });
      return revoked.key;
    });
  }
}

function permissionsFrom(asked: readonly string[], grantable: readonly PermissionName[]): PermissionName[] {
  const refused = asked.filter((name) => !(grantable as readonly string[]).includes(name));
  if (refused.length > 0)
    throw new ApiKeyInvalid('A key holds nothing that its creator does not, and manages no way in.', {
      field: 'permissions',
    });
  if (asked.length === 0) throw new ApiKeyInvalid('Choose what the key may do.', { field: 'permissions' });
  return grantable.filter((name) => asked.includes(name));
}

function networksFrom(texts: readonly string[]): string[] {
  if (texts.length > MOST_NETWORKS)
    throw new ApiKeyInvalid(`At most ${MOST_NETWORKS} addresses.`, { field: 'allowedNetworks' });
  const networks = texts.map((text, index) => {
    const network = networkFrom(text);
    if (network) return network;
    throw new ApiKeyInvalid('An address, or a network such as 192.0.2.0/24.', {
      field: `allowedNetworks.${index}`,
    });
  });
  return [...new Set(networks)];
}

function futureFrom(expiresAt: Date | null): Date | null {
  if (expiresAt && !(expiresAt.getTime() > Date.now()))
    throw new ApiKeyInvalid('A key expires in the future.', { field: 'expiresAt' });
  return expiresAt;
}
