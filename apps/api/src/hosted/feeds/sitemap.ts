import { xmlText } from './xml.js';

/** One address of a sitemap. */
export interface SitemapEntry {
  url: string;
  changedAt: Date | null;
}

/** A sitemap (sitemaps.org, protocol 0.9). */
export function sitemapXml(entries: readonly SitemapEntry[]): string {
  const lines = entries.map(({ url, changedAt }) => {
    const changed = changedAt ? `<lastmod>${changedAt.toISOString()}</lastmod>` : '';
    return `<url><loc>${xmlText(url)}</loc>${changed}</url>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${lines.join('\n')}\n</urlset>\n`;
}
