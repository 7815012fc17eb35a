import { Injectable } from '@nestjs/common';
import { type Actor, Database, type Tx } from '#platform';
import { SpaceEntity, type SpaceRow } from './space.entity.js';
import { SPACE_COLUMNS, spaceAudience, VISIBLE_SPACE } from './visible-space.js';

/** A member who was let into a private space. */
export interface SpaceAccessRow {
  spaceId: string;
  memberId: string;
}

/** The SQL of spaces. */
@Injectable()
export class SpaceRepository {
  constructor(private readonly database: Database) {}

  async visibleIds(actor: Actor): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT s.id FROM space s WHERE ${VISIBLE_SPACE}`,
      spaceAudience(actor),
      'space_visible_ids',
    );
    return rows.map(({ id }) => id);
  }

  async sharedIds(actor: Actor): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT s.id FROM space s WHERE ${VISIBLE_SPACE} AND NOT s.holds_conversations`,
      spaceAudience(actor),
      'space_shared_ids',
    );
    return rows.map(({ id }) => id);
  }

  async listVisible(actor: Actor): Promise<SpaceRow[]> {
    return this.database.query<SpaceRow>(
      `SELECT ${SPACE_COLUMNS} FROM space s WHERE ${VISIBLE_SPACE} ORDER BY s.position, s.name, s.id`,
      spaceAudience(actor),
      'space_list_visible',
    );
  }

  async findVisibleByIds(actor: Actor, ids: readonly string[]): Promise<SpaceRow[]> {
    return this.database.query<SpaceRow>(
      `SELECT ${SPACE_COLUMNS} FROM space s WHERE ${VISIBLE_SPACE} AND s.id = ANY($6::uuid[])`,
      [...spaceAudience(actor), ids],
      'space_find_visible_by_ids',
    );
  }

  async findVisibleBySlug(actor: Actor, slug: string): Promise<SpaceRow | null> {
    const [row] = await this.database.query<SpaceRow>(
      `SELECT ${SPACE_COLUMNS} FROM space s WHERE ${VISIBLE_SPACE} AND s.slug = $6`,
      [...spaceAudience(actor), slug],
      'space_find_visible_by_slug',
    );
    return row ?? null;
  }

  /** The row, locked until the transaction ends; null when the community has none such. */
  async lock(tx: Tx, communityId: string, id: string): Promise<SpaceRow | null> {
    const [row] = await tx.query<SpaceRow>(
      `SELECT ${SPACE_COLUMNS} FROM space s WHERE s.community_id = $1 AND s.id = $2 FOR UPDATE`,
      [communityId, id],
    );
    return row ?? null;
  }

  /** Spaces listed under one, locked until the transaction ends. */
  async lockChildren(tx: Tx, parentId: string): Promise<SpaceRow[]> {
    return tx.query<SpaceRow>(
      `SELECT ${SPACE_COLUMNS} FROM space s WHERE s.parent_id = $1 ORDER BY s.id FOR UPDATE`,
      [parentId],
    );
  }

  /** Adds a space after the others. */
  async insert(tx: Tx, space: Omit<SpaceRow, 'position' | 'holdsConversations'>): Promise<SpaceRow> {
    const [row] = await tx.query<SpaceRow>(
      `INSERT INTO space AS s (id, community_id, slug, name, description, visibility, kind, parent_id, tag_rule, position, created_at)
       SELECT $1, $2, $3, $4, $5, $6, $8, $9, $10, COALESCE(max(position) + 1, 0), $7 FROM space WHERE community_id = $2
       RETURNING ${SPACE_COLUMNS}`,
      [
        space.id,
        space.communityId,
        space.slug,
        space.name,
        space.description,
        space.visibility,
        space.createdAt,
        space.kind,
        space.parentId,
        space.tagRule,
      ],
    );
    return row as SpaceRow;
  }

  /** The space of the community's conversations; null where there is none yet. */
  async findForConversations(communityId: string): Promise<SpaceRow | null> {
    const [row] = await this.database.query<SpaceRow>(
      `SELECT ${SPACE_COLUMNS} FROM space s WHERE s.community_id = $1 AND s.holds_conversations`,
      [communityId],
      'space_for_conversations',
    );
    return row ?? null;
  }

  /** False where the community has one already, or a space with this slug. */
  async insertForConversations(
    tx: Tx,
    space: Pick<SpaceRow, 'id' | 'communityId' | 'slug' | 'name' | 'createdAt'>,
  ): Promise<boolean> {
    const rows = await tx.query(
      `INSERT INTO space (id, community_id, slug, name, visibility, tag_rule, holds_conversations, position, created_at)
       SELECT $1, $2, $3, $4, 'private', 'none', true, COALESCE(max(position) + 1, 0), $5 FROM space WHERE community_id = $2
       ON CONFLICT DO NOTHING RETURNING id`,
      [space.id, space.communityId, space.slug, space.name, space.createdAt],
    );
    return rows.length === 1;
  }

  async update(tx: Tx, row: SpaceRow): Promise<void> {
    await tx.manager.update(SpaceEntity, { id: row.id }, row);
  }

  /** Which of these members were let into which private spaces, among the spaces that the actor may enter. */
  async accessesOf(actor: Actor, memberIds: readonly string[]): Promise<SpaceAccessRow[]> {
    return this.database.query<SpaceAccessRow>(
      `SELECT a.space_id AS "spaceId", a.member_id AS "memberId" FROM space_access a JOIN space s ON s.id = a.space_id
       WHERE ${VISIBLE_SPACE} AND s.visibility = 'private' AND a.member_id = ANY($6::uuid[])`,
      [...spaceAudience(actor), memberIds],
    );
  }

  /** False when the member was let in before. */
  async grantAccess(tx: Tx, space: SpaceRow, memberId: string): Promise<boolean> {
    const rows = await tx.query(
      `INSERT INTO space_access (community_id, space_id, member_id, granted_at) VALUES ($1, $2, $3, now())
       ON CONFLICT DO NOTHING RETURNING member_id`,
      [space.communityId, space.id, memberId],
    );
    return rows.length === 1;
  }

  /** False when the member was not let in. */
  async revokeAccess(tx: Tx, space: SpaceRow, memberId: string): Promise<boolean> {
    const rows = await tx.query(
      'DELETE FROM space_access WHERE space_id = $1 AND member_id = $2 RETURNING member_id',
      [space.id, memberId],
    );
    return rows.length === 1;
  }
}
