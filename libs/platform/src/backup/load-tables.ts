import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { BackupError } from './backup.errors.js';
import type { BackupSession } from './backup-session.js';
import { copyTarget, listForeignKeys, qualified } from './catalog.js';
import type { Manifest, TableEntry } from './manifest.js';
import { RowDigest } from './row-digest.js';
import type { OnStep } from './write-backup.js';

/** How to load. */
export interface LoadOptions {
  folder: string;
  onStep: OnStep;
  signal: AbortSignal | undefined;
}

/**
 * Fills the tables of an open transaction, and reads every one back: what the database holds then has the counts and the
 * digests of the manifest, or this throws. Foreign keys are taken off meanwhile and checked as they are put back.
 */
export async function loadTables(
  session: BackupSession,
  manifest: Manifest,
  { folder, onStep, signal }: LoadOptions,
): Promise<void> {
  const { tables, sequences } = manifest;
  const keys = await listForeignKeys(session);
  for (const { table, name } of keys) await session.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
  // What the migrations put in is in the backup, too, as it became.
  await session.query(`TRUNCATE ${tables.map(qualified).join(', ')}`);
  for (const table of tables) {
    onStep(`loading ${table.schema}.${table.name}`);
    await session.query(`ALTER TABLE ${qualified(table)} DISABLE TRIGGER USER`);
    await loadTable(session, folder, table, signal);
  }
  for (const { table, name, definition } of keys)
    await session.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`);
  for (const table of tables) await session.query(`ALTER TABLE ${qualified(table)} ENABLE TRIGGER USER`);
  for (const { lastValue, ...sequence } of sequences)
    if (lastValue !== null) await session.query('SELECT setval($1, $2)', [qualified(sequence), lastValue]);
  for (const table of tables) {
    onStep(`checking ${table.schema}.${table.name}`);
    await checkTable(session, table, signal);
  }
}

async function loadTable(
  session: BackupSession,
  folder: string,
  table: TableEntry,
  signal: AbortSignal | undefined,
): Promise<void> {
  const into = session.client.query(copyFrom(`COPY ${copyTarget(table)} FROM STDIN`));
  await pipeline(
    createReadStream(join(folder, table.file), { highWaterMark: 1 << 18 }),
    createGunzip({ chunkSize: 1 << 17 }),
    into,
    { signal },
  );
}

async function checkTable(
  session: BackupSession,
  table: TableEntry,
  signal: AbortSignal | undefined,
): Promise<void> {
  const rows = new RowDigest();
  const from = session.client.query(copyTo(`COPY ${copyTarget(table)} TO STDOUT`));
  await pipeline(from, rows.resume(), { signal });
  if (rows.rows === table.rows && rows.digest === table.digest) return;
  const how = rows.rows === table.rows ? 'reads otherwise' : `has ${rows.rows} rows of ${table.rows}`;
  throw new BackupError(
    'NOT_AS_SAVED',
    `The database does not hold what the backup has: ${table.schema}.${table.name} ${how}. Nothing was kept.`,
  );
}
