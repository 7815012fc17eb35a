import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What `postmaster.pid` says of the server that runs, or ran, on a cluster. */
export interface PostmasterFile {
  pid: number;
  port: number;
  isReady: boolean;
  /** False when a crash left the file behind, also when the system gave the number to another program since. */
  isAlive: boolean;
}

/** Null when the cluster has no such file, or only the first lines of one being written. */
export async function readPostmasterFile(clusterDir: string): Promise<PostmasterFile | null> {
  // The order of the lines is PostgreSQL's: src/include/utils/pidfile.h.
  const text = await readFile(join(clusterDir, 'postmaster.pid'), 'utf8').catch(() => null);
  if (text === null) return null;
  const lines = text.split('\n');
  const pid = Math.abs(Number(lines[0]));
  if (!pid) return null;
  return {
    pid,
    port: Number(lines[3] ?? 0),
    isReady: lines[7]?.trim() === 'ready',
    isAlive: isAlive(pid) && (await isServerOf(clusterDir, pid)),
  };
}

/** True while the system has a process of that number, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Where the command line cannot be read (not Linux), a living process is believed to be the server. */
async function isServerOf(clusterDir: string, pid: number): Promise<boolean> {
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null);
  return commandLine === null || commandLine.split('\0').includes(clusterDir);
}
