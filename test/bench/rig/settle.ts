import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

const LONGEST_MS = 240_000;
const LOOK_EVERY_MS = 100;

/** Resolves once every consumer has passed the newest fact. Throws after four minutes. */
export async function settle(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    for (const until = Date.now() + LONGEST_MS; Date.now() < until; await sleep(LOOK_EVERY_MS)) {
      const { rows } = await client.query<{ hasStarted: boolean; behind: number }>(
        `SELECT EXISTS (SELECT FROM fact_cursor) AS "hasStarted",
           (SELECT count(*)::int FROM fact_cursor c CROSS JOIN (SELECT tx, id FROM fact ORDER BY tx DESC, id DESC LIMIT 1) f
            WHERE (c.tx, c.id) < (f.tx, f.id)) AS behind`,
      );
      if (rows[0]?.hasStarted && rows[0].behind === 0) return;
    }
    throw new Error('The consumers did not catch up.');
  } finally {
    await client.end();
  }
}

/** Has the product index the corpus: without the inverted index, which is then built in one pass. */
export async function indexCorpus(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string; definition: string }>(
      `SELECT indexname AS name, indexdef AS definition FROM pg_indexes
       WHERE tablename = 'search_document' AND indexdef LIKE '%USING gin%'`,
    );
    for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
    await settle(databaseUrl);
    await client.query(`SET maintenance_work_mem = '512MB'`);
    for (const { definition } of rows) await client.query(definition);
    await client.query('VACUUM (ANALYZE) search_document');
  } finally {
    await client.end();
  }
}
