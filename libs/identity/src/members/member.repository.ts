import { Injectable } from '@nestjs/common';
import { Database, type PageWindow, type Tx } from '#platform';
import type { RoleGrantRow } from '../access/role.js';
import { MemberEntity } from './member.entity.js';

/** A member as everybody sees it. */
export interface PublicMemberRow {
  id: string;
  displayName: string;
  badge: 'staff' | null;
  joinedAt: Date;
}

/** A member as staff sees it. */
export interface MemberRecordRow {
  id: string;
  displayName: string;
  state: 'active' | 'suspended';
  roles: RoleGrantRow[];
  joinedAt: Date;
  hasAccount: boolean;
  ssoSubject: string | null;
}

const RECORD = `m.id, m.display_name AS "displayName", m.state, m.joined_at AS "joinedAt",
  m.account_id IS NOT NULL AS "hasAccount", m.sso_subject AS "ssoSubject",
  (SELECT COALESCE(jsonb_agg(jsonb_build_object('role', r.role, 'spaceId', r.space_id) ORDER BY r.granted_at, r.id), '[]')
   FROM member_role r WHERE r.member_id = m.id) AS roles`;

/** The SQL of members. */
@Injectable()
export class MemberRepository {
  constructor(private readonly database: Database) {}

  async publicByIds(communityId: string, ids: readonly string[]): Promise<PublicMemberRow[]> {
    return this.database.query<PublicMemberRow>(
      `SELECT m.id, m.display_name AS "displayName", m.joined_at AS "joinedAt",
              CASE WHEN EXISTS (SELECT 1 FROM member_role r WHERE r.member_id = m.id) THEN 'staff' END AS badge
       FROM member m WHERE m.community_id = $1 AND m.id = ANY($2::uuid[])`,
      [communityId, ids],
      'member_public_by_ids',
    );
  }

  async recordsByIds(communityId: string, ids: readonly string[]): Promise<MemberRecordRow[]> {
    return this.database.query<MemberRecordRow>(
      `SELECT ${RECORD} FROM member m WHERE m.community_id = $1 AND m.id = ANY($2::uuid[])`,
      [communityId, ids],
      'member_records_by_ids',
    );
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

  async insert(tx: Tx, member: MemberEntity): Promise<void> {
    await tx.manager.insert(MemberEntity, member);
  }
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (character) => `\\${character}`);
}
