import { Injectable } from '@nestjs/common';
import { Database, type PageWindow, type Tx } from '#platform';
import type { RoleGrantRow, RoleName, StaffRoleName } from '../access/role.js';
import type { MemberEntity } from './member.entity.js';

/** A member as everybody sees it. */
export interface PublicMemberRow {
  id: string;
  displayName: string;
  /** What others call the member by in what they write. */
  handle: string;
  badge: 'staff' | null;
  /** The highest of the member's roles; null for who has none. */
  staffRole: StaffRoleName | null;
  /** What the member is to the brand, in its own words; staff only. */
  title: string | null;
  joinedAt: Date;
}

/** A member who joins; the database gives the handle. */
export type NewMember = Omit<
  MemberEntity,
  'sessionsEndedAt' | 'handle' | 'handleChangedAt' | 'title' | `trust${string}`
>;

/** A member as staff sees it. */
export interface MemberRecordRow {
  id: string;
  displayName: string;
  title: string | null;
  state: 'active' | 'suspended';
  roles: RoleGrantRow[];
  joinedAt: Date;
  hasAccount: boolean;
  ssoSubject: string | null;
}

/** An account's place in one community; `roles` leaves out that of member, which everybody has. */
export interface MembershipRow {
  communityId: string;
  roles: RoleName[];
}

/** SQL of the highest role of a member, whose id stands there; null for who has none. */
export const staffRoleOf = (
  memberId: string,
): string => `(SELECT g.role FROM member_role g WHERE g.member_id = ${memberId}
  ORDER BY array_position('{admin,community_manager,moderator,analyst}'::text[], g.role) LIMIT 1)`;

/** Columns of PublicMemberRow, from `member m` and its highest role, `g`. */
const PUBLIC = `m.id, m.display_name AS "displayName", m.handle, m.joined_at AS "joinedAt", g.role AS "staffRole",
  CASE WHEN g.role IS NOT NULL THEN 'staff' END AS badge, CASE WHEN g.role IS NOT NULL THEN m.title END AS title`;

const RECORD = `m.id, m.display_name AS "displayName", m.title, m.state, m.joined_at AS "joinedAt",
  m.account_id IS NOT NULL AS "hasAccount", m.sso_subject AS "ssoSubject",
  (SELECT COALESCE(jsonb_agg(jsonb_build_object('role', r.role, 'spaceId', r.space_id) ORDER BY r.granted_at, r.id), '[]')
   FROM member_role r WHERE r.member_id = m.id) AS roles`;

/** The SQL of members. */
@Injectable()
export class MemberRepository {
  constructor(private readonly database: Database) {}

  async publicByIds(communityId: string, ids: readonly string[]): Promise<PublicMemberRow[]> {
    return this.database.query<PublicMemberRow>(
      `SELECT ${PUBLIC} FROM member m CROSS JOIN LATERAL (SELECT ${staffRoleOf('m.id')} AS role) g
       WHERE m.community_id = $1 AND m.id = ANY($2::uuid[])`,
      [communityId, ids],
      'member_public_by_ids',
    );
  }

  /** Who is called so now, or was before: a handle that was left is nobody else's. */
  async findPublicByHandle(communityId: string, handle: string): Promise<PublicMemberRow | null> {
    const [row] = await this.database.query<PublicMemberRow>(
      `SELECT ${PUBLIC} FROM member m CROSS JOIN LATERAL (SELECT ${staffRoleOf('m.id')} AS role) g
       WHERE m.community_id = $1 AND m.id = COALESCE(
         (SELECT o.id FROM member o WHERE o.community_id = $1 AND o.handle = $2),
         (SELECT f.member_id FROM former_handle f WHERE f.community_id = $1 AND f.handle = $2))`,
      [communityId, handle],
      'member_public_by_handle',
    );
    return row ?? null;
  }

  /** Everybody of a community in the order of their ids, from after one of them. */
  async idsAfter(communityId: string, after: string | null, limit: number): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT id FROM member WHERE community_id = $1 AND id > COALESCE($2::uuid, '00000000-0000-0000-0000-000000000000')
       ORDER BY id LIMIT $3`,
      [communityId, after, limit],
      'member_ids_after',
    );
    return rows.map(({ id }) => id);
  }

  async recordsByIds(communityId: string, ids: readonly string[]): Promise<MemberRecordRow[]> {
    return this.database.query<MemberRecordRow>(
      `SELECT ${RECORD} FROM member m WHERE m.community_id = $1 AND m.id = ANY($2::uuid[])`,
      [communityId, ids],
      'member_records_by_ids',
    );
  }

  /** The member a brand's customer is; null where the brand has not sent this one yet. */
  async findBySubject(communityId: string, ssoSubject: string): Promise<MemberRecordRow | null> {
    const [row] = await this.database.query<MemberRecordRow>(
      `SELECT ${RECORD} FROM member m WHERE m.community_id = $1 AND m.sso_subject = $2`,
      [communityId, ssoSubject],
    );
    return row ?? null;
  }

  /** Newest first; with `name`, those whose name holds it or resembles it. */
  async page(communityId: string, name: string | null, window: PageWindow): Promise<MemberRecordRow[]> {
    const isForward = window.direction === 'forward';
    return this.database.query<MemberRecordRow>(
      `SELECT ${RECORD} FROM member m
       WHERE m.community_id = $1 AND ($2::text IS NULL OR m.display_name ILIKE $3 OR m.display_name % $2)
         AND ($4::uuid IS NULL OR m.id ${isForward ? '<' : '>'} $4)
       ORDER BY m.id ${isForward ? 'DESC' : 'ASC'} LIMIT $5`,
      [
        communityId,
        name,
        name === null ? null : `%${escapeLike(name)}%`,
        window.edge?.[0] ?? null,
        window.limit + 1,
      ],
    );
  }

  /** False when this account or customer is a member already. */
  async insert(tx: Tx, member: NewMember): Promise<boolean> {
    const rows = await tx.query(
      `INSERT INTO member (id, community_id, account_id, sso_subject, display_name, state, joined_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING RETURNING id`,
      [
        member.id,
        member.communityId,
        member.accountId,
        member.ssoSubject,
        member.displayName,
        member.state,
        member.joinedAt,
      ],
    );
    return rows.length === 1;
  }

  async findIdByAccount(tx: Tx, communityId: string, accountId: string): Promise<string | null> {
    return idOf(
      await tx.query('SELECT id FROM member WHERE community_id = $1 AND account_id = $2', [
        communityId,
        accountId,
      ]),
    );
  }

  async findIdBySubject(tx: Tx, communityId: string, ssoSubject: string): Promise<string | null> {
    return idOf(
      await tx.query('SELECT id FROM member WHERE community_id = $1 AND sso_subject = $2', [
        communityId,
        ssoSubject,
      ]),
    );
  }

  /** The account of a member of the staff; null of anybody else, and without an account. */
  async findStaffAccount(communityId: string, memberId: string): Promise<string | null> {
    const [row] = await this.database.query<{ accountId: string | null }>(
      `SELECT m.account_id AS "accountId" FROM member m WHERE m.community_id = $1 AND m.id = $2
         AND EXISTS (SELECT 1 FROM member_role r WHERE r.member_id = m.id)`,
      [communityId, memberId],
    );
    return row?.accountId ?? null;
  }

  /** False, with nothing written, when it is so already. */
  async setTitle(tx: Tx, memberId: string, title: string | null): Promise<boolean> {
    const rows = await tx.query(
      'UPDATE member SET title = $2 WHERE id = $1 AND title IS DISTINCT FROM $2 RETURNING id',
      [memberId, title],
    );
    return rows.length === 1;
  }

  /** False, with nothing written, when the name is the same. */
  async rename(tx: Tx, memberId: string, displayName: string): Promise<boolean> {
    const rows = await tx.query(
      'UPDATE member SET display_name = $2 WHERE id = $1 AND display_name <> $2 RETURNING id',
      [memberId, displayName],
    );
    return rows.length === 1;
  }

  /** Where an account is a member, and what it is there; one statement. */
  async membershipsOf(accountId: string): Promise<MembershipRow[]> {
    return this.database.query<MembershipRow>(
      `SELECT m.community_id AS "communityId",
              ARRAY(SELECT DISTINCT r.role FROM member_role r WHERE r.member_id = m.id ORDER BY r.role) AS roles
       FROM member m WHERE m.account_id = $1`,
      [accountId],
    );
  }

  /** The one place of a session that is one member's. */
  async membershipOfSession(sessionId: string): Promise<MembershipRow[]> {
    return this.database.query<MembershipRow>(
      `SELECT m.community_id AS "communityId",
              ARRAY(SELECT DISTINCT r.role FROM member_role r WHERE r.member_id = m.id ORDER BY r.role) AS roles
       FROM session s JOIN member m ON m.id = s.member_id WHERE s.id = $1`,
      [sessionId],
    );
  }
}

function idOf(rows: { id?: string }[]): string | null {
  return rows[0]?.id ?? null;
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (character) => `\\${character}`);
}
