import pg from 'pg';
import { DataSource, type EntitySchema, type MigrationInterface, type MixedList } from 'typeorm';

/** How the install speaks to its database. */
export interface DataSourceOptions {
  url: string;
  poolSize: number;
  statementTimeoutMs: number;
  // eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- TypeORM's own type of an entity list
  entities: MixedList<Function | string | EntitySchema>;
  migrations?: (new () => MigrationInterface)[];
}

/**
 * A connection whose loss is told by the statement that fails on it. Lost between two statements of the same borrower it
 * would otherwise be an error that nobody hears, which ends the process.
 */
class LosableClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}

/** One factory for the embedded server and for DATABASE_URL. Never synchronises: migrations alone shape the schema. */
export function createDataSource(options: DataSourceOptions): DataSource {
  return new DataSource({
    type: 'postgres',
    url: options.url,
    entities: options.entities,
    migrations: options.migrations ?? [],
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    synchronize: false,
    logging: false,
    uuidExtension: 'pgcrypto',
    installExtensions: false,
    poolSize: options.poolSize,
    applicationName: 'parvis',
    extra: {
      Client: LosableClient,
      // Pages of a thread are read by their index: with the default, made for spinning disks, the planner sorts and hashes instead.
      options: '-c random_page_cost=1.1',
      statement_timeout: options.statementTimeoutMs,
      idle_in_transaction_session_timeout: 30_000,
      connectionTimeoutMillis: 10_000,
    },
  });
}
