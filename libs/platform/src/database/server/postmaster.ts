import { spawn, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { open, rm, stat, truncate } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Cluster } from './cluster.js';
import { DatabaseServerError } from './database-server.errors.js';
import type { EmbeddedBinaries } from './embedded-binaries.js';
import { isAlive, readPostmasterFile } from './postmaster-file.js';

const LOG_LIMIT_BYTES = 5_000_000;
const START_ATTEMPTS = 3;
const STOP_TIMEOUT_MS = 60_000;
const POLL_MS = 20;
const PORT_ATTEMPTS = 100;

/**
 * PostgreSQL comes back after a crash on the port it had. These lie below those that systems give to outgoing connections
 * (Linux from 32768, others from 49152), one of which could hold the port by then.
 */
const PORTS = { from: 20_000, to: 32_000 };

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '128MB',
  effective_cache_size: '512MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  // A container or a desktop sits on an SSD: a random page costs about what a sequential one does.
  random_page_cost: '1.1',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // A failed statement or its detail may hold what a member wrote; the forum logs the error with its own care.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};

/** Safe only for data that nobody will miss. */
const THROWAWAY_SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
};

/**
 * Starts PostgreSQL on the cluster and returns when it takes connections, or when another process has just done so.
 * Port 0 means any free one.
 */
export async function startPostmaster(
  cluster: Cluster,
  binaries: EmbeddedBinaries,
  options: { isThrowaway: boolean; port: number },
): Promise<void> {
  for (let attempt = 1; attempt <= START_ATTEMPTS; attempt += 1) {
    const found = await readPostmasterFile(cluster.dir);
    if (found?.isAlive) return;
    // PostgreSQL removes the file of a dead server itself, except where its number now belongs to another program.
    if (found && isAlive(found.pid)) await rm(join(cluster.dir, 'postmaster.pid'), { force: true });
    const child = await spawnPostmaster(cluster, binaries, options);
    if (await becomesReady(child, cluster.dir)) return;
    await sleep(200 * attempt);
  }
  throw new DatabaseServerError(
    'PostgreSQL does not start: postgres.log in the data folder (DATA_DIR) says why.',
  );
}

/** Asks PostgreSQL to end its sessions and write everything down, and waits until it has. */
export async function stopPostmaster(clusterDir: string): Promise<void> {
  const running = await readPostmasterFile(clusterDir);
  if (!running?.isAlive) return;
  process.kill(running.pid, 'SIGINT');
  await waitForEnd(clusterDir, running.pid);
}

/** Resolves once the server of that process number is gone. */
export async function waitForEnd(clusterDir: string, pid: number): Promise<void> {
  for (const deadline = Date.now() + STOP_TIMEOUT_MS; Date.now() < deadline; await sleep(POLL_MS)) {
    const found = await readPostmasterFile(clusterDir);
    if (!found?.isAlive || found.pid !== pid) return;
  }
  throw new DatabaseServerError('PostgreSQL did not stop in time.');
}

async function spawnPostmaster(
  cluster: Cluster,
  binaries: EmbeddedBinaries,
  options: { isThrowaway: boolean; port: number },
): Promise<ChildProcess> {
  const settings = Object.entries({ ...SETTINGS, ...(options.isThrowaway ? THROWAWAY_SETTINGS : {}) });
  const flags = settings.flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const port = String(options.port || (await freePort()));
  const launch = await cluster.launch([binaries.postgres, '-D', cluster.dir, '-p', port, ...flags]);
  await emptyWhenLarge(cluster.logFile);
  const log = await open(cluster.logFile, 'a', 0o600);
  try {
    // Detached: Ctrl-C in a terminal reaches the whole process group, and the forum must finish its work before its
    // database goes. The log is a file, so that PostgreSQL outlives a Node that was killed.
    const child = spawn(launch.command, launch.args, {
      uid: launch.uid,
      gid: launch.gid,
      cwd: '/',
      env: {},
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    });
    // One that could not be started at all has no number, which is what is asked.
    child.on('error', () => undefined);
    child.unref();
    return child;
  } finally {
    await log.close();
  }
}

/** False when the process ended instead: the port was taken, or another process started the server first. */
async function becomesReady(child: ChildProcess, clusterDir: string): Promise<boolean> {
  // Asked of the process itself: one that cannot start has ended before anybody listens.
  while (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
    const found = await readPostmasterFile(clusterDir);
    if (found?.pid === child.pid && found?.isReady) return true;
    await sleep(POLL_MS);
  }
  return false;
}

async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < PORT_ATTEMPTS; attempt += 1) {
    const port = randomInt(PORTS.from, PORTS.to);
    if (await isFree(port)) return port;
  }
  throw new DatabaseServerError('No port is free for PostgreSQL.');
}

async function isFree(port: number): Promise<boolean> {
  const probe = createServer();
  try {
    await new Promise<void>((resolve, reject) =>
      probe.on('error', reject).listen(port, '127.0.0.1', resolve),
    );
  } catch {
    return false;
  }
  await new Promise((resolve) => probe.close(resolve));
  return true;
}

async function emptyWhenLarge(logFile: string): Promise<void> {
  const size = await stat(logFile).then(
    (found) => found.size,
    () => 0,
  );
  if (size > LOG_LIMIT_BYTES) await truncate(logFile);
}
