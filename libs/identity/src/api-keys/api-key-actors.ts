import { Inject, Injectable } from '@nestjs/common';
import { type Actor, type Logger, LOGGER, Unauthenticated } from '#platform';
import { anonymousPermissions, moderatedSpacesOf, permissionsOf } from '../access/role.js';
import { effectiveTrust } from '../trust/trust-level.js';
import { type ApiKeyActorRow, ApiKeyRepository } from './api-key.repository.js';
import { effectiveOf, moderates } from './api-key-rights.js';
import { isSecretOf, looksLikeApiKey, parseApiKeyToken } from './api-key-token.js';
import { isInNetworks } from './network.js';

/** Makes actors of programs' keys. */
@Injectable()
export class ApiKeyActors {
  constructor(
    private readonly keys: ApiKeyRepository,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** True for a bearer that means to be a key, valid or not. */
  isApiKey(bearer: string): boolean {
    return looksLikeApiKey(bearer);
  }

  /**
   * The actor behind a key in a community, asking from an address: the key's creator with less. One statement, and one
   * more a minute that notes the use. Throws Unauthenticated, whatever is wrong.
   */
  async resolveActor(bearer: string, communityId: string, address: string): Promise<Actor> {
    const token = parseApiKeyToken(bearer);
    const row = token && (await this.keys.findActor(communityId, token.id));
    if (!row || !isSecretOf(row.secretHash, token.secret)) throw new Unauthenticated();
    if (!isInNetworks(address, row.allowedNetworks)) {
      this.logger.warn(
        { apiKeyId: row.id, address },
        'an API key was used from an address it does not allow',
      );
      throw new Unauthenticated();
    }
    if (row.isStale) await this.keys.noteUse(row.id);
    return actorOf(row, communityId);
  }
}

function actorOf(row: ApiKeyActorRow, communityId: string): Actor {
  const isSuspended = row.memberState === 'suspended';
  const held = isSuspended ? anonymousPermissions() : permissionsOf(row.grants);
  const permissions = effectiveOf(row.permissions, held);
  return {
    kind: 'member',
    communityId,
    accountId: null,
    memberId: row.memberId,
    sessionId: null,
    apiKeyId: row.id,
    scope: 'full',
    isOperator: false,
    isSuspended,
    lacksSecondFactor: false,
    trustLevel: effectiveTrust({ ...row, isStaff: row.grants.length > 0 }),
    mayIgnoreSomebody: true,
    permissions,
    moderatedSpaceIds: moderates(permissions) ? moderatedSpacesOf(row.grants) : new Set(),
  };
}
