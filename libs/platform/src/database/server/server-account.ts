import { spawnSync } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DataFolderError } from './database-server.errors.js';

/** The user and group that PostgreSQL runs as when Node runs as root, which PostgreSQL refuses to be. */
export interface ServerAccount {
  uid: number;
  gid: number;
}

/** A command line together with the credentials to spawn it with. */
export interface Launch {
  command: string;
  args: string[];
  uid?: number;
  gid?: number;
}

const NOBODY: ServerAccount = { uid: 65534, gid: 65534 };

/** Undefined for an ordinary user: PostgreSQL then runs as the user itself. An existing cluster keeps its owner. */
export async function serverAccount(clusterDir: string): Promise<ServerAccount | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await stat(clusterDir).catch(() => undefined);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const users = await readFile('/etc/passwd', 'utf8').catch(() => '');
  const [, , uid, gid] =
    users
      .split('\n')
      .find((line) => line.startsWith('postgres:'))
      ?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : NOBODY;
}

/**
 * Tells how to run a program as the account. When the account cannot walk to one of the paths (a clone under /root,
 * mode 700), the program keeps the one capability that passes folder permissions, through setpriv of util-linux.
 */
export async function planLaunch(
  account: ServerAccount | undefined,
  paths: string[],
  [command, ...args]: [string, ...string[]],
): Promise<Launch> {
  if (!account) return { command, args };
  const reachable = await Promise.all(paths.map((path) => canReach(account, path)));
  if (!reachable.includes(false)) return { command, args, ...account };
  const setpriv = [
    `--reuid=${account.uid}`,
    `--regid=${account.gid}`,
    '--clear-groups',
    // Without it access(2), by which initdb looks for its programs, ignores the capability of another uid than 0.
    '--securebits=+no_setuid_fixup',
    '--inh-caps=-all,+dac_override',
    '--ambient-caps=-all,+dac_override',
  ];
  if (spawnSync('setpriv', [...setpriv, 'true']).status !== 0) {
    throw new DataFolderError(
      'PostgreSQL does not run as root, and the user it would run as cannot enter this folder or the one of the ' +
        'program. Move them out of folders private to root, run as an ordinary user, or set DATABASE_URL.',
    );
  }
  return { command: 'setpriv', args: [...setpriv, command, ...args] };
}

async function canReach(account: ServerAccount, path: string): Promise<boolean> {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const { mode, uid, gid } = await stat(folder);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}
