import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#platform';
import type { RoleGrantRow } from '../access/role.js';
import { SessionEntity } from './session.entity.js';

/** Everything about a live session that an actor is made of. */
export interface ActorRow {
  sessionId: string;
  scope: 'full' | 'widget';
  accountId: string | null;
  isOperator: boolean;
  memberId: string | null;
  memberState: 'active' | 'suspended' | null;
  grants: RoleGrantRow[];
}

/** The SQL of sessions. */
@Injectable()
export class SessionRepository {
  constructor(private readonly database: Database) {}

  /** One statement. Null when no live session has this token, or it belongs to another community. */
  async findActor(tokenHash: Buffer, communityId: string): Promise<ActorRow | null> {
    const [row] = await this.database.query<ActorRow>(
      `SELECT s.id AS "sessionId", s.scope, s.account_id AS "accountId", COALESCE(a.is_operator, false) AS "isOperator",
              m.id AS "memberId", m.state AS "memberState", g.grants
       FROM session s
       LEFT JOIN account a ON a.id = s.account_id
       LEFT JOIN member m ON m.community_id = $2
         AND m.id = COALESCE(s.member_id, (SELECT id FROM member WHERE community_id = $2 AND account_id = s.account_id))
       CROSS JOIN LATERAL (
         SELECT COALESCE(jsonb_agg(jsonb_build_object('role', r.role, 'spaceId', r.space_id)), '[]') AS grants
         FROM member_role r WHERE r.member_id = m.id) g
       WHERE s.token_hash = $1 AND s.revoked_at IS NULL AND s.expires_at > now()
         AND (s.scope = 'full' OR (s.community_id = $2 AND m.id IS NOT NULL))`,
      [tokenHash, communityId],
      'session_find_actor',
    );
    return row ?? null;
  }

  async insert(tx: Tx, session: Omit<SessionEntity, 'revokedAt'>): Promise<void> {
    await tx.manager.insert(SessionEntity, { ...session, revokedAt: null });
  }

  /** Ends a session and the widget sessions issued from it; answers the ids of those that were live. */
  async revoke(tx: Tx, sessionId: string): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `UPDATE session SET revoked_at = now() WHERE (id = $1 OR parent_id = $1) AND revoked_at IS NULL RETURNING id`,
      [sessionId],
    );
    return rows.map(({ id }) => id);
  }

  /** Ends every session of an account; answers the ids of those that were live. */
  async revokeOfAccount(tx: Tx, accountId: string): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `UPDATE session SET revoked_at = now() WHERE account_id = $1 AND revoked_at IS NULL AND expires_at > now()
       RETURNING id`,
      [accountId],
    );
    return rows.map(({ id }) => id);
  }

  async findExpiry(sessionId: string): Promise<Date | null> {
    const [row] = await this.database.query<{ expiresAt: Date }>(
      `SELECT expires_at AS "expiresAt" FROM session WHERE id = $1 AND revoked_at IS NULL AND expires_at > now()`,
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
