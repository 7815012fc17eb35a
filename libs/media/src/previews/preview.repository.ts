import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { PreviewedLink } from '#protocol';

interface PreviewRow {
  url: string;
  title: string | null;
  description: string | null;
  site: string | null;
}

/** The SQL of kept previews. They are the install's: a page says the same to every community. */
@Injectable()
export class PreviewRepository {
  constructor(private readonly database: Database) {}

  /** What is known of these addresses and still counts; null for what has nothing to show. One statement. */
  async find(urls: readonly string[]): Promise<Map<string, PreviewedLink | null>> {
    const rows = await this.database.query<PreviewRow>(
      `SELECT url, title, description, site FROM link_preview
       WHERE url_hash = ANY(SELECT sha256(convert_to(u, 'UTF8')) FROM unnest($1::text[]) u) AND expires_at > now()`,
      [urls],
      'link_preview_find',
    );
    return new Map(
      rows.map(({ url, title, description, site }) => [
        url,
        title === null ? null : { url, title, description, site: site ?? '' },
      ]),
    );
  }

  async keep(url: string, preview: PreviewedLink | null, days: number): Promise<void> {
    await this.database.query(
      `INSERT INTO link_preview (url_hash, url, title, description, site, fetched_at, expires_at)
       VALUES (sha256(convert_to($1, 'UTF8')), $1, $2, $3, $4, now(), now() + make_interval(days => $5))
       ON CONFLICT (url_hash) DO UPDATE SET title = excluded.title, description = excluded.description,
         site = excluded.site, fetched_at = excluded.fetched_at, expires_at = excluded.expires_at`,
      [url, preview?.title ?? null, preview?.description ?? null, preview?.site ?? null, days],
      'link_preview_keep',
    );
  }

  async purgeExpired(): Promise<void> {
    await this.database.query('DELETE FROM link_preview WHERE expires_at <= now()');
  }
}
