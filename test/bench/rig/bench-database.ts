import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type DatabaseServer, openDatabaseServer, runMigrations } from '#platform';
import { cpuMsOfFamily, familyOf, parentOf } from './process-costs.js';

/** The database server of a run: an embedded PostgreSQL with its usual, durable settings, or the one that was named. */
export class BenchDatabase {
  private readonly made: string[] = [];

  private constructor(
    private readonly server: DatabaseServer,
    private readonly folder: string,
    /** Null where the server is on another machine. */
    private readonly postmaster: number | null,
    /** Version, and what of its settings bears on the figures. */
    readonly facts: Readonly<Record<string, string>>,
  ) {}

  static async open(databaseUrl: string | undefined): Promise<BenchDatabase> {
    const folder = await mkdtemp(join(tmpdir(), 'parvis-bench-'));
    const server = await openDatabaseServer({ databaseUrl, dataDir: folder, mode: 'attach' });
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    const { rows } = await client.query<{ pid: number; version: string; fsync: string; durable: string }>(
      `SELECT pg_backend_pid() AS pid, current_setting('server_version') AS version,
         current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS durable`,
    );
    const found = rows[0];
    const postmaster = found ? parentOf(found.pid) : null;
    await client.end();
    const facts = {
      postgres: found?.version ?? '?',
      fsync: found?.fsync ?? '?',
      synchronousCommit: found?.durable ?? '?',
    };
    return new BenchDatabase(server, folder, postmaster, facts);
  }

  /** Makes a migrated, empty database and answers its address. */
  async make(name: string): Promise<string> {
    const database = `parvis_bench_${process.pid}_${name}`;
    await this.run(`CREATE DATABASE ${database} TEMPLATE template0 ENCODING 'UTF8'`);
    this.made.push(database);
    const url = new URL(this.server.url);
    url.pathname = `/${database}`;
    await runMigrations(url.href);
    return url.href;
  }

  cpuMs(): number {
    return this.postmaster === null ? 0 : cpuMsOfFamily(this.postmaster);
  }

  pids(): number[] {
    return this.postmaster === null ? [] : familyOf(this.postmaster);
  }

  /** Leaves nothing behind. */
  async close(): Promise<void> {
    for (const database of this.made) await this.run(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
    await this.server.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  private async run(statement: string): Promise<void> {
    const client = new pg.Client({ connectionString: this.server.url });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  }
}
