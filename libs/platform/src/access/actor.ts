/**
 * Who is asking, inside one community. The first argument of every service method.
 * `account` is signed in without being a member here; `system` is the install itself (consumers, imports, seeds).
 */
export interface Actor {
  readonly kind: 'anonymous' | 'member' | 'account' | 'system';
  readonly communityId: string;
  readonly accountId: string | null;
  readonly memberId: string | null;
  readonly sessionId: string | null;
  /** A program asks, by a key of the member's: it holds what the key was given and the member still holds. */
  readonly apiKeyId: string | null;
  /** `widget` tokens carry member rights only, whoever signs in. */
  readonly scope: 'full' | 'widget';
  /** May create communities and read the install's health and mailbox. */
  readonly isOperator: boolean;
  readonly isSuspended: boolean;
  /** The community asks its staff for a second factor, and this one has none yet: no role counts. */
  readonly lacksSecondFactor: boolean;
  /** How far the community knows a member, 0 to 4; 0 for who is none. */
  readonly trustLevel: number;
  /** False where the member blocks and mutes nobody for certain, and need not be asked whom. */
  readonly mayIgnoreSomebody: boolean;
  readonly permissions: ReadonlySet<string>;
  /** Spaces where the actor moderates; `all` for the whole community. */
  readonly moderatedSpaceIds: ReadonlySet<string> | 'all';
}

/** The actor of somebody without a token. */
export function anonymousActor(communityId: string, permissions: ReadonlySet<string>): Actor {
  return {
    kind: 'anonymous',
    communityId,
    accountId: null,
    memberId: null,
    sessionId: null,
    apiKeyId: null,
    scope: 'full',
    isOperator: false,
    isSuspended: false,
    lacksSecondFactor: false,
    trustLevel: 0,
    mayIgnoreSomebody: false,
    permissions,
    moderatedSpaceIds: new Set(),
  };
}

/** The install acting in a community: sees and may do everything there. Never built from a request. */
export function systemActor(communityId: string, memberId: string | null = null): Actor {
  return {
    kind: 'system',
    communityId,
    accountId: null,
    memberId,
    sessionId: null,
    apiKeyId: null,
    scope: 'full',
    isOperator: true,
    isSuspended: false,
    lacksSecondFactor: false,
    trustLevel: 4,
    mayIgnoreSomebody: true,
    permissions: new Set(),
    moderatedSpaceIds: 'all',
  };
}

/** True where the actor holds the permission; the system holds all. */
export function actorCan(actor: Actor, permission: string): boolean {
  return actor.kind === 'system' || actor.permissions.has(permission);
}

/** True where the actor moderates this space. */
export function moderatesSpace(actor: Actor, spaceId: string): boolean {
  return actor.moderatedSpaceIds === 'all' || actor.moderatedSpaceIds.has(spaceId);
}
