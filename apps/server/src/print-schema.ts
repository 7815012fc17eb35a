import { randomBytes } from 'node:crypto';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { createDataSource, createLogger, readConfig, Secrets } from '#platform';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { ENTITIES } from './entities.js';
import { createHttpApp } from './http-app.js';

/** The install's GraphQL schema as SDL, sorted; nothing is opened to make it, no database and no port. */
export async function printInstallSchema(): Promise<string> {
  const config = readConfig({ LOG_LEVEL: 'silent', ROLES: 'api' });
  const dataSource = createDataSource({
    url: 'postgres://none',
    poolSize: 2,
    statementTimeoutMs: 1_000,
    entities: ENTITIES,
  });
  const secrets = new Secrets(randomBytes(32));
  const app = await createHttpApp({ config, dataSource, secrets, logger: createLogger('silent') });
  const sdl = printSchema(lexicographicSortSchema(app.get(GraphQLSchemaHost).schema));
  await app.close();
  return `${sdl}\n`;
}
