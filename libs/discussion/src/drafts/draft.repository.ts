import { Injectable } from '@nestjs/common';
import { Database, isUuid, newId, type Tx } from '#platform';
import type { DraftKind, DraftPlace } from './draft-place.js';

/** A draft as its member sees it. */
export interface DraftRow {
  id: string;
  kind: DraftKind;
  placeId: string;
  title: string;
  body: string;
  spaceId: string | null;
  version: number;
  updatedAt: Date;
}

/** Whose draft, in which community. */
export interface DraftOwner {
  communityId: string;
  memberId: string;
}

/** The draft that a text is sent from, as its sender knows it. */
export interface SentDraft {
  id: string;
  version: number;
}

/** What a member has written so far. */
export interface DraftText {
  title: string;
  body: string;
  spaceId: string | null;
}

const COLUMNS = `d.id, d.kind, d.place_id AS "placeId", d.title, d.body, d.space_id AS "spaceId", d.version, d.updated_at AS "updatedAt"`;

/**
 * The draft that a text is sent from goes with it: $1 the author, $2 the draft, $3 its version as the sender knew it. One
 * that another device has gone on with stays.
 */
export const FORGET_SENT_DRAFT = (author: string, id: string, version: string): string =>
  `DELETE FROM draft WHERE member_id = ${author} AND id = ${id}::uuid AND version = ${version}::integer`;

/** The SQL of drafts; every statement is about one member's own. */
@Injectable()
export class DraftRepository {
  constructor(private readonly database: Database) {}

  async find({ communityId, memberId }: DraftOwner, place: DraftPlace): Promise<DraftRow | null> {
    const [row] = await this.database.query<DraftRow>(
      `SELECT ${COLUMNS} FROM draft d WHERE d.community_id = $1 AND d.member_id = $2 AND d.kind = $3 AND d.place_id = $4`,
      [communityId, memberId, place.kind, place.id],
      'draft_find',
    );
    return row ?? null;
  }

  /** Latest change first. */
  async list({ communityId, memberId }: DraftOwner, limit: number): Promise<DraftRow[]> {
    return this.database.query<DraftRow>(
      `SELECT ${COLUMNS} FROM draft d WHERE d.community_id = $1 AND d.member_id = $2
       ORDER BY d.updated_at DESC, d.id DESC LIMIT $3`,
      [communityId, memberId, limit],
      'draft_list',
    );
  }

  /** How many the member keeps in other places; those who save at once wait for each other. */
  async countElsewhere(tx: Tx, { memberId }: DraftOwner, place: DraftPlace): Promise<number> {
    await tx.query('SELECT 1 FROM member WHERE id = $1 FOR NO KEY UPDATE', [memberId]);
    const [row] = await tx.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM draft WHERE member_id = $1 AND NOT (kind = $2 AND place_id = $3)',
      [memberId, place.kind, place.id],
    );
    return row?.count ?? 0;
  }

  /**
   * Keeps a text as the version after `version`. Null where the draft is at another one, unless it says the same already: a
   * repeated save is one.
   */
  async save(
    tx: Tx,
    owner: DraftOwner,
    place: DraftPlace,
    { title, body, spaceId, version }: DraftText & { version: number },
  ): Promise<DraftRow | null> {
    const isSame = `d.title = $6 AND d.body = $7 AND d.space_id IS NOT DISTINCT FROM $8`;
    const [row] = await tx.query<DraftRow>(
      `INSERT INTO draft AS d (id, community_id, member_id, kind, place_id, title, body, space_id, version)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8::uuid, $9::integer + 1)
       ON CONFLICT (member_id, kind, place_id) DO UPDATE SET title = $6, body = $7, space_id = $8::uuid, updated_at = now(),
         version = d.version + CASE WHEN ${isSame} THEN 0 ELSE 1 END
       WHERE d.version = $9 OR (${isSame})
       RETURNING ${COLUMNS}`,
      [newId(), owner.communityId, owner.memberId, place.kind, place.id, title, body, spaceId, version],
    );
    return row ?? null;
  }

  /** False where there is no draft at this version. */
  async discard(tx: Tx, { memberId }: DraftOwner, place: DraftPlace, version: number): Promise<boolean> {
    const rows = await tx.query(
      'DELETE FROM draft WHERE member_id = $1 AND kind = $2 AND place_id = $3 AND version = $4 RETURNING id',
      [memberId, place.kind, place.id, version],
    );
    return rows.length === 1;
  }

  /** In the transaction that sends what it says. */
  async forgetSent(tx: Tx, memberId: string, sent: SentDraft | null): Promise<void> {
    if (sent && isUuid(sent.id))
      await tx.query(FORGET_SENT_DRAFT('$1', '$2', '$3'), [memberId, sent.id, sent.version]);
  }

  /** Of every community: drafts that nobody has touched for so long. */
  async purge(days: number): Promise<void> {
    await this.database.query(`DELETE FROM draft WHERE updated_at < now() - make_interval(days => $1)`, [
      days,
    ]);
  }
}
