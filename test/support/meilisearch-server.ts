import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.js';
import type { Requirement } from './requires.js';
import { waitFor } from './wait-for.js';

/** A Meilisearch that a test can start: `describeWith(MEILISEARCH_SERVER, …)`. */
export const MEILISEARCH_SERVER: Requirement = {
  name: 'meilisearch on the PATH',
  isMet: spawnSync('meilisearch', ['--version'], { stdio: 'ignore' }).status === 0,
};

/** A real Meilisearch of a test's own, with a master key and a temporary folder; it can be killed, emptied and started again. */
export class MeilisearchTestServer {
  readonly key = 'a-master-key-for-tests-only';
  private child: ChildProcess | null = null;

  private constructor(
    private readonly port: number,
    private readonly folder: string,
  ) {}

  static async start(): Promise<MeilisearchTestServer> {
    const server = await MeilisearchTestServer.planned();
    await server.start();
    return server;
  }

  /** A server that is not started yet. */
  static async planned(): Promise<MeilisearchTestServer> {
    const folder = await mkdtemp(join(tmpdir(), 'parvis-meilisearch-'));
    return new MeilisearchTestServer(await freePort(), folder);
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** What an install's configuration says of it. */
  get config(): { meilisearchUrl: string; meilisearchKey: string } {
    return { meilisearchUrl: this.url, meilisearchKey: this.key };
  }

  /** Without a bound on its memory, Meilisearch prepares for as much as the machine has, with every batch. */
  async start(masterKey = this.key): Promise<void> {
    this.child = spawn(
      'meilisearch',
      [
        ...[
          '--http-addr',
          `127.0.0.1:${this.port}`,
          '--master-key',
          masterKey,
          '--db-path',
          join(this.folder, 'db'),
        ],
        ...['--dump-dir', join(this.folder, 'dumps'), '--snapshot-dir', join(this.folder, 'snapshots')],
        ...['--no-analytics', '--log-level', 'ERROR', '--max-indexing-memory', '256MiB'],
      ],
      { stdio: 'ignore', cwd: this.folder },
    );
    await waitFor('meilisearch to answer', () => answers(this.url), 20_000);
  }

  /** As kill -9. */
  async kill(): Promise<void> {
    const { child } = this;
    this.child = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  }

  /** Takes everything away that it has kept. Only while it does not run. */
  async empty(): Promise<void> {
    await rm(join(this.folder, 'db'), { recursive: true, force: true });
  }

  /** Stops answering with its connections open. */
  hang(): void {
    this.child?.kill('SIGSTOP');
  }

  resume(): void {
    this.child?.kill('SIGCONT');
  }

  /** Speaks to the server itself, as somebody who meddles with it would. */
  async call<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    const answer = await fetch(this.url + path, {
      method,
      headers: { authorization: `Bearer ${this.key}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return (await answer.json()) as Answer;
  }

  async stop(): Promise<void> {
    await this.kill();
    await rm(this.folder, { recursive: true, force: true });
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health`)).ok;
  } catch {
    return false;
  }
}
