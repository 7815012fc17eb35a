import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Config, ConfigError, NestLogger, type PlatformParts } from '#platform';
import type { RealtimeOptions } from '#realtime';
import { AppModule } from './app.module.js';
import { HttpDrain } from './closing/http-drain.js';
import { createHttpApp } from './http-app.js';
import { createWorkerDoor } from './worker-door.js';

/** The application of a process, and what it listens with. */
export interface OpenApp {
  readonly app: INestApplicationContext;
  /** Where health and measures are asked: the api itself, or a small application beside the worker. */
  readonly door: NestFastifyApplication;
  readonly drain: HttpDrain;
  /** Where this process is reached: for an api the public address, where one is configured. */
  readonly url: string;
}

/** Makes the application of this process's roles, and opens its port. Throws ConfigError for a port that cannot be had. */
export async function openApp(parts: PlatformParts, realtime?: RealtimeOptions): Promise<OpenApp> {
  const { config } = parts;
  if (!config.roles.includes('api')) return openWorker(parts);
  const app = await createHttpApp(parts, realtime);
  const { drain, localUrl } = await listen(app, config, { variable: 'PORT', port: config.port });
  return { app, door: app, drain, url: config.publicUrl ?? localUrl };
}

async function openWorker(parts: PlatformParts): Promise<OpenApp> {
  const { config, logger } = parts;
  const app = await NestFactory.createApplicationContext(AppModule.with(parts), {
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  try {
    const door = await createWorkerDoor(app, parts);
    const { drain, localUrl } = await listen(door, config, {
      variable: 'WORKER_PORT',
      port: config.workerPort,
    });
    return { app, door, drain, url: localUrl };
  } catch (error) {
    await app.close();
    throw error;
  }
}

async function listen(
  app: NestFastifyApplication,
  { host }: Config,
  { variable, port }: { variable: string; port: number },
): Promise<{ drain: HttpDrain; localUrl: string }> {
  const drain = new HttpDrain(app.getHttpServer());
  try {
    await app.listen(port, host);
  } catch (error) {
    await app.close();
    const { code } = error as { code?: string };
    if (code === 'EADDRINUSE') throw new ConfigError(variable, 'another program uses this port');
    if (code === 'EACCES') throw new ConfigError(variable, 'this user may not open this port');
    throw error;
  }
  const address = app.getHttpServer().address() as { port: number };
  return { drain, localUrl: `http://localhost:${address.port}` };
}
