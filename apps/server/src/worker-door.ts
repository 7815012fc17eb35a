import { type DynamicModule, type INestApplicationContext, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  AccessGuard,
  CONFIG,
  Database,
  DomainErrorFilter,
  HealthBoard,
  LOGGER,
  type Logger,
  Metrics,
  MonitoringModule,
  NestLogger,
  type PlatformParts,
  useRequestLog,
  useSecurityHeaders,
} from '#platform';

/** What is shown is the worker's own: taken from its context, not made again. */
const SHARED = [CONFIG, LOGGER, Database, HealthBoard, Metrics];

/**
 * Health and measures of a process without the api role. An application of its own, so that none of the rooms' routes, which
 * the worker's modules bring along, stands open without the api's gate.
 */
@Module({})
class WorkerDoorModule {
  static of(worker: INestApplicationContext): DynamicModule {
    return {
      module: WorkerDoorModule,
      global: true,
      imports: [MonitoringModule],
      providers: [
        ...SHARED.map((provide) => ({ provide, useValue: worker.get<unknown>(provide) })),
        { provide: APP_GUARD, useClass: AccessGuard },
        {
          provide: APP_FILTER,
          inject: [LOGGER],
          useFactory: (logger: Logger) => new DomainErrorFilter(logger),
        },
      ],
      exports: SHARED,
    };
  }
}

/** The worker's door, ready to listen. */
export async function createWorkerDoor(
  worker: INestApplicationContext,
  { logger, config }: PlatformParts,
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({ forceCloseConnections: true });
  const door = await NestFactory.create<NestFastifyApplication>(WorkerDoorModule.of(worker), adapter, {
    logger: new NestLogger(logger),
    abortOnError: false,
    bodyParser: false,
  });
  const fastify = adapter.getInstance();
  useRequestLog(fastify, logger);
  useSecurityHeaders(fastify, config.publicUrl?.startsWith('https:') ?? false);
  return door.init();
}
