import { fileURLToPath } from 'node:url';
import { runMigrations as runJobMigrations } from 'graphile-worker';
import { createDataSource } from './data-source.js';

const MIGRATIONS = fileURLToPath(new URL('../../../../migrations/*.js', import.meta.url));

/** Session advisory lock that makes several starting processes migrate one after the other. */
const MIGRATION_LOCK = 7_263_001;

/** Brings the schema up to date and answers the names of the migrations it ran, in order. */
export async function runMigrations(url: string): Promise<string[]> {
  const source = createDataSource({
    url,
    poolSize: 2,
    statementTimeoutMs: 0,
    entities: [],
    migrations: [MIGRATIONS],
  });
  await source.initialize();
  const runner = source.createQueryRunner();
  try {
    await runner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const ran = await source.runMigrations();
    await runJobMigrations({ connectionString: url });
    return ran.map((migration) => migration.name);
  } finally {
    await runner.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined);
    await runner.release();
    await source.destroy();
  }
}
