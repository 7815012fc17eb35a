import pg from 'pg';
import { sendGraphql, waitFor } from '#test-support';
import type { Install } from './install.js';
import type { Reader } from './reader.js';
import type { Acknowledged } from './writing.js';

/** Longer than the heartbeat, which is the last to tell a reader of a gap. */
const READERS_AGREE_MS = 40_000;
const SEARCH_AGREES_MS = 60_000;

/** What became of the writes of one round. */
export interface Tally {
  acknowledged: number;
  present: number;
  duplicated: number;
  lost: number;
  /** Posts that a reader lacks and does not know it lacks. */
  gapsUndetected: number;
  gapsFound: number;
  /** From the last acknowledgement until the search finds as much as there is. */
  searchSeconds: number;
  /** The same for Meilisearch itself; null where there is none. */
  indexSeconds: number | null;
}

/** Compares what was acknowledged, what is stored, what readers have, and what the search finds. */
export async function tallyOf(
  install: Install,
  acknowledged: readonly Acknowledged[],
  readers: readonly Reader[],
): Promise<Tally> {
  const since = Date.now();
  const client = new pg.Client({ connectionString: install.databaseUrl });
  await client.connect();
  try {
    const [search, index] = await Promise.all([
      secondsUntil(
        'the search to agree',
        since,
        async () => (await foundBy(install)) === (await published(client)),
      ),
      install.meilisearch &&
        secondsUntil(
          'the index to agree',
          since,
          async () => (await indexed(install)) === (await published(client)),
        ),
    ]);
    const { rows } = await client.query<Acknowledged>(
      'SELECT idempotency_key AS key, id FROM post WHERE idempotency_key = ANY($1)',
      [acknowledged.map(({ key }) => key)],
    );
    const stored = new Map(rows.map(({ key, id }) => [key, id]));
    const present = acknowledged.filter(({ key, id }) => stored.get(key) === id).length;
    return {
      acknowledged: acknowledged.length,
      present,
      duplicated: await duplicatesIn(client),
      lost: acknowledged.length - present,
      gapsUndetected: await undetected(client, readers),
      gapsFound: readers.reduce((sum, { gapsFound }) => sum + gapsFound, 0),
      searchSeconds: search,
      indexSeconds: index,
    };
  } finally {
    await client.end();
  }
}

/** Texts are never repeated by the writers: one that stands twice was stored twice. */
async function duplicatesIn(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ twice: number }>(
    `SELECT (count(*) - count(DISTINCT sha256))::int AS twice FROM revision`,
  );
  return rows[0]?.twice ?? 0;
}

async function undetected(client: pg.Client, readers: readonly Reader[]): Promise<number> {
  let missing = 0;
  for (const reader of readers) {
    const { rows } = await client.query<{ id: string }>(
      `SELECT id FROM post WHERE thread_id = $1 AND state = 'published' AND NOT is_first`,
      [reader.threadId],
    );
    await waitFor(
      'a reader to be up to date',
      () => rows.every(({ id }) => reader.seen.has(id)),
      READERS_AGREE_MS,
    ).catch(() => undefined);
    missing += rows.filter(({ id }) => !reader.seen.has(id)).length;
  }
  return missing;
}

/** Where it never comes true, the time that was waited. */
async function secondsUntil(what: string, since: number, isSo: () => Promise<boolean>): Promise<number> {
  await waitFor(what, isSo, SEARCH_AGREES_MS).catch((error: Error) => console.error(error.message));
  return (Date.now() - since) / 1_000;
}

async function published(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM post WHERE state = 'published'`,
  );
  return rows[0]?.count ?? 0;
}

async function foundBy({ forum, cast }: Install): Promise<number | null> {
  const { data } = await sendGraphql<{ verbatims: { totalCount: number } } | null>(
    forum.url,
    '{ verbatims(query: "", first: 1) { totalCount } }',
    {},
    { community: cast.community.slug, cookie: cast.analyst.cookie },
  );
  return data?.verbatims.totalCount ?? null;
}

/** The largest index is the one in use. */
async function indexed({ meilisearch }: Install): Promise<number> {
  const { indexes } = await (meilisearch as NonNullable<typeof meilisearch>).call<{
    indexes?: Record<string, { numberOfDocuments: number }>;
  }>('GET', '/stats');
  return Math.max(0, ...Object.values(indexes ?? {}).map(({ numberOfDocuments }) => numberOfDocuments));
}
