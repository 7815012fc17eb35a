import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Config,
  createDataSource,
  createLogger,
  Database,
  DEFAULT_RUNNER_OPTIONS,
  type Logger,
  readConfig,
} from '#platform';
import { type RunningServer, startServer, type StartOptions } from '#server';
import { Factories } from './factories.js';
import { freePort } from './free-port.js';
import {
  type AskedDocument,
  type GraphqlAnswer,
  type RequestIdentity,
  sendGraphql,
} from './graphql-client.js';
import { cloneDatabase, type TestDatabase } from './test-database.js';

/** A whole install of its own: api and worker on a cloned database and a free port. */
export interface Forum {
  readonly url: string;
  readonly config: Config;
  readonly server: RunningServer;
  /** Beside the install's own pool: for looking at rows. */
  readonly database: Database;
  readonly make: Factories;
  graphql<Data = Record<string, unknown>>(
    document: AskedDocument,
    variables?: Record<string, unknown>,
    identity?: RequestIdentity,
  ): Promise<GraphqlAnswer<Data>>;
  stop(): Promise<void>;
}

export interface ForumOptions extends Pick<StartOptions, 'realtime'> {
  config?: Partial<Config>;
  /** Instead of a silent one. */
  logger?: Logger;
  /** Use this database instead of a clone of one's own; it is not dropped. */
  database?: TestDatabase;
}

/** Starts an install as `npm start` does, quietly and with short retries. */
export async function startForum(options: ForumOptions = {}): Promise<Forum> {
  const database = options.database ?? (await cloneDatabase());
  const dataDir = await mkdtemp(join(tmpdir(), 'parvis-forum-'));
  const port = await freePort();
  const config: Config = {
    ...readConfig({
      DATA_DIR: dataDir,
      PORT: String(port),
      DATABASE_URL: database.url,
      LOG_LEVEL: 'silent',
      RATE_LIMITS: '1000',
      OPEN_GRAPHQL: 'on',
    }),
    ...options.config,
  };
  const logger = options.logger ?? createLogger(config.logLevel);
  const server = await startServer(config, {
    logger,
    runner: { ...DEFAULT_RUNNER_OPTIONS, backoffMs: 5, pollMs: 50, gatherMs: 5, leaseSeconds: 3 },
    realtime: options.realtime,
  });
  const source = createDataSource({
    url: database.url,
    poolSize: 4,
    statementTimeoutMs: 30_000,
    entities: [],
  });
  await source.initialize();
  const rows = new Database(source);
  return {
    url: server.url,
    config,
    server,
    database: rows,
    make: new Factories(rows),
    graphql: (document, variables, identity) => sendGraphql(server.url, document, variables, identity),
    stop: async () => {
      await server.close();
      await source.destroy();
      if (!options.database) await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
