import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#platform';
import type { RelationKindName } from './member-relation.entity.js';

/** One relation, as its owner sees it. */
export interface MemberRelationRow {
  otherId: string;
  kind: RelationKindName;
  createdAt: Date;
  /** `createdAt` to the microsecond, for keyset pages. */
  createdKey: string;
}

/** Whose relations to whom. */
export interface RelationPair {
  communityId: string;
  memberId: string;
  otherId: string;
}

const COLUMNS = `r.other_id AS "otherId", r.kind, r.created_at AS "createdAt",
  to_char(r.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "createdKey"`;

/** Staff speak for the brand: their posts are shown to everybody. */
const NOT_STAFF = 'NOT EXISTS (SELECT 1 FROM member_role o WHERE o.member_id = r.other_id)';

/** SQL of who blocks and mutes whom. */
@Injectable()
export class MemberRelationRepository {
  constructor(private readonly database: Database) {}

  /** Latest first. */
  async page(
    memberId: string,
    edge: readonly string[] | null,
    limit: number,
    isForward: boolean,
  ): Promise<MemberRelationRow[]> {
    const [createdKey, otherId] = edge ?? [isForward ? 'infinity' : '-infinity', null];
    const [compare, order] = isForward ? ['<', 'DESC'] : ['>', 'ASC'];
    const ends = isForward ? 'ffffffff-ffff-ffff-ffff-ffffffffffff' : '00000000-0000-0000-0000-000000000000';
    return this.database.query<MemberRelationRow>(
      `SELECT ${COLUMNS} FROM member_relation r
       WHERE r.member_id = $1 AND (r.created_at, r.other_id) ${compare} ($2::timestamptz, $3::uuid)
       ORDER BY r.created_at ${order}, r.other_id ${order} LIMIT $4`,
      [memberId, createdKey, otherId ?? ends, limit],
    );
  }

  /** How many the member has, whether this is one of them, and whether the other exists here and is staff. Locks the member's list. */
  async look(
    tx: Tx,
    { communityId, memberId, otherId }: RelationPair,
  ): Promise<{ exists: boolean; isStaff: boolean; count: number; kind: RelationKindName | null }> {
    // Two devices that add at once take turns: the list has a length.
    await tx.query('SELECT 1 FROM member WHERE id = $1 FOR NO KEY UPDATE', [memberId]);
    const [row] = await tx.query<{
      exists: boolean;
      isStaff: boolean;
      count: number;
      kind: RelationKindName | null;
    }>(
      `SELECT EXISTS (SELECT 1 FROM member WHERE id = $3 AND community_id = $1) AS "exists",
         EXISTS (SELECT 1 FROM member_role WHERE member_id = $3) AS "isStaff",
         (SELECT count(*)::int FROM member_relation WHERE member_id = $2) AS count,
         (SELECT kind FROM member_relation WHERE member_id = $2 AND other_id = $3) AS kind`,
      [communityId, memberId, otherId],
    );
    return row ?? { exists: false, isStaff: false, count: 0, kind: null };
  }

  async put(
    tx: Tx,
    { communityId, memberId, otherId }: RelationPair,
    kind: RelationKindName,
  ): Promise<MemberRelationRow> {
    const [row] = await tx.query<MemberRelationRow>(
      `INSERT INTO member_relation AS r (community_id, member_id, other_id, kind) VALUES ($1, $2, $3, $4)
       ON CONFLICT (member_id, other_id) DO UPDATE SET kind = EXCLUDED.kind
       RETURNING ${COLUMNS}`,
      [communityId, memberId, otherId, kind],
    );
    return row as MemberRelationRow;
  }

  /** False where there was none of this kind. */
  async remove(tx: Tx, { memberId, otherId }: RelationPair, kind: RelationKindName): Promise<boolean> {
    const rows = await tx.query(
      'DELETE FROM member_relation WHERE member_id = $1 AND other_id = $2 AND kind = $3 RETURNING other_id',
      [memberId, otherId, kind],
    );
    return rows.length === 1;
  }

  /** Which of these the member blocks or mutes; one statement. */
  async among(
    memberId: string,
    otherIds: readonly string[],
  ): Promise<{ otherId: string; kind: RelationKindName; hidesPosts: boolean }[]> {
    return this.database.query(
      `SELECT r.other_id AS "otherId", r.kind, ${NOT_STAFF} AS "hidesPosts"
       FROM member_relation r WHERE r.member_id = $1 AND r.other_id = ANY($2::uuid[])`,
      [memberId, otherIds],
      'member_relation_among',
    );
  }

  /** All that the member blocks or mutes. */
  async ofMember(memberId: string): Promise<string[]> {
    const rows = await this.database.query<{ otherId: string }>(
      'SELECT other_id AS "otherId" FROM member_relation WHERE member_id = $1',
      [memberId],
      'member_relation_of_member',
    );
    return rows.map(({ otherId }) => otherId);
  }

  /** Which of these members block or mute the other one; one statement. */
  async whoIgnores(
    otherId: string,
    memberIds: readonly string[],
    kinds: readonly RelationKindName[],
  ): Promise<string[]> {
    const rows = await this.database.query<{ memberId: string }>(
      `SELECT member_id AS "memberId" FROM member_relation
       WHERE other_id = $1 AND member_id = ANY($2::uuid[]) AND kind = ANY($3::text[])`,
      [otherId, memberIds, kinds],
      'member_relation_who_ignores',
    );
    return rows.map(({ memberId }) => memberId);
  }
}
