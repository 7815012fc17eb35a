import { Injectable } from '@nestjs/common';
import { type Actor, Database } from '#platform';
import { effectiveTrust } from '../trust/trust-level.js';
import { moderatedSpacesOf, permissionsOf, type RoleGrantRow } from './role.js';

interface MemberRow {
  accountId: string | null;
  trustLevel: number;
  trustPinned: number | null;
  grants: RoleGrantRow[];
}

/** Actors of people who are not here: for work that goes on after a request has ended. */
@Injectable()
export class MemberActors {
  constructor(private readonly database: Database) {}

  /** The member with the rights held at this moment; null where there is none, or the member is suspended. */
  async findActive(communityId: string, memberId: string): Promise<Actor | null> {
    const [row] = await this.database.query<MemberRow>(
      `SELECT m.account_id AS "accountId", m.trust_level AS "trustLevel", m.trust_pinned AS "trustPinned", g.grants FROM member m
       CROSS JOIN LATERAL (
         SELECT COALESCE(jsonb_agg(jsonb_build_object('role', r.role, 'spaceId', r.space_id)), '[]') AS grants
         FROM member_role r WHERE r.member_id = m.id) g
       WHERE m.id = $1 AND m.community_id = $2 AND m.state = 'active'`,
      [memberId, communityId],
      'member_actor_find',
    );
    if (!row) return null;
    return {
      kind: 'member',
      communityId,
      accountId: row.accountId,
      memberId,
      sessionId: null,
      apiKeyId: null,
      scope: 'full',
      isOperator: false,
      isSuspended: false,
      lacksSecondFactor: false,
      trustLevel: effectiveTrust({ ...row, isStaff: row.grants.length > 0 }),
      mayIgnoreSomebody: true,
      permissions: permissionsOf(row.grants),
      moderatedSpaceIds: moderatedSpacesOf(row.grants),
    };
  }
}
