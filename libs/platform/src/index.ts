export { AccessGuard } from './access/access.guard.js';
export { type Actor, actorCan, anonymousActor, moderatesSpace, systemActor } from './access/actor.js';
export { ACCESS_RULE, type AccessRule, Allow, OperatorOnly, Public } from './access/allow.decorator.js';
export { CurrentActor, requestContextOf } from './access/current-actor.decorator.js';
export {
  BackupError,
  type BackupErrorCode,
  type BackupOptions,
  checkBackup,
  type Manifest,
  type OnStep,
  restoreBackup,
  type RestoreOptions,
  writeBackup,
} from './backup/index.js';
export { type Config, environmentVariables, publicOrigin, readConfig } from './config/config.js';
export { ConfigError } from './config/config-error.js';
export { seal, unseal } from './config/sealed-secret.js';
export { findSecrets, loadSecrets, Secrets } from './config/secrets.js';
export { createDataSource, type DataSourceOptions } from './database/data-source.js';
export { Database, type Statement } from './database/database.js';
export { isExplained } from './database/database-room.js';
export { sqlStateOf, violatesUnique } from './database/sql-state.js';
export { Deadline } from './database/deadline.js';
export { isUuid, newId } from './database/ids.js';
export { runMigrations } from './database/migrate.js';
export {
  DatabaseServerError,
  type DatabaseServer,
  type DatabaseServerOptions,
  DataFolderBusyError,
  DataFolderError,
  openDatabaseServer,
} from './database/server/index.js';
export type { Tx } from './database/tx.js';
export {
  BadCursor,
  BadUserInput,
  DeadlineExceeded,
  Forbidden,
  NotFound,
  Unauthenticated,
} from './errors/access-errors.js';
export { AccessError, DomainError, type DomainErrorOptions } from './errors/domain-error.js';
export {
  ConsumerRunner,
  type ConsumerRunnerOptions,
  DEFAULT_RUNNER_OPTIONS,
} from './facts/consumer-runner.js';
export { ChangeFeed } from './facts/change-feed.js';
export { ReadVersions } from './facts/read-versions.js';
export { defineFact, type Fact, type FactType, isFact } from './facts/fact.js';
export { type FactConsumer, type FactTail, NotNow, type OutsideConsumer } from './facts/fact-consumer.js';
export { type ConsumerHealthRow, FactCursorRepository } from './facts/fact-cursor.repository.js';
export { FactMetrics } from './facts/fact-metrics.js';
export { settleLogOrigin } from './facts/log-origin.js';
export { type CommittedFact, FactLog, LOG_START, type LogPosition, RECORD_FACT } from './facts/fact-log.js';
export { RedisWakeSignal } from './facts/redis-wake-signal.js';
export {
  type ParkedFactDecision,
  ParkedFactRepository,
  type ParkedFactRow,
} from './facts/parked-fact.repository.js';
export { TailRunner } from './facts/tail-runner.js';
export { InProcessWakeSignal, type WakeSignal } from './facts/wake-signal.js';
export { argumentsBelow } from './graphql/arguments-below.js';
export { connectionOf, type ConnectionShape, type EdgeShape, PageInfo } from './graphql/connection.js';
export { CursorCodec, type CursorKey } from './graphql/cursor.js';
export { DateTimeScalar } from './graphql/date-time.scalar.js';
export { errorFormatter } from './graphql/format-error.js';
export { inOrderOf, loaderOf } from './graphql/loaders.js';
export { type Page, PageArgs, type PageWindow, pageWindow, toPage, TwoWayPageArgs } from './graphql/page.js';
export { answer, MutationPayload, UserError } from './graphql/user-error.js';
export { DiskProbe } from './health/disk-probe.js';
export { HealthController } from './health/health.controller.js';
export { type ProcessSign, ProcessSigns } from './health/process-signs.js';
export { HealthBoard, type HealthProbe, type HealthReport, type HealthState } from './health/health-board.js';
export { DomainErrorFilter } from './http/domain-error.filter.js';
export { clientAddressOf } from './http/client-address.js';
export { isOwnOrigin } from './http/own-origin.js';
export { type HostLookup, OutboundFetch, type OutboundPage, OutboundRefused } from './http/outbound-fetch.js';
export type { RequestContext } from './http/request-context.js';
export { useRequestLog } from './http/request-log.js';
export { useSecurityHeaders } from './http/security-headers.js';
export {
  type Calendar,
  dueTimes,
  isTimeZone,
  localDate,
  type Schedule,
  type ScheduledRun,
  nextTimeOf,
} from './jobs/schedule.js';
export type { Routine, RoutineStanding } from './jobs/routine.js';
export { ScheduleBook } from './jobs/schedule-book.js';
export { SCHEDULE_ATTEMPTS, ScheduleClock } from './jobs/schedule-clock.js';
export { ScheduleRunRepository, type ScheduleRunRow } from './jobs/schedule-run.repository.js';
export { type EnqueueOptions, type JobHandler, Jobs, type TroubledJob } from './jobs/jobs.js';
export { type Limit, Limits } from './limits/limits.js';
export { LocalRateLimiter } from './limits/local-rate-limiter.js';
export { networkOf } from './limits/network-of.js';
export { RateLimited } from './limits/rate-limited.error.js';
export { RateLimiter, type RateRule, type RateSubject, type RateVerdict } from './limits/rate-limiter.js';
export { MailEntity } from './mail/mail.entity.js';
export { MailboxTransport, type MailTransport, SmtpTransport } from './mail/mail-transport.js';
export type { Letter } from './mail/letter.js';
export { Mailer } from './mail/mailer.js';
export { PlatformModule, type PlatformParts } from './platform.module.js';
export { type RedisClient, RedisConnection } from './redis/redis-connection.js';
export { WatchedStorage } from './storage/watched-storage.js';
export { LocalStorage } from './storage/local-storage.js';
export { FileMissing, type Storage } from './storage/storage.js';
export { createLogger, type Logger, NestLogger } from './telemetry/logger.js';
export { isTraced, type OpenSpan, openSpan, type SpanOptions, traced } from './telemetry/span.js';
export { startTracing } from './telemetry/start-tracing.js';
export { type MetricSource, Metrics } from './telemetry/metrics.js';
export { MonitoringModule } from './telemetry/monitoring.module.js';
export { CONFIG, LOGGER, MAIL_TRANSPORT, REDIS, STORAGE, WAKE_SIGNAL } from './tokens.js';
