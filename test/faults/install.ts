import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDataSource, Database, openDatabaseServer, runMigrations } from '#platform';
import {
  Factories,
  ForumProcess,
  freePort,
  MEILISEARCH_SERVER,
  MeilisearchTestServer,
  REDIS_SERVER,
  RedisServer,
  type TestCommunity,
  type TestMember,
  type TestSpace,
} from '#test-support';

const WRITERS = 20;

/** Who writes, who counts, and where. */
export interface Cast {
  readonly community: TestCommunity;
  readonly space: TestSpace;
  readonly writers: readonly TestMember[];
  readonly analyst: TestMember;
}

/** What the forum stands on; null where the machine has no such program. */
interface Parts {
  readonly databaseUrl: string;
  readonly redis: RedisServer | null;
  readonly meilisearch: MeilisearchTestServer | null;
}

/** A durable install of real processes, each of which can be killed: nothing in it is told that it is tested. */
export class Install {
  private constructor(
    readonly forum: ForumProcess,
    readonly cast: Cast,
    private readonly dataDir: string,
    private readonly parts: Parts,
  ) {}

  get databaseUrl(): string {
    return this.parts.databaseUrl;
  }

  get redis(): RedisServer | null {
    return this.parts.redis;
  }

  get meilisearch(): MeilisearchTestServer | null {
    return this.parts.meilisearch;
  }

  static async start(): Promise<Install> {
    const dataDir = await mkdtemp(join(tmpdir(), 'parvis-faults-'));
    await chmod(dataDir, 0o711);
    const redis = REDIS_SERVER.isMet ? await RedisServer.start() : null;
    const meilisearch = MEILISEARCH_SERVER.isMet ? await MeilisearchTestServer.start() : null;
    const server = await openDatabaseServer({ dataDir, mode: 'attach' });
    await runMigrations(server.url);
    const cast = await castOn(server.url);
    const forum = new ForumProcess({
      DATA_DIR: dataDir,
      PORT: String(await freePort()),
      ...(redis ? { REDIS_URL: redis.url } : {}),
      ...(meilisearch ? { MEILISEARCH_URL: meilisearch.url, MEILISEARCH_KEY: meilisearch.key } : {}),
    });
    await forum.start();
    // Whoever stays attached would help the forum's own recovery.
    await server.close();
    return new Install(forum, cast, dataDir, { databaseUrl: server.url, redis, meilisearch });
  }

  /** As a crash of the whole server, whose forum has to bring it back. */
  async killPostgres(): Promise<void> {
    for (const entry of await readdir(this.dataDir, { recursive: true })) {
      if (!entry.endsWith('postmaster.pid')) continue;
      const [pid] = (await readFile(join(this.dataDir, entry), 'utf8')).split('\n');
      process.kill(Number(pid), 'SIGKILL');
      return;
    }
    throw new Error('No PostgreSQL runs on the data folder.');
  }

  async stop(): Promise<void> {
    await this.forum.stop();
    await this.meilisearch?.stop();
    await this.redis?.kill();
    await rm(this.dataDir, { recursive: true, force: true });
  }
}

async function castOn(url: string): Promise<Cast> {
  const source = createDataSource({ url, poolSize: 2, statementTimeoutMs: 30_000, entities: [] });
  await source.initialize();
  const make = new Factories(new Database(source));
  const community = await make.community({ newcomerPostThreshold: 0 });
  const space = await make.space(community);
  const writers: TestMember[] = [];
  for (let count = 0; count < WRITERS; count += 1) writers.push(await make.member(community));
  const analyst = await make.member(community, { role: 'analyst' });
  await source.destroy();
  return { community, space, writers, analyst };
}
