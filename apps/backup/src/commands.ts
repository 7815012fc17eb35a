import { join } from 'node:path';
import {
  BackupError,
  checkBackup,
  type Config,
  ConfigError,
  findSecrets,
  loadSecrets,
  type Manifest,
  openDatabaseServer,
  restoreBackup,
  writeBackup,
} from '#platform';
import type { Command } from './command-line.js';
import { proveRevisions } from './prove-revisions.js';

/** What a command is run with. */
export interface Run {
  config: Config;
  onStep: (step: string) => void;
  signal: AbortSignal;
}

/** Does what was asked and answers what to say at the end. Throws one of the errors that are a line. */
export async function runCommand(command: Command, run: Run): Promise<string> {
  if (command.name === 'backup') return backup(command, run);
  if (command.name === 'move') return move(command.url, run);
  if (!command.isCheckOnly) return restore(command, run);
  return `This backup is whole: ${wordsOf(await checkBackup(command.folder, run.onStep, run.signal))}.`;
}

async function backup(command: Command & { name: 'backup' }, run: Run): Promise<string> {
  const { config } = run;
  const folder = join(command.to ?? join(config.dataDir, 'backups'), nameOf(new Date()));
  const secrets = await findSecrets(config.dataDir, config.secretKey);
  if (!secrets) throw new BackupError('FOLDER_UNUSABLE', 'There is no forum here yet: nothing to save.');
  const server = await openDatabaseServer({ ...placeOf(config), mode: 'attach' });
  try {
    const { url } = server;
    const manifest = await writeBackup({
      ...run,
      url,
      secrets,
      folder,
      filesDir: filesOf(config),
      includesKey: command.includesKey,
    });
    const key = command.includesKey
      ? 'The key is in it: keep it where nobody else reads it.'
      : 'The key is not in it: keep a copy of secret.key (DATA_DIR) or SECRET_KEY elsewhere.';
    return `${folder}\n${key}\nSaved ${wordsOf(manifest)}`;
  } finally {
    await server.close();
  }
}

async function restore(command: Command & { name: 'restore' }, run: Run): Promise<string> {
  const { config } = run;
  // Before a database is made for it.
  await checkBackup(command.folder, run.onStep, run.signal);
  const server = await openDatabaseServer({ ...placeOf(config), mode: 'serve' });
  try {
    const { dataDir, secretKey } = config;
    const manifest = await restoreBackup({ ...run, ...command, url: server.url, dataDir, secretKey });
    const proven = await proveRevisions(server.url);
    return `Restored ${wordsOf(manifest)}; ${proven} versions of messages are as their sha256 says`;
  } finally {
    await server.close();
  }
}

async function move(url: string, run: Run): Promise<string> {
  const { config } = run;
  const { dataDir, secretKey } = config;
  if (config.databaseUrl !== undefined)
    throw new ConfigError(
      'DATABASE_URL',
      'this install has a database of its own already: take it away to move from DATA_DIR',
    );
  // Alone with it: what is written while it moves would be left behind.
  const server = await openDatabaseServer({ dataDir, mode: 'serve' });
  const folder = join(dataDir, 'backups', nameOf(new Date()));
  try {
    const secrets = await loadSecrets(dataDir, secretKey);
    await writeBackup({
      ...run,
      url: server.url,
      secrets,
      folder,
      filesDir: filesOf(config),
      includesKey: false,
    });
  } finally {
    await server.close();
  }
  const manifest = await restoreBackup({ ...run, folder, url, dataDir, secretKey, withFiles: false });
  const proven = await proveRevisions(url);
  return [
    `The old database is as it was, and a backup is in ${folder}.`,
    'From now on start with DATABASE_URL set to the new one; files and secret.key stay in DATA_DIR.',
    `Moved ${wordsOf(manifest)}; ${proven} versions of messages are as their sha256 says`,
  ].join('\n');
}

const placeOf = ({ databaseUrl, dataDir }: Config) => ({ databaseUrl, dataDir });
const filesOf = ({ dataDir }: Config): string => join(dataDir, 'files');

/** `parvis-20260131-235959`, in UTC: sorted by name they are sorted by time. */
function nameOf(moment: Date): string {
  return `parvis-${moment.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')}`;
}

function wordsOf({ tables, files, takenAt }: Manifest): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return `${rows} rows of ${tables.length} tables and ${files.length} files, as of ${takenAt}`;
}
