import { setTimeout as sleep } from 'node:timers/promises';
import { bytesFree } from '../../health/bytes-free.js';
import { openCluster, type Cluster } from './cluster.js';
import { DataFolderBusyError, DatabaseServerError } from './database-server.errors.js';
import type { DatabaseServer, DatabaseServerOptions } from './database-server.js';
import { findEmbeddedBinaries, type EmbeddedBinaries } from './embedded-binaries.js';
import { readPostmasterFile } from './postmaster-file.js';
import { startPostmaster, stopPostmaster, waitForEnd } from './postmaster.js';
import { FORUM_ROLE, Tenancy } from './tenancy.js';

/** Long enough for PostgreSQL to replay its journal after a power cut. */
const ENTER_TIMEOUT_MS = 120_000;
/** PostgreSQL may take a moment to see that the forum before us was killed, and holds its claim until then. */
const CLAIM_TIMEOUT_MS = 3_000;
const RETRY_MS = 50;
const INVALID_PASSWORD = '28P01';
/** With less, PostgreSQL may not find the segment of its journal (16 MB) without which it does not start. */
const ROOM_BYTES = 64 * 1024 ** 2;
const ROOM_POLL_MS = 2_000;

/** A PostgreSQL that lives in the data folder and stops with the last process that uses it. */
export class EmbeddedServer implements DatabaseServer {
  readonly isEmbedded = true;
  private tenancy: Tenancy;
  private port = 0;
  private closing: Promise<void> | undefined;

  private constructor(
    private readonly cluster: Cluster,
    private readonly binaries: EmbeddedBinaries,
    private readonly options: DatabaseServerOptions,
  ) {}

  /** Joins the server that runs on the folder, or starts it. Throws DataFolderBusyError for a second 'serve'. */
  static async open(options: DatabaseServerOptions): Promise<EmbeddedServer> {
    const binaries = await findEmbeddedBinaries();
    const server = new EmbeddedServer(await openCluster(options.dataDir, binaries), binaries, options);
    try {
      await server.enter();
    } catch (error) {
      if (!(error instanceof DatabaseServerError) || (await server.hasRoom())) throw error;
      throw new DatabaseServerError(
        'PostgreSQL does not start: there is next to no room on the disk of DATA_DIR.',
        { cause: error },
      );
    }
    try {
      await server.tenancy.provision(server.cluster.password);
    } catch (error) {
      await server.close();
      throw error;
    }
    return server;
  }

  get url(): string {
    return `postgres://${FORUM_ROLE}:${this.cluster.password}@127.0.0.1:${this.port}/${FORUM_ROLE}`;
  }

  close(): Promise<void> {
    this.closing ??= this.leave();
    return this.closing;
  }

  private async leave(): Promise<void> {
    const isLast = await this.tenancy.isLast().catch(() => false);
    if (isLast) await stopPostmaster(this.cluster.dir);
    await this.tenancy.leave();
  }

  private async enter(): Promise<void> {
    let cause: unknown;
    for (const deadline = Date.now() + ENTER_TIMEOUT_MS; Date.now() < deadline; await sleep(RETRY_MS)) {
      const running = await readPostmasterFile(this.cluster.dir);
      if (!running?.isAlive) {
        await this.start();
      } else if (running.isReady) {
        try {
          const tenancy = await Tenancy.enter(this.cluster, running.port, () => void this.recover());
          if (tenancy) return await this.settle(tenancy, running.port);
          await waitForEnd(this.cluster.dir, running.pid);
        } catch (error) {
          if (error instanceof DataFolderBusyError || (error as { code?: string }).code === INVALID_PASSWORD)
            throw error;
          cause = error;
        }
      }
    }
    throw new DatabaseServerError(
      'PostgreSQL does not answer: postgres.log in the data folder (DATA_DIR) says why.',
      {
        cause,
      },
    );
  }

  private async settle(tenancy: Tenancy, port: number): Promise<void> {
    this.tenancy = tenancy;
    this.port = port;
    if (this.options.mode !== 'serve') return;
    for (const deadline = Date.now() + CLAIM_TIMEOUT_MS; Date.now() < deadline; await sleep(RETRY_MS)) {
      if (await tenancy.claimForum()) return;
    }
    await this.close();
    throw new DataFolderBusyError();
  }

  private async start(): Promise<void> {
    this.options.log?.('Starting the embedded PostgreSQL.');
    const isThrowaway = this.options.mode === 'test';
    await startPostmaster(this.cluster, this.binaries, { isThrowaway, port: this.port });
  }

  /**
   * A crash of one backend makes PostgreSQL drop every session: take the claims again, on the port that `url` tells. A full
   * disk stops it altogether; nothing that was acknowledged is lost, and it is started again as soon as there is room.
   */
  private async recover(): Promise<void> {
    if (this.closing) return;
    this.options.log?.('The embedded PostgreSQL dropped its sessions; joining it again.');
    for (let isWaiting = false; !this.closing; await sleep(ROOM_POLL_MS)) {
      const hadRoom = await this.hasRoom();
      try {
        await this.enter();
        if (isWaiting) this.options.onTrouble?.('PostgreSQL is back: there is room on its disk again.');
        if (this.closing) await this.leave();
        return;
      } catch (error) {
        if (hadRoom && (await this.hasRoom())) return this.giveUp(error);
        if (!isWaiting)
          this.options.onTrouble?.(
            'PostgreSQL has stopped, its disk is full: it is started again once there is room.',
          );
        isWaiting = true;
      }
    }
  }

  private giveUp(error: unknown): void {
    const lost = error instanceof Error ? error : new Error(String(error));
    this.options.log?.(`The embedded PostgreSQL is lost. ${lost.message}`);
    this.options.onLost?.(lost);
  }

  private async hasRoom(): Promise<boolean> {
    const freeBytes = this.options.freeBytes ?? bytesFree;
    return (await freeBytes(this.options.dataDir)) >= ROOM_BYTES;
  }
}
