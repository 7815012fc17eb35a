import { Injectable } from '@nestjs/common';
import { Database, newId, type Tx } from '#platform';
import type { TrustCauseName, TrustChangeEntity } from './trust-change.entity.js';

/** Where a member stands. */
export interface TrustStanding {
  memberId: string;
  /** As measured. */
  trustLevel: number;
  /** As staff said; null where they said nothing. */
  trustPinned: number | null;
  /** When the level that counts began; null for who never rose. */
  trustSince: Date | null;
  isStaff: boolean;
  joinedAt: Date;
}

const STANDING = `m.id AS "memberId", m.trust_level AS "trustLevel", m.trust_pinned AS "trustPinned",
  m.trust_since AS "trustSince", m.joined_at AS "joinedAt",
  EXISTS (SELECT 1 FROM member_role r WHERE r.member_id = m.id) AS "isStaff"`;

/** What becomes of a member's level. */
export interface TrustMove {
  communityId: string;
  memberId: string;
  trustLevel: number;
  trustPinned: number | null;
  fromLevel: number;
  toLevel: number;
  cause: TrustCauseName;
  reason: string | null;
  changedBy: string | null;
}

/** The SQL of trust levels. */
@Injectable()
export class TrustRepository {
  constructor(private readonly database: Database) {}

  /** In no order; one statement. */
  async standings(communityId: string, memberIds: readonly string[]): Promise<TrustStanding[]> {
    return this.database.query<TrustStanding>(
      `SELECT ${STANDING} FROM member m WHERE m.community_id = $1 AND m.id = ANY($2::uuid[])`,
      [communityId, memberIds],
      'trust_standings',
    );
  }

  /** The row, locked until the transaction ends. */
  async lock(tx: Tx, communityId: string, memberId: string): Promise<TrustStanding | null> {
    const [row] = await tx.query<TrustStanding>(
      `SELECT ${STANDING} FROM member m WHERE m.community_id = $1 AND m.id = $2 FOR UPDATE OF m`,
      [communityId, memberId],
    );
    return row ?? null;
  }

  /** Writes the level and, where the one that counts changed or staff spoke, its line in the history. */
  async move(tx: Tx, move: TrustMove): Promise<void> {
    await tx.query(
      `UPDATE member SET trust_level = $2, trust_pinned = $3,
         trust_since = CASE WHEN $4 THEN now() ELSE trust_since END WHERE id = $1`,
      [move.memberId, move.trustLevel, move.trustPinned, move.fromLevel !== move.toLevel],
    );
    await tx.query(
      `INSERT INTO trust_change (id, community_id, member_id, from_level, to_level, cause, reason, changed_by, changed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, now())`,
      [
        newId(),
        move.communityId,
        move.memberId,
        move.fromLevel,
        move.toLevel,
        move.cause,
        move.reason,
        move.changedBy,
      ],
    );
  }

  /** Latest first, at most 50. */
  async changesOf(communityId: string, memberId: string): Promise<TrustChangeEntity[]> {
    return this.database.query<TrustChangeEntity>(
      `SELECT id, community_id AS "communityId", member_id AS "memberId", from_level AS "fromLevel", to_level AS "toLevel",
         cause, reason, changed_by AS "changedBy", changed_at AS "changedAt"
       FROM trust_change WHERE community_id = $1 AND member_id = $2 ORDER BY changed_at DESC, id DESC LIMIT 50`,
      [communityId, memberId],
      'trust_changes',
    );
  }

  /** Active members without a role at each level that counts; one statement. */
  async census(communityId: string): Promise<{ level: number; count: number }[]> {
    return this.database.query(
      `SELECT COALESCE(m.trust_pinned, m.trust_level)::int AS level, count(*)::int AS count FROM member m
       WHERE m.community_id = $1 AND m.state = 'active'
         AND NOT EXISTS (SELECT 1 FROM member_role r WHERE r.member_id = m.id) GROUP BY 1 ORDER BY 1`,
      [communityId],
      'trust_census',
    );
  }
}
