import type { ChildProcess } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { freePort } from '../../support/free-port.js';
import { benchFile, endChild, keptBytesOf, startNode } from './child.js';
import { firstOk } from './product.js';

/** The limit that the product is measured against: nothing but node:http, pg and Socket.IO. */
export class RawServer {
  private constructor(
    readonly port: number,
    /** From the start of the process to its first 200, in milliseconds. */
    readonly coldStartMs: number,
    private readonly child: ChildProcess,
  ) {}

  get pid(): number {
    return this.child.pid ?? 0;
  }

  static async start(databaseUrl: string, nodeOptions: readonly string[] = []): Promise<RawServer> {
    const port = await freePort();
    const startedAt = performance.now();
    const child = startNode(benchFile('raw/raw-process.js'), {
      nodeOptions,
      args: [databaseUrl, String(port)],
    });
    await firstOk(`http://127.0.0.1:${port}/`, child);
    return new RawServer(port, performance.now() - startedAt, child);
  }

  /** Bytes kept after a collection of garbage. */
  keptBytes(): Promise<number> {
    return keptBytesOf(this.child);
  }

  async stop(): Promise<void> {
    await endChild(this.child);
  }
}
