import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#platform';
import type { RoleGrantRow } from '../access/role.js';
import type { Client } from './client.js';
import { SessionEntity } from './session.entity.js';

/** Everything about a live session that an actor is made of. */
export interface ActorRow {
  sessionId: string;
  scope: 'full' | 'widget';
  accountId: string | null;
  isOperator: boolean;
  memberId: string | null;
  memberState: 'active' | 'suspended' | null;
  displayName: string | null;
  handle: string | null;
  title: string | null;
  joinedAt: Date | null;
  trustLevel: number | null;
  trustPinned: number | null;
  mayIgnoreSomebody: boolean;
  grants: RoleGrantRow[];
  /** The access token comes back for the first time. */
  isFirstUse: boolean;
  /**
   * The community asks its staff for a second factor, and none was seen on the way by a provider, or else the member's
   * account has none. Who has no account and no provider is the brand's sign-on's.
   */
  lacksSecondFactor: boolean;
}

/**
 * Whose sessions are meant: an account's, with those by which its members came by a provider, or only the latter of one
 * member, where the provider alone vouches.
 */
export type SessionOwner = { accountId: string; memberId: null } | { accountId: null; memberId: string };

/** A session as its owner sees it. */
export interface OwnSessionRow extends Client {
  id: string;
  /** Name of the provider by which the person came; null for a password, and where the provider is gone. */
  providerLabel: string | null;
  createdAt: Date;
  lastSeenAt: Date;
}

/** By which provider somebody came, and whether a second factor was seen on the way. */
export interface SessionEntry {
  oidcProviderId: string | null;
  hasSecondFactor: boolean;
}

/** A new session. */
export type NewSession = Omit<
  SessionEntity,
  'revokedAt' | 'accessSeenAt' | 'generation' | 'rotatedAt' | 'lastSeenAt'
>;

const OWNED = `(s.account_id = $1 OR (s.oidc_provider_id IS NOT NULL AND (s.member_id = $2
  OR s.member_id = ANY (ARRAY(SELECT id FROM member WHERE account_id = $1)))))`;
const LIVE = 's.revoked_at IS NULL AND s.expires_at > now()';
const ACTOR = `SELECT s.id AS "sessionId", s.scope, s.account_id AS "accountId", COALESCE(a.is_operator, false) AS "isOperator",
    m.id AS "memberId", m.state AS "memberState", m.display_name AS "displayName", m.handle, m.title,
    m.joined_at AS "joinedAt", m.trust_level AS "trustLevel", m.trust_pinned AS "trustPinned", g.grants,
    EXISTS (SELECT 1 FROM member_relation o WHERE o.member_id = m.id) AS "mayIgnoreSomebody",
    s.scope = 'full' AND s.access_seen_at IS NULL AS "isFirstUse",
    COALESCE(p.requires_second_factor, false) AND CASE
      WHEN s.oidc_provider_id IS NOT NULL THEN NOT s.has_second_factor
      ELSE m.account_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM second_factor f WHERE f.account_id = m.account_id AND f.confirmed_at IS NOT NULL)
    END AS "lacksSecondFactor"
  FROM session s
  LEFT JOIN account a ON a.id = s.account_id
  LEFT JOIN sign_in_policy p ON p.community_id = $2
  LEFT JOIN member m ON m.community_id = $2
    AND m.id = COALESCE(s.member_id, (SELECT id FROM member WHERE community_id = $2 AND account_id = s.account_id))
  CROSS JOIN LATERAL (
    SELECT COALESCE(jsonb_agg(jsonb_build_object('role', r.role, 'spaceId', r.space_id)), '[]') AS grants
    FROM member_role r WHERE r.member_id = m.id) g
  WHERE ${LIVE} AND (s.scope = 'full' OR (s.community_id = $2 AND m.id IS NOT NULL))
    AND (m.sessions_ended_at IS NULL OR m.sessions_ended_at < s.created_at)`;

/** The SQL of sessions. */
@Injectable()
export class SessionRepository {
  constructor(private readonly database: Database) {}

  /** One statement. Null when no live session has this access token, or it does not count in the community. */
  async findActor(tokenHash: Buffer, communityId: string): Promise<ActorRow | null> {
    const [row] = await this.database.query<ActorRow>(
      `${ACTOR} AND s.token_hash = $1 AND s.access_expires_at > now()`,
      [tokenHash, communityId],
      'session_find_actor',
    );
    return row ?? null;
  }

  /** The same of a session known by its id, whatever its access token. */
  async findActorById(sessionId: string, communityId: string): Promise<ActorRow | null> {
    const [row] = await this.database.query<ActorRow>(
      `${ACTOR} AND s.id = $1`,
      [sessionId, communityId],
      'session_find_actor_by_id',
    );
    return row ?? null;
  }

  /** How a live session was entered; null where it is over. It does not end before the transaction does. */
  async lockEntry(tx: Tx, sessionId: string): Promise<SessionEntry | null> {
    const [row] = await tx.query<SessionEntry>(
      `SELECT oidc_provider_id AS "oidcProviderId", has_second_factor AS "hasSecondFactor"
       FROM session s WHERE id = $1 AND ${LIVE} FOR SHARE`,
      [sessionId],
    );
    return row ?? null;
  }

  async insert(tx: Tx, session: NewSession): Promise<void> {
    await tx.manager.insert(SessionEntity, {
      ...session,
      revokedAt: null,
      accessSeenAt: null,
      rotatedAt: null,
      lastSeenAt: session.createdAt,
    });
  }

  async markSeen(sessionId: string): Promise<void> {
    await this.database.query(
      'UPDATE session SET access_seen_at = now() WHERE id = $1 AND access_seen_at IS NULL',
      [sessionId],
    );
  }

  /** Live full sessions of an owner, the last seen first. */
  async listOf({ accountId, memberId }: SessionOwner): Promise<OwnSessionRow[]> {
    return this.database.query<OwnSessionRow>(
      `SELECT s.id, s.created_at AS "createdAt", s.last_seen_at AS "lastSeenAt", s.browser, s.system, s.network,
              p.label AS "providerLabel"
       FROM session s LEFT JOIN oidc_provider p ON p.id = s.oidc_provider_id
       LEFT JOIN member m ON m.id = s.member_id
       WHERE ${OWNED} AND s.scope = 'full' AND ${LIVE}
         AND (m.sessions_ended_at IS NULL OR m.sessions_ended_at < s.created_at)
       ORDER BY s.last_seen_at DESC, s.id DESC`,
      [accountId, memberId],
    );
  }

  /** Whose a session is that carries no account. */
  async findMemberOf(sessionId: string): Promise<string | null> {
    const [row] = await this.database.query<{ memberId: string | null }>(
      'SELECT member_id AS "memberId" FROM session WHERE id = $1 AND account_id IS NULL',
      [sessionId],
    );
    return row?.memberId ?? null;
  }

  /** Ends a session and the widget sessions issued from it; answers the ids of those that were live. */
  async revoke(tx: Tx, sessionId: string): Promise<string[]> {
    return idsOf(
      await tx.query(
        `UPDATE session SET revoked_at = now() WHERE (id = $1 OR parent_id = $1) AND revoked_at IS NULL RETURNING id`,
        [sessionId],
      ),
    );
  }

  /** Ends every session of an owner but one, and what was issued from it; answers the ids of those that were live. */
  async revokeOf(tx: Tx, { accountId, memberId }: SessionOwner, exceptId: string | null): Promise<string[]> {
    return idsOf(
      await tx.query(
        `UPDATE session s SET revoked_at = now() WHERE ${OWNED} AND ${LIVE}
           AND ($3::uuid IS NULL OR (s.id <> $3 AND s.parent_id IS DISTINCT FROM $3)) RETURNING id`,
        [accountId, memberId, exceptId],
      ),
    );
  }

  /** Ends every session by which people came by a provider, and what was issued from it; answers the ids of those that were live. */
  async revokeOfProvider(tx: Tx, oidcProviderId: string): Promise<string[]> {
    return idsOf(
      await tx.query(
        `UPDATE session s SET revoked_at = now() WHERE s.oidc_provider_id = $1 AND ${LIVE} RETURNING id`,
        [oidcProviderId],
      ),
    );
  }

  /** Ends a member's sessions in the community: widget sessions for good, full ones as far as it is concerned. */
  async endOfMember(tx: Tx, communityId: string, memberId: string): Promise<void> {
    await tx.query('UPDATE member SET sessions_ended_at = $3 WHERE community_id = $1 AND id = $2', [
      communityId,
      memberId,
      new Date(),
    ]);
    await tx.query(
      'UPDATE session SET revoked_at = now() WHERE community_id = $1 AND member_id = $2 AND revoked_at IS NULL',
      [communityId, memberId],
    );
  }

  async findExpiry(sessionId: string): Promise<Date | null> {
    const [row] = await this.database.query<{ expiresAt: Date }>(
      `SELECT expires_at AS "expiresAt" FROM session s WHERE id = $1 AND ${LIVE}`,
      [sessionId],
    );
    return row?.expiresAt ?? null;
  }

  /** Forgets sessions that ended more than a week ago; answers how many. */
  async purgeEnded(): Promise<number> {
    const rows = await this.database.query(
      `DELETE FROM session s WHERE (s.expires_at < now() - interval '7 days' OR s.revoked_at < now() - interval '7 days')
         AND NOT EXISTS (SELECT 1 FROM session child WHERE child.parent_id = s.id) RETURNING id`,
    );
    return rows.length;
  }
}

function idsOf(rows: { id?: string }[]): string[] {
  return rows.map(({ id }) => String(id));
}
