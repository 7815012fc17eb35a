import { Injectable } from '@nestjs/common';
import { Database, newId, type PageWindow, sqlStateOf, type Tx } from '#platform';
import type { RoleGrantRow } from '../access/role.js';
import { SpaceNotFound } from '../members/member.errors.js';

const FOREIGN_KEY_VIOLATION = '23503';

/** Where an invitation stands. */
export type InvitationStateName = 'pending' | 'accepted' | 'expired' | 'cancelled';

/** An invitation as admins see it. */
export interface InvitationRow {
  id: string;
  email: string;
  roles: RoleGrantRow[];
  /** The admin who invited; null where the install did. */
  invitedBy: string | null;
  state: InvitationStateName;
  createdAt: Date;
  sentAt: Date;
  expiresAt: Date;
  acceptedAt: Date | null;
}

/** A letter to be sent: its token replaces the one before. */
export interface Sending {
  tokenHash: Buffer;
  sentAt: Date;
  expiresAt: Date;
}

const ROLES = `(SELECT COALESCE(jsonb_agg(jsonb_build_object('role', r.role, 'spaceId', r.space_id) ORDER BY r.id), '[]')
  FROM invitation_role r WHERE r.invitation_id = i.id)`;
const COLUMNS = `i.id, i.email::text AS email, ${ROLES} AS roles, i.invited_by AS "invitedBy", i.created_at AS "createdAt", i.sent_at AS "sentAt",
  i.expires_at AS "expiresAt", i.accepted_at AS "acceptedAt",
  CASE WHEN i.accepted_at IS NOT NULL THEN 'accepted' WHEN i.cancelled_at IS NOT NULL THEN 'cancelled'
       WHEN i.expires_at <= now() THEN 'expired' ELSE 'pending' END AS state`;
const OPEN = 'accepted_at IS NULL AND cancelled_at IS NULL';

/** The SQL of invitations. */
@Injectable()
export class InvitationRepository {
  constructor(private readonly database: Database) {}

  /** Newest first. */
  async page(communityId: string, window: PageWindow): Promise<InvitationRow[]> {
    return this.database.query<InvitationRow>(
      `SELECT ${COLUMNS} FROM invitation i WHERE i.community_id = $1 AND ($2::uuid IS NULL OR i.id < $2)
       ORDER BY i.id DESC LIMIT $3`,
      [communityId, window.edge?.[0] ?? null, window.limit + 1],
    );
  }

  async findById(communityId: string, id: string): Promise<InvitationRow | null> {
    const [row] = await this.database.query<InvitationRow>(
      `SELECT ${COLUMNS} FROM invitation i WHERE i.community_id = $1 AND i.id = $2`,
      [communityId, id],
    );
    return row ?? null;
  }

  /** False where the address has an open invitation. Throws SpaceNotFound for a space of another community. */
  async insert(
    tx: Tx,
    invitation: Sending & {
      id: string;
      communityId: string;
      email: string;
      invitedBy: string | null;
      roles: readonly RoleGrantRow[];
    },
  ): Promise<boolean> {
    const { id, communityId } = invitation;
    const rows = await tx.query(
      `INSERT INTO invitation (id, community_id, email, token_hash, invited_by, created_at, sent_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $6, $7)
       ON CONFLICT (community_id, email) WHERE ${OPEN} DO NOTHING RETURNING id`,
      [
        id,
        communityId,
        invitation.email,
        invitation.tokenHash,
        invitation.invitedBy,
        invitation.sentAt,
        invitation.expiresAt,
      ],
    );
    if (rows.length === 0) return false;
    for (const role of invitation.roles) await this.insertRole(tx, { communityId, id }, role);
    return true;
  }

  /** A new letter for an open invitation; the link of the one before is void. Answers the address, null where it is none. */
  async renew(tx: Tx, communityId: string, id: string, sending: Sending): Promise<string | null> {
    const [row] = await tx.query<{ email: string }>(
      `UPDATE invitation SET token_hash = $3, sent_at = $4, expires_at = $5
       WHERE community_id = $1 AND id = $2 AND ${OPEN} RETURNING email::text AS email`,
      [communityId, id, sending.tokenHash, sending.sentAt, sending.expiresAt],
    );
    return row?.email ?? null;
  }

  /** False where it is not open. */
  async cancel(tx: Tx, communityId: string, id: string): Promise<boolean> {
    const rows = await tx.query(
      `UPDATE invitation SET cancelled_at = now() WHERE community_id = $1 AND id = $2 AND ${OPEN} RETURNING id`,
      [communityId, id],
    );
    return rows.length === 1;
  }

  /** The live invitation of a letter's token, without using it up. */
  async findByToken(communityId: string, tokenHash: Buffer): Promise<InvitationRow | null> {
    const [row] = await this.database.query<InvitationRow>(
      `SELECT ${COLUMNS} FROM invitation i
       WHERE i.community_id = $1 AND i.token_hash = $2 AND ${OPEN} AND i.expires_at > now()`,
      [communityId, tokenHash],
    );
    return row ?? null;
  }

  /** Locks a live invitation until the transaction ends: nobody takes it twice. */
  async lockByToken(tx: Tx, communityId: string, tokenHash: Buffer): Promise<InvitationRow | null> {
    const [row] = await tx.query<InvitationRow>(
      `SELECT ${COLUMNS} FROM invitation i
       WHERE i.community_id = $1 AND i.token_hash = $2 AND ${OPEN} AND i.expires_at > now() FOR UPDATE OF i`,
      [communityId, tokenHash],
    );
    return row ?? null;
  }

  async markAccepted(tx: Tx, id: string, memberId: string): Promise<void> {
    await tx.query('UPDATE invitation SET accepted_at = now(), accepted_by = $2 WHERE id = $1', [
      id,
      memberId,
    ]);
  }

  private async insertRole(
    tx: Tx,
    { communityId, id }: { communityId: string; id: string },
    { role, spaceId }: RoleGrantRow,
  ): Promise<void> {
    try {
      await tx.query(
        `INSERT INTO invitation_role (id, community_id, invitation_id, role, space_id) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT DO NOTHING`,
        [newId(), communityId, id, role, spaceId],
      );
    } catch (error) {
      if (sqlStateOf(error) === FOREIGN_KEY_VIOLATION) throw new SpaceNotFound();
      throw error;
    }
  }
}
