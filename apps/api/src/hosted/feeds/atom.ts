import { xmlText } from './xml.js';

/** A feed and what it is about. */
export interface AtomFeed {
  title: string;
  subtitle: string;
  url: string;
  selfUrl: string;
  entries: readonly AtomEntry[];
}

/** One entry of a feed. */
export interface AtomEntry {
  id: string;
  title: string;
  url: string;
  authorName: string;
  publishedAt: Date;
  updatedAt: Date;
  /** Sanitised. */
  html: string;
}

/** An Atom feed (RFC 4287). */
export function atomXml(feed: AtomFeed): string {
  const newest = Math.max(0, ...feed.entries.map(({ updatedAt }) => updatedAt.getTime()));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    `<id>${xmlText(feed.url)}</id>`,
    `<title>${xmlText(feed.title)}</title>`,
    feed.subtitle ? `<subtitle>${xmlText(feed.subtitle)}</subtitle>` : '',
    `<link rel="alternate" type="text/html" href="${xmlText(feed.url)}"/>`,
    `<link rel="self" type="application/atom+xml" href="${xmlText(feed.selfUrl)}"/>`,
    `<updated>${new Date(newest).toISOString()}</updated>`,
    ...feed.entries.map(entryXml),
    '</feed>',
    '',
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function entryXml(entry: AtomEntry): string {
  return [
    '<entry>',
    `<id>urn:uuid:${xmlText(entry.id)}</id>`,
    `<title>${xmlText(entry.title)}</title>`,
    `<link rel="alternate" type="text/html" href="${xmlText(entry.url)}"/>`,
    `<author><name>${xmlText(entry.authorName)}</name></author>`,
    `<published>${entry.publishedAt.toISOString()}</published>`,
    `<updated>${entry.updatedAt.toISOString()}</updated>`,
    `<content type="html">${xmlText(entry.html)}</content>`,
    '</entry>',
  ].join('');
}
