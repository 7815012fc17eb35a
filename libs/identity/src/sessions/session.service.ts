import { Injectable } from '@nestjs/common';
import { type Actor, anonymousActor, Database, FactLog, newId, type Tx, Unauthenticated } from '#platform';
import {
  anonymousPermissions,
  MEMBER_PERMISSIONS,
  moderatedSpacesOf,
  permissionsOf,
  staffRoleAmong,
} from '../access/role.js';
import { OwnMembers } from '../members/own-members.js';
import { SessionsRevoked } from './session.facts.js';
import { type Client, UNKNOWN_CLIENT } from './client.js';
import { effectiveTrust } from '../trust/trust-level.js';
import { fullTimes, WIDGET_SECONDS } from './session-lifetime.js';
import {
  type ActorRow,
  type SessionEntry,
  type SessionOwner,
  SessionRepository,
} from './session.repository.js';
import { SessionRefreshRepository } from './session-refresh.repository.js';
import { SessionTokens } from './session-tokens.js';
import { newToken, tokenHashOf } from './token.js';

const TOKEN = /^pvs_[A-Za-z0-9_-]{43}$/;

/** A token just issued; nobody can read it again. */
export interface IssuedToken {
  token: string;
  sessionId: string;
  expiresAt: Date;
}

/** The tokens of a full session, just issued. */
export interface IssuedSession {
  sessionId: string;
  /** Opens until `accessExpiresAt`. */
  access: string;
  accessExpiresAt: Date;
  /** Makes the next pair, once, until `expiresAt`. */
  refresh: string;
  /** End of the session; each refresh moves it on. */
  expiresAt: Date;
}

/** A member whom a provider of the community has let in. */
export interface ProviderEntrant {
  communityId: string;
  memberId: string;
  oidcProviderId: string;
  /** Seen by the provider, where its word counts for that, or by a code asked after it. */
  hasSecondFactor: boolean;
}

/** Some 40 kB of ids. */
const MOST_IN_A_FACT = 1_000;
const NO_PROVIDER: SessionEntry = { oidcProviderId: null, hasSecondFactor: false };

/** Who is signed in, and for how long. */
@Injectable()
export class SessionService {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionRepository,
    private readonly refreshes: SessionRefreshRepository,
    private readonly tokens: SessionTokens,
    private readonly facts: FactLog,
    private readonly ownMembers: OwnMembers,
  ) {}

  /**
   * The actor behind a token in a community; the anonymous one without a token. One statement, and one more the first
   * time that a new access token comes back.
   * Throws Unauthenticated for a token that is unknown, expired, revoked, or of another community.
   */
  async resolveActor(token: string | null, communityId: string): Promise<Actor> {
    if (token === null) return anonymousActor(communityId, anonymousPermissions());
    const row = TOKEN.test(token) ? await this.sessions.findActor(tokenHashOf(token), communityId) : null;
    if (!row) throw new SessionEnded();
    if (row.isFirstUse) await this.sessions.markSeen(row.sessionId);
    return this.actorOf(row, communityId);
  }

  /** The actor of a session that was established before: sockets outlive access tokens. One statement. Throws Unauthenticated. */
  async resolveSession(sessionId: string, communityId: string): Promise<Actor> {
    const row = await this.sessions.findActorById(sessionId, communityId);
    if (!row) throw new SessionEnded();
    return this.actorOf(row, communityId);
  }

  /** Opens a full session of an account, and its first pair of tokens. */
  async openFull(tx: Tx, accountId: string, client: Client = UNKNOWN_CLIENT): Promise<IssuedSession> {
    return this.openPair(tx, { accountId, communityId: null, memberId: null, ...NO_PROVIDER }, client);
  }

  /**
   * Opens a full session of one member, in one community: for who comes by that community's own provider, which vouches
   * for nobody anywhere else. It carries the member's roles and no account.
   */
  async openOfMember(
    tx: Tx,
    entrant: ProviderEntrant,
    client: Client = UNKNOWN_CLIENT,
  ): Promise<IssuedSession> {
    return this.openPair(tx, { accountId: null, ...entrant }, client);
  }

  private async openPair(
    tx: Tx,
    owner: { accountId: string | null; communityId: string | null; memberId: string | null } & SessionEntry,
    client: Client,
  ): Promise<IssuedSession> {
    const { access, refresh } = this.tokens.first();
    const createdAt = new Date();
    const times = fullTimes(createdAt);
    const sessionId = newId();
    await this.sessions.insert(tx, {
      id: sessionId,
      tokenHash: tokenHashOf(access),
      scope: 'full',
      ...owner,
      parentId: null,
      createdAt,
      ...times,
      ...client,
    });
    const salt = this.tokens.salt();
    await this.refreshes.insert(tx, { tokenHash: tokenHashOf(refresh), sessionId, generation: 1, salt });
    return { sessionId, access, refresh, ...times };
  }

  /**
   * Opens a widget session of a member: 15 minutes, member rights only. One issued from a full session counts as that one
   * does. Throws Unauthenticated where that one is over.
   */
  async openWidget(
    tx: Tx,
    member: { id: string; communityId: string; accountId: string | null },
    parentId: string | null = null,
  ): Promise<IssuedToken> {
    const entry = parentId === null ? NO_PROVIDER : await this.sessions.lockEntry(tx, parentId);
    if (!entry) throw new SessionEnded();
    const token = newToken('pvs_');
    const createdAt = new Date();
    const expiresAt = new Date(createdAt.getTime() + WIDGET_SECONDS * 1_000);
    const sessionId = newId();
    await this.sessions.insert(tx, {
      id: sessionId,
      tokenHash: tokenHashOf(token),
      scope: 'widget',
      accountId: member.accountId,
      communityId: member.communityId,
      memberId: member.id,
      ...entry,
      parentId,
      createdAt,
      expiresAt,
      accessExpiresAt: expiresAt,
      ...UNKNOWN_CLIENT,
    });
    return { token, sessionId, expiresAt };
  }

  /** Exchanges a full session for a widget session of the same person. Throws Unauthenticated unless a member asks. */
  async issueWidgetToken(actor: Actor): Promise<IssuedToken & { memberId: string }> {
    const { memberId, communityId, accountId } = actor;
    if (!memberId || actor.scope !== 'full' || actor.apiKeyId) throw new Unauthenticated();
    const issued = await this.database.transaction((tx) =>
      this.openWidget(tx, { id: memberId, communityId, accountId }, actor.sessionId),
    );
    return { ...issued, memberId };
  }

  /** Ends the actor's session and what was issued from it. Records SessionsRevoked. */
  async signOut(actor: Actor): Promise<boolean> {
    const { sessionId } = actor;
    if (!sessionId) return false;
    await this.database.transaction((tx) => this.revoke(tx, sessionId));
    return true;
  }

  /** Ends a session and what was issued from it. False where it was over already. Records SessionsRevoked. */
  async revoke(tx: Tx, sessionId: string): Promise<boolean> {
    const ended = await this.sessions.revoke(tx, sessionId);
    await this.noteRevoked(tx, ended);
    return ended.length > 0;
  }

  /** Ends every session of an account, but for one where given. Answers how many. Records SessionsRevoked. */
  async revokeOfAccount(tx: Tx, accountId: string, exceptId: string | null = null): Promise<number> {
    return this.revokeOf(tx, { accountId, memberId: null }, exceptId);
  }

  /** The same of whoever owns the sessions. */
  async revokeOf(tx: Tx, owner: SessionOwner, exceptId: string | null): Promise<number> {
    const ended = await this.sessions.revokeOf(tx, owner, exceptId);
    await this.noteRevoked(tx, ended);
    return ended.length;
  }

  /** Ends every session that a provider vouched for. Answers how many. Records SessionsRevoked, one for each 1,000. */
  async revokeOfProvider(tx: Tx, oidcProviderId: string): Promise<number> {
    const ended = await this.sessions.revokeOfProvider(tx, oidcProviderId);
    for (let start = 0; start < ended.length; start += MOST_IN_A_FACT)
      await this.noteRevoked(tx, ended.slice(start, start + MOST_IN_A_FACT));
    return ended.length;
  }

  /** When a session ends; null when it already has. */
  async findExpiry(sessionId: string): Promise<Date | null> {
    return this.sessions.findExpiry(sessionId);
  }

  private actorOf(row: ActorRow, communityId: string): Actor {
    const actor = actorOf(row, communityId);
    const { memberId: id, displayName, handle, joinedAt, grants } = row;
    const staffRole = staffRoleAmong(grants);
    const staff = { staffRole, badge: staffRole && ('staff' as const), title: staffRole && row.title };
    if (id !== null && displayName !== null && handle !== null && joinedAt !== null)
      this.ownMembers.keep(actor, { id, displayName, handle, joinedAt, ...staff });
    return actor;
  }

  private async noteRevoked(tx: Tx, sessionIds: string[]): Promise<void> {
    if (sessionIds.length > 0) await this.facts.record(tx, SessionsRevoked, null, { sessionIds });
  }
}

class SessionEnded extends Unauthenticated {
  constructor() {
    super('Your session has ended. Sign in again.');
  }
}

function actorOf(row: ActorRow, communityId: string): Actor {
  const isSuspended = row.memberState === 'suspended';
  const isMember = row.memberId !== null;
  const isFull = row.scope === 'full';
  const isStaff = row.grants.length > 0;
  const lacksSecondFactor = isStaff && row.lacksSecondFactor;
  const hasRoles = isMember && isFull && !isSuspended && !lacksSecondFactor;
  // Who speaks for the brand does not do so on a password alone where the brand asks for more, in the widget either.
  const mayWrite = isMember && !isSuspended && !lacksSecondFactor;
  const base = mayWrite ? MEMBER_PERMISSIONS : anonymousPermissions();
  return {
    kind: isMember ? 'member' : 'account',
    communityId,
    accountId: row.accountId,
    memberId: row.memberId,
    sessionId: row.sessionId,
    apiKeyId: null,
    scope: row.scope,
    isOperator: isFull && row.isOperator,
    isSuspended,
    lacksSecondFactor,
    trustLevel: effectiveTrust({ ...row, isStaff }),
    mayIgnoreSomebody: row.mayIgnoreSomebody,
    permissions: hasRoles ? permissionsOf(row.grants) : base,
    moderatedSpaceIds: hasRoles ? moderatedSpacesOf(row.grants) : new Set(),
  };
}
