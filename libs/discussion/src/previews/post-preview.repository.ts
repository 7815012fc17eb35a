import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#platform';
import type { PreviewedLink } from '#protocol';

/** A published post whose links may be shown. */
export interface LinkingPost {
  id: string;
  communityId: string;
  revisionId: string;
  bodyHtml: string;
  previews: readonly PreviewedLink[] | null;
  /** The community shows what links lead to. */
  isWanted: boolean;
}

/** The SQL of what links of posts lead to. */
@Injectable()
export class PostPreviewRepository {
  constructor(private readonly database: Database) {}

  /** Those of the published posts that link anywhere, or show where they did. */
  async linkingAmong(tx: Tx, postIds: readonly string[]): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT id FROM post WHERE id = ANY($1::uuid[]) AND state = 'published'
         AND (body_html LIKE '%<a href="http%' OR extras ? 'previews')`,
      [postIds],
    );
    return rows.map(({ id }) => id);
  }

  /** Null where it is not published, with its thread. */
  async findPublished(postId: string): Promise<LinkingPost | null> {
    const [row] = await this.database.query<LinkingPost>(
      `SELECT p.id, p.community_id AS "communityId", p.revision_id AS "revisionId", p.body_html AS "bodyHtml",
         p.extras->'previews' AS previews, c.link_previews AS "isWanted"
       FROM post p JOIN thread t ON t.id = p.thread_id JOIN community c ON c.id = p.community_id
       WHERE p.id = $1 AND p.state = 'published' AND t.state = 'published'`,
      [postId],
      'post_preview_find',
    );
    return row ?? null;
  }

  /** Of a post whose thread is locked: its text and previews as they are now. */
  async stateOf(
    tx: Tx,
    postId: string,
  ): Promise<{ revisionId: string; previews: readonly PreviewedLink[] | null } | null> {
    const [row] = await tx.query<{ revisionId: string; previews: readonly PreviewedLink[] | null }>(
      `SELECT revision_id AS "revisionId", extras->'previews' AS previews FROM post WHERE id = $1`,
      [postId],
    );
    return row ?? null;
  }

  /** Of these addresses those whose preview the author does not want under the post. */
  async hiddenOf(tx: Tx, postId: string): Promise<string[]> {
    const rows = await tx.query<{ url: string }>('SELECT url FROM hidden_preview WHERE post_id = $1', [
      postId,
    ]);
    return rows.map(({ url }) => url);
  }

  /** Keeps a preview from coming back with the next edit. */
  async hide(tx: Tx, communityId: string, postId: string, url: string): Promise<void> {
    await tx.query(
      `INSERT INTO hidden_preview (community_id, post_id, url_hash, url)
       VALUES ($1, $2, sha256(convert_to($3, 'UTF8')), $3) ON CONFLICT DO NOTHING`,
      [communityId, postId, url],
    );
  }
}
