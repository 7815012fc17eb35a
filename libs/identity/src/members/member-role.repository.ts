import { Injectable } from '@nestjs/common';
import { newId, sqlStateOf, type Tx } from '#platform';
import type { RoleGrantRow, RoleName } from '../access/role.js';
import { SpaceNotFound } from './member.errors.js';

const FOREIGN_KEY_VIOLATION = '23503';

/** Which role of whom. */
export interface RoleOf {
  communityId: string;
  memberId: string;
  role: RoleName;
  spaceId: string | null;
}

/** The SQL of roles and sanctions. */
@Injectable()
export class MemberRoleRepository {
  /** Locks the member against other changes; null when there is none in the community. */
  async lockMember(
    tx: Tx,
    communityId: string,
    memberId: string,
  ): Promise<{ state: 'active' | 'suspended' } | null> {
    const [row] = await tx.query<{ state: 'active' | 'suspended' }>(
      'SELECT state FROM member WHERE community_id = $1 AND id = $2 FOR UPDATE',
      [communityId, memberId],
    );
    return row ?? null;
  }

  async grantsOf(tx: Tx, memberId: string): Promise<RoleGrantRow[]> {
    return tx.query<RoleGrantRow>(
      'SELECT role, space_id AS "spaceId" FROM member_role WHERE member_id = $1',
      [memberId],
    );
  }

  /** False when the member has it already. Throws SpaceNotFound for a space of another community. */
  async grant(tx: Tx, grant: RoleOf, grantedBy: string | null): Promise<boolean> {
    try {
      const rows = await tx.query(
        `INSERT INTO member_role (id, community_id, member_id, role, space_id, granted_at, granted_by)
         VALUES ($1, $2, $3, $4, $5, now(), $6) ON CONFLICT DO NOTHING RETURNING id`,
        [newId(), grant.communityId, grant.memberId, grant.role, grant.spaceId, grantedBy],
      );
      return rows.length === 1;
    } catch (error) {
      if (sqlStateOf(error) === FOREIGN_KEY_VIOLATION) throw new SpaceNotFound();
      throw error;
    }
  }

  /** False when the member does not have it. */
  async revoke(tx: Tx, { memberId, role, spaceId }: RoleOf): Promise<boolean> {
    const rows = await tx.query(
      `DELETE FROM member_role WHERE member_id = $1 AND role = $2 AND space_id IS NOT DISTINCT FROM $3 RETURNING id`,
      [memberId, role, spaceId],
    );
    return rows.length === 1;
  }

  /** Takes back what the brand's sign-on granted, and nothing that a person granted. */
  async revokeGrantedBySso(tx: Tx, memberId: string): Promise<boolean> {
    const rows = await tx.query(
      `DELETE FROM member_role WHERE member_id = $1 AND role = 'moderator' AND space_id IS NULL AND granted_by IS NULL
       RETURNING id`,
      [memberId],
    );
    return rows.length > 0;
  }

  /** Makes changes to a community's admins wait for each other. */
  async lockAdmins(tx: Tx, communityId: string): Promise<void> {
    await tx.query(
      `SELECT id FROM member_role WHERE community_id = $1 AND role = 'admin' ORDER BY id FOR UPDATE`,
      [communityId],
    );
  }

  /** Admins who can sign in and act. */
  async countActiveAdmins(tx: Tx, communityId: string): Promise<number> {
    const [row] = await tx.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM member_role r JOIN member m ON m.id = r.member_id
       WHERE r.community_id = $1 AND r.role = 'admin' AND m.state = 'active' AND m.account_id IS NOT NULL`,
      [communityId],
    );
    return row?.count ?? 0;
  }

  async changeState(
    tx: Tx,
    change: {
      communityId: string;
      memberId: string;
      state: 'active' | 'suspended';
      reason: string;
      changedBy: string | null;
    },
  ): Promise<void> {
    const { communityId, memberId, state, reason, changedBy } = change;
    await tx.query('UPDATE member SET state = $2 WHERE id = $1', [memberId, state]);
    await tx.query(
      `INSERT INTO member_state_change (id, community_id, member_id, state, reason, changed_by, changed_at)
       VALUES ($1, $2, $3, $4, $5, $6, now())`,
      [newId(), communityId, memberId, state, reason, changedBy],
    );
  }
}
