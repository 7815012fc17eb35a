import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { to as copyTo } from 'pg-copy-streams';
import { KEY_FILE, type Secrets } from '../config/secrets.js';
import { asBackupError } from './backup.errors.js';
import { BackupSession } from './backup-session.js';
import {
  copyTarget,
  lastJobMigration,
  listMigrations,
  listSequences,
  listTables,
  type TableShape,
} from './catalog.js';
import { FileHash, newFile } from './file-hash.js';
import { BACKUP_FORMAT, type Manifest, type TableEntry, writeManifest } from './manifest.js';
import { RowDigest } from './row-digest.js';
import { saveFiles } from './stored-files.js';

/** What a long work is at: a table, a file, a check. */
export type OnStep = (step: string) => void;

/** What to save, and where. */
export interface BackupOptions {
  /** Connection string of the forum's database, which may be in use. */
  url: string;
  /** Folder of the stored files. */
  filesDir: string;
  secrets: Secrets;
  /** Whether the key goes in, too. */
  includesKey: boolean;
  /** The folder to make; nothing may be there. */
  folder: string;
  onStep?: OnStep;
  /** Ends the work; nothing is kept. */
  signal?: AbortSignal;
}

/**
 * Saves a forum as it is at one moment, while it runs: everything acknowledged before the start is in. The folder appears
 * when all of it is there and on the disk; until then it is called `.partial`, and goes when something fails.
 * Throws BackupError.
 */
export async function writeBackup(options: BackupOptions): Promise<Manifest> {
  const partial = `${options.folder}.partial`;
  let session: BackupSession | null = null;
  try {
    await mkdir(partial, { recursive: true, mode: 0o700 });
    session = await BackupSession.open(options.url);
    const manifest = await save(session, partial, options);
    await writeManifest(partial, manifest);
    await rename(partial, options.folder);
    await syncFolder(join(options.folder, '..'));
    return manifest;
  } catch (error) {
    // What went wrong first is what must be told.
    await rm(partial, { recursive: true, force: true }).catch(() => undefined);
    throw asBackupError(error, options.folder);
  } finally {
    await session?.close();
  }
}

async function save(session: BackupSession, folder: string, options: BackupOptions): Promise<Manifest> {
  const { secrets, includesKey, filesDir, signal, onStep = () => undefined } = options;
  // Read only, so that it gets no transaction number: no consumer waits for a backup. One statement makes the snapshot.
  await session.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  const [moment] = await session.query<{ at: Date }>('SELECT now() AS at');
  const migrations = await listMigrations(session);
  const jobMigration = await lastJobMigration(session);
  await mkdir(join(folder, 'tables'), { mode: 0o700 });
  const tables: TableEntry[] = [];
  for (const table of await listTables(session)) {
    onStep(`${table.schema}.${table.name}`);
    tables.push(await saveTable(session, folder, table, signal));
  }
  // Sequences know no snapshot: read after it, they are never behind the rows.
  const sequences = await listSequences(session);
  await session.query('COMMIT');
  // A row names a file that was whole before, so the files of the snapshot are there now.
  const files = await saveFiles(filesDir, join(folder, 'files'), signal, onStep);
  if (includesKey) await writeFile(join(folder, KEY_FILE), secrets.exportKey(), { mode: 0o600, flush: true });
  return {
    product: 'parvis',
    format: BACKUP_FORMAT,
    version: productVersion(),
    takenAt: (moment?.at ?? new Date()).toISOString(),
    serverVersion: session.serverVersion,
    migrations,
    jobMigration,
    keyFingerprint: secrets.fingerprint,
    hasKey: includesKey,
    tables,
    sequences,
    files,
  };
}

async function saveTable(
  session: BackupSession,
  folder: string,
  table: TableShape,
  signal: AbortSignal | undefined,
): Promise<TableEntry> {
  const file = `tables/${table.schema}.${table.name}.copy.gz`;
  const [rows, written] = [new RowDigest(), new FileHash()];
  const stream = session.client.query(copyTo(`COPY ${copyTarget(table)} TO STDOUT`));
  await pipeline(stream, rows, createGzip({ level: 5 }), written, newFile(join(folder, file)), { signal });
  return {
    ...table,
    rows: rows.rows,
    digest: rows.digest,
    file,
    sizeBytes: written.sizeBytes,
    sha256: written.sha256(),
  };
}

function productVersion(): string {
  const json = readFileSync(new URL('../../../../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(json) as { version: string }).version;
}

/** So that the new name survives a power cut, too. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
