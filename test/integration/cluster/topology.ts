import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { createDataSource, Database } from '#platform';
import {
  emptyDatabase,
  Factories,
  type Forum,
  ForumProcess,
  freePort,
  RedisServer,
  ReverseProxy,
  sendGraphql,
  type TestDatabase,
} from '#test-support';

interface TopologyParts {
  apis: readonly [ForumProcess, ForumProcess];
  workers: readonly [ForumProcess, ForumProcess];
  proxy: ReverseProxy;
  redis: RedisServer;
  database: Database;
}

/** Two api and two worker processes on one Postgres and one Redis, behind a proxy: what docker-compose.yml describes. */
export class Topology {
  readonly apis: readonly [ForumProcess, ForumProcess];
  readonly workers: readonly [ForumProcess, ForumProcess];
  readonly proxy: ReverseProxy;
  readonly redis: RedisServer;
  readonly database: Database;
  readonly make: Factories;

  private constructor(
    parts: TopologyParts,
    private readonly closing: (() => Promise<unknown>)[],
  ) {
    this.apis = parts.apis;
    this.workers = parts.workers;
    this.proxy = parts.proxy;
    this.redis = parts.redis;
    this.database = parts.database;
    this.make = new Factories(parts.database);
  }

  /** Starts everything at the same time, on an empty database. */
  static async start(): Promise<Topology> {
    const closing: (() => Promise<unknown>)[] = [];
    try {
      return await Topology.open(closing);
    } catch (error) {
      for (const close of closing.reverse()) await close();
      throw error;
    }
  }

  private static async open(closing: (() => Promise<unknown>)[]): Promise<Topology> {
    const dataDir = await mkdtemp(join(tmpdir(), 'parvis-cluster-'));
    closing.push(() => rm(dataDir, { recursive: true, force: true }));
    const store: TestDatabase = await emptyDatabase();
    closing.push(() => store.drop());
    const redis = await RedisServer.start();
    closing.push(() => redis.kill());
    const shared = {
      PATH: '/usr/bin:/bin',
      DATA_DIR: dataDir,
      DATABASE_URL: store.url,
      REDIS_URL: redis.url,
      SECRET_KEY: 'one secret that all the processes share',
      TRUST_PROXY: 'true',
      SHUTDOWN_DELAY_SECONDS: '1',
      DATABASE_POOL_SIZE: '6',
    };
    const process = async (ROLES: string, variable: string) =>
      new ForumProcess({ ...shared, ROLES, [variable]: String(await freePort()) });
    const apis = [await process('api', 'PORT'), await process('api', 'PORT')] as const;
    const workers = [await process('worker', 'WORKER_PORT'), await process('worker', 'WORKER_PORT')] as const;
    const all = [...apis, ...workers];
    closing.push(() => Promise.all(all.map((one) => one.kill())));
    await Promise.all(all.map((one) => one.start()));
    const proxy = await ReverseProxy.start(apis.map(({ url }) => url));
    closing.push(() => proxy.stop());
    const source: DataSource = createDataSource({
      url: store.url,
      poolSize: 4,
      statementTimeoutMs: 30_000,
      entities: [],
    });
    await source.initialize();
    closing.push(() => source.destroy());
    const database = new Database(source);
    return new Topology({ apis, workers, proxy, redis, database }, closing);
  }

  /** Sends operations through the proxy, or to one process. */
  through(url: string = this.proxy.url): Pick<Forum, 'graphql' | 'database'> {
    return {
      database: this.database,
      graphql: (query, variables, identity) => sendGraphql(url, query, variables, identity),
    };
  }

  /** Starts what a test has ended. */
  async revive(): Promise<void> {
    for (const process of [...this.apis, ...this.workers]) if (!process.isRunning) await process.start();
  }

  async stop(): Promise<void> {
    for (const close of this.closing.reverse()) await close();
  }
}
