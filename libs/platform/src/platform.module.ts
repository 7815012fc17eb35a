import { type DynamicModule, Global, Module, type Provider } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { DateTimeScalar } from './graphql/date-time.scalar.js';
import { CursorCodec } from './graphql/cursor.js';
import { Database } from './database/database.js';
import { DatabaseRoom } from './database/database-room.js';
import { measureDatabase } from './database/database-metrics.js';
import { ChangeFeed } from './facts/change-feed.js';
import { ReadVersions } from './facts/read-versions.js';
import { FactCursorRepository } from './facts/fact-cursor.repository.js';
import { FactMetrics } from './facts/fact-metrics.js';
import { FactLog } from './facts/fact-log.js';
import { RedisWakeSignal } from './facts/redis-wake-signal.js';
import { InProcessWakeSignal } from './facts/wake-signal.js';
import { ConsumersProbe } from './facts/consumers-probe.js';
import { ParkedFactRepository } from './facts/parked-fact.repository.js';
import { DatabaseProbe } from './health/database-probe.js';
import { DiskProbe } from './health/disk-probe.js';
import { ProcessSigns } from './health/process-signs.js';
import { JobsProbe } from './jobs/jobs-probe.js';
import { WatchedStorage } from './storage/watched-storage.js';
import { HealthBoard } from './health/health-board.js';
import { OutboundFetch } from './http/outbound-fetch.js';
import { measureJobs } from './jobs/job-metrics.js';
import { ScheduleBook } from './jobs/schedule-book.js';
import { ScheduleRunRepository } from './jobs/schedule-run.repository.js';
import { Jobs } from './jobs/jobs.js';
import { Limits } from './limits/limits.js';
import { openLimiters } from './limits/open-limiters.js';
import { RateLimiter } from './limits/rate-limiter.js';
import { LOGGER, CONFIG, MAIL_TRANSPORT, REDIS, STORAGE, WAKE_SIGNAL } from './tokens.js';
import { Mailer } from './mail/mailer.js';
import { MailboxTransport, SmtpTransport } from './mail/mail-transport.js';
import { Metrics } from './telemetry/metrics.js';
import { Secrets } from './config/secrets.js';
import { LocalStorage } from './storage/local-storage.js';
import { type Config, publicOrigin } from './config/config.js';
import type { RedisConnection } from './redis/redis-connection.js';
import type { Logger } from './telemetry/logger.js';
import { join } from 'node:path';

/** What the process has opened before Nest starts. */
export interface PlatformParts {
  config: Config;
  dataSource: DataSource;
  secrets: Secrets;
  logger: Logger;
  /** Null, or absent, without REDIS_URL. */
  redis?: RedisConnection | null;
}

/** Hands the platform's services to every room. Wiring only. */
@Global()
@Module({})
export class PlatformModule {
  static with(parts: PlatformParts): DynamicModule {
    const { config } = parts;
    const database = new Database(
      parts.dataSource,
      (error) => parts.logger.error({ err: error }, 'an action after a commit failed'),
      new DatabaseRoom(parts.logger),
    );
    const wake = parts.redis ? new RedisWakeSignal(parts.redis) : new InProcessWakeSignal();
    const jobs = new Jobs(database, parts.logger);
    const scheduleRuns = new ScheduleRunRepository(database);
    const metrics = new Metrics();
    const limiters = openLimiters(parts);
    const refusals = metrics.counter('rate_limited_total', 'Requests refused by a limit.', ['limit']);
    const log = new FactLog(database, wake);
    const cursors = new FactCursorRepository(database);
    measureDatabase(metrics, database);
    measureJobs(metrics, jobs, scheduleRuns);
    const transport = config.smtpUrl
      ? new SmtpTransport(config.smtpUrl, config.mailFrom)
      : new MailboxTransport();
    const board = new HealthBoard();
    const storage = new WatchedStorage(new LocalStorage(join(config.dataDir, 'files')), parts.logger);
    const probes = [
      new DatabaseProbe(database),
      new DiskProbe(config.dataDir),
      storage,
      new ConsumersProbe(cursors),
      new JobsProbe(jobs, transport.isExternal),
    ];
    for (const probe of probes) board.register(probe);
    if (parts.redis) board.register(parts.redis);
    const providers: Provider[] = [
      { provide: CONFIG, useValue: config },
      { provide: LOGGER, useValue: parts.logger },
      { provide: REDIS, useValue: parts.redis ?? null },
      { provide: WAKE_SIGNAL, useValue: wake },
      { provide: MAIL_TRANSPORT, useValue: transport },
      { provide: STORAGE, useValue: storage },
      { provide: Secrets, useValue: parts.secrets },
      { provide: Database, useValue: database },
      { provide: FactLog, useValue: log },
      { provide: ChangeFeed, useValue: new ChangeFeed(log, wake, parts.logger) },
      { provide: ReadVersions, useValue: new ReadVersions() },
      { provide: FactCursorRepository, useValue: cursors },
      { provide: CursorCodec, useValue: new CursorCodec(parts.secrets) },
      {
        provide: OutboundFetch,
        useValue: new OutboundFetch(new URL(publicOrigin(config)).hostname === 'localhost'),
      },
      { provide: RateLimiter, useValue: limiters.shared },
      {
        provide: Limits,
        useValue: new Limits(config.rateLimits, limiters.shared, limiters.hot, (limit) =>
          refusals.inc({ limit }),
        ),
      },
      { provide: HealthBoard, useValue: board },
      { provide: ProcessSigns, useValue: new ProcessSigns(database, board, config.roles, parts.logger) },
      { provide: ParkedFactRepository, useValue: new ParkedFactRepository(database) },
      { provide: Metrics, useValue: metrics },
      { provide: FactMetrics, useValue: new FactMetrics(metrics, cursors, log) },
      { provide: Jobs, useValue: jobs },
      { provide: ScheduleBook, useValue: new ScheduleBook() },
      { provide: ScheduleRunRepository, useValue: scheduleRuns },
      { provide: Mailer, useValue: new Mailer(database, jobs, transport) },
      DateTimeScalar,
    ];
    return { module: PlatformModule, providers, exports: providers };
  }
}
