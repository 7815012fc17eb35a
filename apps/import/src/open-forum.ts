import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { communityEntities } from '#community';
import { discussionEntities } from '#discussion';
import { identityEntities } from '#identity';
import {
  type Config,
  createDataSource,
  createLogger,
  Database,
  loadSecrets,
  MailEntity,
  NestLogger,
  openDatabaseServer,
  runMigrations,
  settleLogOrigin,
} from '#platform';
import { ImportModule } from './import.module.js';

/** The forum's services on its own database, beside a running forum or alone. */
export interface OpenForum {
  app: INestApplicationContext;
  close(): Promise<void>;
}

/** A batch of long texts takes longer than what a reader may be made to wait for. */
const STATEMENT_TIMEOUT_MS = 60_000;

/** Opens what an import needs; what was opened before a failure is closed again. */
export async function openForum(config: Config): Promise<OpenForum> {
  const { databaseUrl, dataDir } = config;
  const server = await openDatabaseServer({ databaseUrl, dataDir, mode: 'attach' });
  try {
    await runMigrations(server.url);
    const dataSource = createDataSource({
      url: server.url,
      poolSize: 4,
      statementTimeoutMs: STATEMENT_TIMEOUT_MS,
      entities: [MailEntity, ...identityEntities, ...communityEntities, ...discussionEntities],
    });
    await dataSource.initialize();
    const logger = createLogger(config.logLevel);
    await settleLogOrigin(new Database(dataSource), logger);
    const parts = { config, dataSource, logger, secrets: await loadSecrets(dataDir, config.secretKey) };
    const app = await NestFactory.createApplicationContext(ImportModule.with(parts), {
      logger: new NestLogger(logger),
      abortOnError: false,
    });
    return {
      app,
      close: async () => {
        await app.close();
        await dataSource.destroy();
        await server.close();
      },
    };
  } catch (error) {
    await server.close();
    throw error;
  }
}
