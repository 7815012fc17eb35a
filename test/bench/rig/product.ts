import type { ChildProcess } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../support/free-port.js';
import { endChild, keptBytesOf, startNode } from './child.js';

const MAIN = fileURLToPath(new URL('../../../apps/server/src/main.js', import.meta.url));
/** Environment of a forum that keeps no answers: pages are read from their tables each time. */
export const KEEPS_NOTHING = { ANSWER_STORE_MIB: '0' } as const;

const LONGEST_START_MS = 60_000;

/** How the forum is started. */
export interface ProductOptions {
  readonly databaseUrl: string;
  readonly roles?: 'api' | 'api,worker';
  readonly env?: Readonly<Record<string, string>>;
  readonly nodeOptions?: readonly string[];
}

/** The forum as `npm start` runs it, in a process of its own. */
export class Product {
  private constructor(
    readonly port: number,
    /** From the start of the process to its first 200, in milliseconds. */
    readonly coldStartMs: number,
    private readonly child: ChildProcess,
    private readonly folder: string,
  ) {}

  get pid(): number {
    return this.child.pid ?? 0;
  }

  static async start(options: ProductOptions): Promise<Product> {
    const [folder, port] = [await mkdtemp(join(tmpdir(), 'parvis-bench-')), await freePort()];
    const startedAt = performance.now();
    const child = startNode(MAIN, {
      nodeOptions: options.nodeOptions ?? [],
      env: {
        DATABASE_URL: options.databaseUrl,
        DATA_DIR: folder,
        PORT: String(port),
        ROLES: options.roles ?? 'api,worker',
        SECRET_KEY: 'a secret of the bench, of no use elsewhere',
        DEMO: 'off',
        LOG_LEVEL: 'warn',
        // Counted as everywhere, and never reached.
        RATE_LIMITS: '1000000',
        ...options.env,
      },
    });
    await firstOk(`http://127.0.0.1:${port}/health/ready`, child);
    return new Product(port, performance.now() - startedAt, child, folder);
  }

  /** Bytes kept after a collection of garbage. */
  keptBytes(): Promise<number> {
    return keptBytesOf(this.child);
  }

  async stop(): Promise<void> {
    await endChild(this.child);
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** Resolves at the first 200. Throws where the process ends instead. */
export async function firstOk(url: string, child: ChildProcess): Promise<void> {
  for (const until = performance.now() + LONGEST_START_MS; performance.now() < until; await sleep(4)) {
    if (child.exitCode !== null) throw new Error(`The process ended with ${child.exitCode}.`);
    const isOk = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isOk) return;
  }
  throw new Error(`No 200 from ${url}.`);
}
