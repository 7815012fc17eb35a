import { Injectable } from '@nestjs/common';
import { Database, NotFound, type Tx } from '#platform';
import { CommunityEntity, type CommunityRow } from './community.entity.js';

const COLUMNS = `id, slug, name, description, locales, default_locale AS "defaultLocale", accent, logo_url AS "logoUrl",
  allowed_origins AS "allowedOrigins", newcomer_post_threshold AS "newcomerPostThreshold",
  accepts_sso_roles AS "acceptsSsoRoles", link_previews AS "linkPreviews", offers_conversations AS "offersConversations", time_zone AS "timeZone", reactions,
  edit_window_minutes AS "editWindowMinutes", public_revisions AS "publicRevisions", created_at AS "createdAt"`;

/** The SQL of communities. */
@Injectable()
export class CommunityRepository {
  constructor(private readonly database: Database) {}

  async findBySlug(slug: string): Promise<CommunityRow | null> {
    const [row] = await this.database.query<CommunityRow>(
      `SELECT ${COLUMNS} FROM community WHERE slug = $1`,
      [slug],
      'community_find_by_slug',
    );
    return row ?? null;
  }

  async findById(id: string): Promise<CommunityRow | null> {
    const [row] = await this.database.query<CommunityRow>(
      `SELECT ${COLUMNS} FROM community WHERE id = $1`,
      [id],
      'community_find_by_id',
    );
    return row ?? null;
  }

  /** Every community, by slug. */
  async list(): Promise<CommunityRow[]> {
    return this.database.query<CommunityRow>(`SELECT ${COLUMNS} FROM community ORDER BY slug`);
  }

  /** Those of the ids that exist, by name. */
  async findByIds(ids: readonly string[]): Promise<CommunityRow[]> {
    return this.database.query<CommunityRow>(
      `SELECT ${COLUMNS} FROM community WHERE id = ANY($1::uuid[]) ORDER BY name, id`,
      [ids],
    );
  }

  /** The row, locked until the transaction ends, so that two admins' changes follow each other. Throws NotFound. */
  async lock(tx: Tx, id: string): Promise<CommunityRow> {
    const [row] = await tx.query<CommunityRow>(`SELECT ${COLUMNS} FROM community WHERE id = $1 FOR UPDATE`, [
      id,
    ]);
    if (!row) throw new NotFound();
    return row;
  }

  async insert(tx: Tx, row: CommunityRow): Promise<void> {
    await tx.manager.insert(CommunityEntity, row);
  }

  async update(tx: Tx, row: CommunityRow): Promise<void> {
    await tx.manager.update(CommunityEntity, { id: row.id }, row);
  }
}
