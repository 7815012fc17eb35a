import { readdir } from 'node:fs/promises';
import { runMigrations as runJobMigrations } from 'graphile-worker';
import type { MigrationInterface } from 'typeorm';
import { createDataSource } from './data-source.js';

const FOLDER = new URL('../../../../migrations/', import.meta.url);

/** Session advisory lock that makes several starting processes migrate one after the other. */
const MIGRATION_LOCK = 7_263_001;

type MigrationClass = new () => MigrationInterface;

/** Brings the schema up to date, or to the named migrations only, and answers the names of those it ran, in order. */
export async function runMigrations(url: string, only?: ReadonlySet<string>): Promise<string[]> {
  const classes = await migrationClasses();
  const source = createDataSource({
    url,
    poolSize: 2,
    statementTimeoutMs: 0,
    entities: [],
    migrations: only ? classes.filter(({ name }) => only.has(name)) : classes,
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

/** Names of the migrations that this version knows, in order. */
export async function knownMigrations(): Promise<string[]> {
  return (await migrationClasses()).map(({ name }) => name);
}

async function migrationClasses(): Promise<MigrationClass[]> {
  const files = (await readdir(FOLDER)).filter((file) => file.endsWith('.js')).sort();
  const modules = await Promise.all(
    files.map((file) => import(new URL(file, FOLDER).href) as Promise<Record<string, MigrationClass>>),
  );
  return modules.flatMap((module) => Object.values(module));
}
