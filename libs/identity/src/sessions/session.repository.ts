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
  joinedAt: Date | null;
  grants: RoleGrantRow[];
  /** The access token comes back for the first time. */
  isFirstUse: boolean;
  /** The community asks its staff for a second factor, and the member's account has none. Who has no account is the brand's sign-on's. */
  lacksSecondFactor: boolean;
}

/** A session as its owner sees it. */
export interface OwnSessionRow extends Client {
  id: string;
  createdAt: Date;
  lastSeenAt: Date;
}

/** A new session. */
export type NewSession = Omit<
  SessionEntity,
  'revokedAt' | 'accessSeenAt' | 'generation' | 'rotatedAt' | 'lastSeenAt'
>;

const LIVE = 's.revoked_at IS NULL AND s.expires_at > now()';
const ACTOR = `SELECT s.id AS "sessionId", s.scope, s.account_id AS "accountId", COALESCE(a.is_operator, false) AS "isOperator",
    m.id AS "memberId", m.state AS "memberState", m.display_name AS "displayName", m.joined_at AS "joinedAt", g.grants,
    s.scope = 'full' AND s.access_seen_at IS NULL AS "isFirstUse",
    COALESCE(p.requires_second_factor, false) AND m.account_id IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM second_factor f WHERE f.account_id = m.account_id AND f.confirmed_at IS NOT NULL) AS "lacksSecondFactor"
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

  /** Live full sessions of an account, the last seen first. */
  async listOfAccount(accountId: string): Promise<OwnSessionRow[]> {
    return this.database.query<OwnSessionRow>(
      `SELECT s.id, s.created_at AS "createdAt", s.last_seen_at AS "lastSeenAt", s.browser, s.system, s.network
       FROM session s WHERE s.account_id = $1 AND s.scope = 'full' AND ${LIVE} ORDER BY s.last_seen_at DESC, s.id DESC`,
      [accountId],
    );
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

  /** Ends every session of an account but one, and what was issued from it; answers the ids of those that were live. */
  async revokeOfAccount(tx: Tx, accountId: string, exceptId: string | null): Promise<string[]> {
    return idsOf(
      await tx.query(
        `UPDATE session SET revoked_at = now() WHERE account_id = $1 AND revoked_at IS NULL AND expires_at > now()
           AND ($2::uuid IS NULL OR (id <> $2 AND parent_id IS DISTINCT FROM $2)) RETURNING id`,
        [accountId, exceptId],
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
