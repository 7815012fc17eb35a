import { Injectable } from '@nestjs/common';
import { type Actor, anonymousActor, Database, FactLog, newId, type Tx, Unauthenticated } from '#platform';
import {
  anonymousPermissions,
  MEMBER_PERMISSIONS,
  moderatedSpacesOf,
  permissionsOf,
} from '../access/role.js';
import { SessionsRevoked } from './session.facts.js';
import { type ActorRow, SessionRepository } from './session.repository.js';
import { newToken, tokenHashOf } from './token.js';

const FULL_SESSION_DAYS = 30;
const WIDGET_SESSION_MINUTES = 15;
const TOKEN = /^pvs_[A-Za-z0-9_-]{43}$/;

/** A token just issued; nobody can read it again. */
export interface IssuedToken {
  token: string;
  sessionId: string;
  expiresAt: Date;
}

/** Who is signed in, and for how long. */
@Injectable()
export class SessionService {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionRepository,
    private readonly facts: FactLog,
  ) {}

  /**
   * The actor behind a token in a community; the anonymous one without a token. At most one statement.
   * Throws Unauthenticated for a token that is unknown, expired, revoked, or of another community.
   */
  async resolveActor(token: string | null, communityId: string): Promise<Actor> {
    if (token === null) return anonymousActor(communityId, anonymousPermissions());
    const row = TOKEN.test(token) ? await this.sessions.findActor(tokenHashOf(token), communityId) : null;
    if (!row) throw new Unauthenticated('Your session has ended. Sign in again.');
    return actorOf(row, communityId);
  }

  /** Opens a full session of an account: 30 days, for the cookie of the install's own pages. */
  async openFull(tx: Tx, accountId: string): Promise<IssuedToken> {
    return this.open(tx, FULL_SESSION_DAYS * 86_400, { scope: 'full', accountId });
  }

  /** Opens a widget session of a member: 15 minutes, member rights only. */
  async openWidget(
    tx: Tx,
    member: { id: string; communityId: string; accountId: string | null },
    parentId: string | null = null,
  ): Promise<IssuedToken> {
    return this.open(tx, WIDGET_SESSION_MINUTES * 60, {
      scope: 'widget',
      accountId: member.accountId,
      communityId: member.communityId,
      memberId: member.id,
      parentId,
    });
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
    await this.database.transaction(async (tx) =>
      this.noteRevoked(tx, await this.sessions.revoke(tx, sessionId)),
    );
    return true;
  }

  /** Ends every session of an account. Records SessionsRevoked. */
  async revokeOfAccount(tx: Tx, accountId: string): Promise<void> {
    await this.noteRevoked(tx, await this.sessions.revokeOfAccount(tx, accountId));
  }

  /** When a session ends; null when it already has. */
  async findExpiry(sessionId: string): Promise<Date | null> {
    return this.sessions.findExpiry(sessionId);
  }

  private async open(
    tx: Tx,
    seconds: number,
    owner: {
      scope: 'full' | 'widget';
      accountId: string | null;
      communityId?: string;
      memberId?: string;
      parentId?: string | null;
    },
  ): Promise<IssuedToken> {
    const token = newToken('pvs_');
    const createdAt = new Date();
    const expiresAt = new Date(createdAt.getTime() + seconds * 1_000);
    const id = newId();
    await this.sessions.insert(tx, {
      id,
      tokenHash: tokenHashOf(token),
      communityId: null,
      memberId: null,
      parentId: null,
      ...owner,
      createdAt,
      expiresAt,
    });
    return { token, sessionId: id, expiresAt };
  }

  private async noteRevoked(tx: Tx, sessionIds: string[]): Promise<void> {
    if (sessionIds.length > 0) await this.facts.record(tx, SessionsRevoked, null, { sessionIds });
  }
}

function actorOf(row: ActorRow, communityId: string): Actor {
  const isSuspended = row.memberState === 'suspended';
  const isMember = row.memberId !== null;
  const isFull = row.scope === 'full';
  const hasRoles = isMember && isFull && !isSuspended;
  const base = isMember && !isSuspended ? MEMBER_PERMISSIONS : anonymousPermissions();
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
    permissions: hasRoles ? permissionsOf(row.grants) : base,
    moderatedSpaceIds: hasRoles ? moderatedSpacesOf(row.grants) : new Set(),
  };
}
