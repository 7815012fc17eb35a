import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  appendFile,
  chown,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { DatabaseServerError, DataFolderError } from './database-server.errors.js';
import type { EmbeddedBinaries } from './embedded-binaries.js';
import { planLaunch, serverAccount, type Launch, type ServerAccount } from './server-account.js';

/** The superuser of the embedded server; the forum itself connects as an ordinary role. */
export const SUPERUSER = 'postgres';

const LOG_FILE = 'postgres.log';
const PASSWORD_FILE = 'parvis.password';
const STAGING_PREFIX = '.postgres-new-';
const STAGING_STALE_AFTER_MS = 10 * 60_000;

/** A PostgreSQL data folder, the account that owns it and the password of its roles. */
export interface Cluster {
  dir: string;
  logFile: string;
  password: string;
  account: ServerAccount | undefined;
  launch(command: [string, ...string[]]): Promise<Launch>;
}

/** Opens `<dataDir>/postgres`, creating it at first. Throws DataFolderError when the folder cannot be used. */
export async function openCluster(dataDir: string, binaries: EmbeddedBinaries): Promise<Cluster> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o711 });
    const root = await realpath(dataDir);
    const dir = join(root, 'postgres');
    const account = await serverAccount(dir);
    const launch = (command: [string, ...string[]]) => planLaunch(account, [dir, binaries.postgres], command);
    if (!(await exists(dir))) await createCluster({ root, dir, account, initdb: binaries.initdb, launch });
    const password = (await readFile(join(dir, PASSWORD_FILE), 'utf8')).trim();
    return { dir, logFile: join(root, LOG_FILE), password, account, launch };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (error instanceof DataFolderError || error instanceof DatabaseServerError || !code) throw error;
    throw new DataFolderError(`the folder cannot be created, read or written (${code}).`, { cause: error });
  }
}

interface NewCluster {
  root: string;
  dir: string;
  account: ServerAccount | undefined;
  initdb: string;
  launch: Cluster['launch'];
}

/** Prepares the cluster aside and renames it into place: a crash or a race leaves a whole cluster or none. */
async function createCluster({ root, dir, account, initdb, launch }: NewCluster): Promise<void> {
  if (!account) requireNamedUser();
  await removeStaleStaging(root);
  const staging = await mkdtemp(join(root, STAGING_PREFIX));
  try {
    const files = { cluster: join(staging, 'cluster'), password: join(staging, 'password') };
    const password = randomBytes(24).toString('base64url');
    await mkdir(files.cluster, { mode: 0o700 });
    await writeFile(files.password, password, { mode: 0o600 });
    if (account) {
      for (const path of [staging, files.cluster, files.password])
        await chown(path, account.uid, account.gid);
    }
    await run(await launch([initdb, ...initdbOptions(files.cluster, files.password)]), join(root, LOG_FILE));
    await rename(files.password, join(files.cluster, PASSWORD_FILE));
    await rename(files.cluster, dir).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** initdb looks the user up by name, which a container started under an arbitrary number does not have. */
function requireNamedUser(): void {
  try {
    userInfo();
  } catch (cause) {
    const message =
      'PostgreSQL needs its user to have a name in /etc/passwd: run as another user, or set DATABASE_URL.';
    throw new DatabaseServerError(message, { cause });
  }
}

function initdbOptions(clusterDir: string, passwordFile: string): string[] {
  // C.UTF-8 is not a locale of macOS; the ICU locale carries the sort order on every platform.
  const locale = process.platform === 'linux' ? 'C.UTF-8' : 'C';
  return [
    ...['-D', clusterDir, '-U', SUPERUSER, '-A', 'scram-sha-256', `--pwfile=${passwordFile}`],
    ...['-E', 'UTF8', `--locale=${locale}`, '--locale-provider=icu', '--icu-locale=fr', '--no-instructions'],
  ];
}

async function run({ command, args, uid, gid }: Launch, logFile: string): Promise<void> {
  const child = spawn(command, args, { uid, gid, cwd: '/', env: {}, stdio: ['ignore', 'ignore', 'pipe'] });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  const exitCode = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  if (exitCode === 0) return;
  await appendFile(logFile, complaint);
  throw new DatabaseServerError(
    'PostgreSQL could not prepare its data: postgres.log in the data folder says why.',
  );
}

async function removeStaleStaging(root: string): Promise<void> {
  for (const name of await readdir(root)) {
    if (!name.startsWith(STAGING_PREFIX)) continue;
    const { mtimeMs } = await stat(join(root, name));
    if (Date.now() - mtimeMs > STAGING_STALE_AFTER_MS)
      await rm(join(root, name), { recursive: true, force: true });
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
}
