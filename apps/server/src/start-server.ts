import { setTimeout as sleep } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import {
  ChangeFeed,
  type Config,
  type ConsumerRunnerOptions,
  createDataSource,
  createLogger,
  Database,
  type DatabaseServer,
  FactLog,
  FactMetrics,
  type FactTail,
  HealthController,
  loadSecrets,
  type Logger,
  openDatabaseServer,
  type PlatformParts,
  ProcessSigns,
  RedisConnection,
  runMigrations,
  startTracing,
  settleLogOrigin,
  type Secrets,
  TailRunner,
  WAKE_SIGNAL,
  type WakeSignal,
} from '#platform';
import { type RealtimeOptions, RealtimeServer, realtimeTails } from '#realtime';
import { WorkerService } from '#worker';
import { ENTITIES } from './entities.js';
import { type OpenApp, openApp } from './open-app.js';

/** A running process of the install. */
export interface RunningServer {
  /** Where this process is reached, without a trailing slash: for an api the public address, where one is configured. */
  readonly url: string;
  readonly app: INestApplicationContext;
  /** Ends what is under way, then closes everything; safe to call twice. */
  close(): Promise<void>;
}

/** What tests and the command line set apart from the configuration. */
export interface StartOptions {
  logger?: Logger;
  /** Called as each step of the start begins. */
  onStep?: (step: 'database' | 'migrations' | 'application') => void;
  runner?: ConsumerRunnerOptions;
  realtime?: RealtimeOptions;
}

/** Starts the roles of this process. Throws ConfigError, DataFolderError or DataFolderBusyError with one clear line. */
export async function startServer(config: Config, options: StartOptions = {}): Promise<RunningServer> {
  const logger = options.logger ?? createLogger(config.logLevel);
  const opened: (() => Promise<void>)[] = [];
  const closeAll = once(async () => {
    for (const close of opened.reverse())
      await close().catch((error) => logger.warn({ err: error }, 'while closing'));
  });
  try {
    if (config.otlpEndpoint)
      opened.push(await startTracing({ endpoint: config.otlpEndpoint, roles: config.roles, logger }));
    options.onStep?.('database');
    const server = await openDatabase(config, logger);
    opened.push(() => server.close());
    options.onStep?.('migrations');
    await runMigrations(server.url);
    options.onStep?.('application');
    const parts = await openParts(config, server, logger);
    opened.push(async () => parts.redis?.close());
    opened.push(async () => {
      if (parts.dataSource.isInitialized) await parts.dataSource.destroy();
    });
    const open = await openApp(parts, options.realtime);
    const { app, door, url } = open;
    opened.push(() => app.close());
    // Last but the application: who watches sees to the end how the closing goes.
    if (door !== app) opened.push(() => door.close());
    await startRoles(app, parts, options, opened);
    opened.push(() => leave(open, config));
    return { url, app, close: closeAll };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

async function openDatabase(config: Config, logger: Logger): Promise<DatabaseServer> {
  const { databaseUrl, dataDir } = config;
  const onLost = (error: Error): void => {
    logger.fatal({ err: error }, 'the database is lost: stopping');
    process.exitCode = 1;
    process.kill(process.pid, 'SIGTERM');
  };
  const onTrouble = (line: string): void => logger.error(line);
  return openDatabaseServer({ databaseUrl, dataDir, mode: 'serve', onLost, onTrouble });
}

async function openParts(config: Config, server: DatabaseServer, logger: Logger): Promise<PlatformParts> {
  const dataSource = createDataSource({
    url: server.url,
    poolSize: config.databasePoolSize,
    statementTimeoutMs: config.statementTimeoutMs,
    entities: ENTITIES,
  });
  await dataSource.initialize();
  await settleLogOrigin(new Database(dataSource), logger);
  const secrets = await loadSecrets(config.dataDir, config.secretKey);
  return { config, dataSource, logger, secrets, redis: await openRedis(config, secrets, logger) };
}

async function openRedis(config: Config, secrets: Secrets, logger: Logger): Promise<RedisConnection | null> {
  if (!config.redisUrl) return null;
  // Processes with the same secret are one install; others on the same Redis are none of our business.
  const prefix = `parvis:${secrets.sign('redis', 'prefix').toString('hex').slice(0, 12)}:`;
  return RedisConnection.open({ url: config.redisUrl, prefix, logger });
}

async function startRoles(
  app: INestApplicationContext,
  { config, logger }: PlatformParts,
  options: StartOptions,
  opened: (() => Promise<void>)[],
): Promise<void> {
  const signs = app.get(ProcessSigns);
  opened.push(() => signs.stop());
  if (config.roles.includes('worker')) {
    const worker = app.get(WorkerService);
    opened.push(() => worker.stop());
    await worker.start(options.runner);
  }
  if (config.roles.includes('api')) {
    const metrics = app.get(FactMetrics);
    const wake = app.get<WakeSignal>(WAKE_SIGNAL);
    const changes = app.get(ChangeFeed);
    opened.push(() => changes.stop());
    await changes.start();
    for (const type of realtimeTails) {
      const tail = new TailRunner(
        app.get<FactTail>(type, { strict: false }),
        app.get(FactLog),
        wake,
        logger,
        { metrics },
      );
      metrics.watch(tail);
      opened.push(() => tail.stop());
      await tail.start();
    }
  }
  await signs.start();
}

/** Proxies first, then sockets, then the requests under way: each has somewhere else to go before the door closes. */
async function leave({ app, door, drain }: OpenApp, config: Config): Promise<void> {
  door.get(HealthController, { strict: false }).drain();
  drain.begin();
  // Nobody is sent to a worker, and nobody has to be sent elsewhere.
  if (door !== app) return;
  if (config.shutdownDelaySeconds > 0) await sleep(config.shutdownDelaySeconds * 1_000);
  await app.get(RealtimeServer).close();
  // The rest of the closing needs some of the time, too.
  await drain.finish((config.shutdownDeadlineSeconds * 1_000) / 2);
}

function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  return () => (running ??= work());
}
