import { rm } from 'node:fs/promises';
import pg from 'pg';
import { startedServer } from './global-setup.js';

const LEFT_OPEN_MS = 5_000;

/** Drops the run's databases, also those of test files that died before their own clean-up, and stops the server. */
export default async function globalTeardown(): Promise<void> {
  const started = startedServer();
  if (!started) return;
  const { server, dataDir, adminUrl, prefix } = started;
  if (!server.isEmbedded) await dropDatabases(adminUrl, prefix);
  await server.close();
  await rm(dataDir, { recursive: true, force: true });
  // Whatever a test file left open must not hold the run for ever; a timer without a reference fires only then.
  setTimeout(() => process.exit(), LEFT_OPEN_MS).unref();
}

async function dropDatabases(adminUrl: string, prefix: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  const { rows } = await admin.query<{ datname: string }>(
    'SELECT datname FROM pg_database WHERE starts_with(datname, $1)',
    [`${prefix}_`],
  );
  for (const { datname } of rows)
    await admin.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(datname)} WITH (FORCE)`);
  await admin.end();
}
