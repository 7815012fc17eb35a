import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { findSecrets, KEY_FILE, Secrets } from '../config/secrets.js';
import { knownMigrations, runMigrations } from '../database/migrate.js';
import { noteLogOrigin, renumberLog, type RunStatement } from '../facts/log-origin.js';
import { asBackupError, BackupError } from './backup.errors.js';
import { BackupSession } from './backup-session.js';
import { lastJobMigration, listMigrations, listTables, qualified } from './catalog.js';
import { checkBackup } from './check-backup.js';
import { loadTables } from './load-tables.js';
import type { Manifest } from './manifest.js';
import { putFile } from './stored-files.js';
import type { OnStep } from './write-backup.js';

/** What to bring back, and where. */
export interface RestoreOptions {
  folder: string;
  /** Connection string of an empty database. */
  url: string;
  /** Data folder of the install: its key is there, and its files go there. */
  dataDir: string;
  secretKey: string | undefined;
  /** Goes on although the install has another key than the one that sealed data needs. */
  acceptsNewKey?: boolean;
  /** False where the files are in the data folder already. */
  withFiles?: boolean;
  onStep?: OnStep;
  /** Ends the work; the database stays as empty as it was. */
  signal?: AbortSignal;
}

/**
 * Brings a backup into an empty database: first all of it is read and checked, then it is loaded in one transaction and
 * read back, and only a whole forum is committed. Throws BackupError; the database is then still empty.
 */
export async function restoreBackup(options: RestoreOptions): Promise<Manifest> {
  const { folder, url, dataDir, signal, onStep = () => undefined } = options;
  try {
    const manifest = await checkBackup(folder, (file) => onStep(`reading ${file}`), signal);
    await requireKnown(manifest);
    const placeKey = await planKey(manifest, options);
    await requireEmpty(url, manifest);
    onStep('making the tables');
    await runMigrations(url, new Set(manifest.migrations));
    const session = await BackupSession.open(url);
    try {
      if ((await lastJobMigration(session)) < manifest.jobMigration) throw tooNew();
      await session.query('BEGIN');
      await loadTables(session, manifest, { folder, onStep, signal });
      await adopt((sql, parameters) => session.query(sql, parameters));
      if (options.withFiles !== false) await putFiles(manifest, options, onStep);
      await placeKey();
      signal?.throwIfAborted();
      await session.query('COMMIT');
    } finally {
      await session.close();
    }
    onStep('bringing the tables up to date');
    await runMigrations(url);
    return manifest;
  } catch (error) {
    throw asBackupError(error, dataDir);
  }
}

async function requireKnown(manifest: Manifest): Promise<void> {
  const known = new Set(await knownMigrations());
  if (manifest.migrations.some((name) => !known.has(name))) throw tooNew();
}

function tooNew(): BackupError {
  return new BackupError('BACKUP_TOO_NEW', 'This backup was made by a newer Parvis: restore it with that.');
}

/** Rows of anybody's, or tables that a backup's own version does not know, make a database one that is not empty. */
async function requireEmpty(url: string, manifest: Manifest): Promise<void> {
  const session = await BackupSession.open(url);
  try {
    const found = await listTables(session);
    const ran = await listMigrations(session);
    const newer = ran.find((name) => !manifest.migrations.includes(name));
    if (found.length > 0 && (ran.length === 0 || newer !== undefined)) {
      const whose = ran.length === 0 ? 'of something else' : 'of a newer Parvis';
      throw new BackupError(
        'TARGET_NOT_EMPTY',
        `This database has tables ${whose}: restore into an empty one. Nothing was changed.`,
      );
    }
    for (const table of found) {
      const [row] = await session.query<{ is: boolean }>(
        `SELECT EXISTS (SELECT FROM ${qualified(table)}) AS is`,
      );
      if (row?.is)
        throw new BackupError(
          'TARGET_NOT_EMPTY',
          `There is a forum in this database already (table ${table.name} has rows): restore into an empty one. Nothing was changed.`,
        );
    }
  } finally {
    await session.close();
  }
}

/** Compares the keys before anything is written; the answer puts the backup's own in place where there is none yet. */
async function planKey(manifest: Manifest, options: RestoreOptions): Promise<() => Promise<void>> {
  const nothing = async (): Promise<void> => undefined;
  const { dataDir, secretKey, acceptsNewKey, folder } = options;
  const own = await findSecrets(dataDir, secretKey);
  if (own && (own.fingerprint === manifest.keyFingerprint || acceptsNewKey)) return nothing;
  if (own)
    throw new BackupError(
      'KEY_DIFFERS',
      'This install has another key (SECRET_KEY, or secret.key in DATA_DIR) than the one the backup’s sealed data needs. Use that key, or --new-key to go on without: sessions and stored secrets are lost.',
    );
  if (manifest.hasKey) {
    const key = await readFile(join(folder, KEY_FILE)).catch(() => null);
    if (!key || new Secrets(key).fingerprint !== manifest.keyFingerprint)
      throw new BackupError(
        'BACKUP_DAMAGED',
        `The backup is damaged: ${KEY_FILE}: it is missing or another.`,
      );
    return async () => {
      await mkdir(dataDir, { recursive: true });
      await writeFile(join(dataDir, KEY_FILE), key, { mode: 0o600, flag: 'wx', flush: true });
    };
  }
  if (acceptsNewKey) return nothing;
  throw new BackupError(
    'KEY_MISSING',
    'The backup’s sealed data needs the key of the install it was taken from: set SECRET_KEY, put its secret.key in DATA_DIR, or use --new-key to go on without: sessions and stored secrets are lost.',
  );
}

/** The log's numbers and the workers' locks were the old server's. */
async function adopt(run: RunStatement): Promise<void> {
  await renumberLog(run);
  await noteLogOrigin(run);
  await run(
    'UPDATE graphile_worker._private_jobs SET locked_at = NULL, locked_by = NULL WHERE locked_by IS NOT NULL',
  );
  await run(
    'UPDATE graphile_worker._private_job_queues SET locked_at = NULL, locked_by = NULL WHERE locked_by IS NOT NULL',
  );
}

async function putFiles(manifest: Manifest, options: RestoreOptions, onStep: OnStep): Promise<void> {
  for (const { key } of manifest.files) {
    onStep(`files/${key}`);
    const target = join(options.dataDir, 'files', key);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await putFile(join(options.folder, 'files', key), target, options.signal);
  }
}
