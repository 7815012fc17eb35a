import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openDatabaseServer, runMigrations, type DatabaseServer } from '#platform';

/** What the teardown of the same process must undo. */
export interface TestServer {
  server: DatabaseServer;
  dataDir: string;
  adminUrl: string;
  prefix: string;
}

const FOLDER = /^parvis-test-(\d+)-/;

let started: TestServer | undefined;

/** The server of this run, for the teardown. */
export function startedServer(): TestServer | undefined {
  return started;
}

/** Opens one PostgreSQL for the run and migrates one database there, which each test file clones. */
export default async function globalSetup(): Promise<void> {
  await removeLeftovers();
  const dataDir = await mkdtemp(join(tmpdir(), `parvis-test-${process.pid}-`));
  const server = await openDatabaseServer({ databaseUrl: process.env.DATABASE_URL, dataDir, mode: 'test' });
  const adminUrl = server.isEmbedded ? databaseUrl(server.url, 'postgres') : server.url;
  const prefix = `parvis_test_${process.pid}`;
  started = { server, dataDir, adminUrl, prefix };
  const template = `${prefix}_template`;
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query(`DROP DATABASE IF EXISTS ${template}`);
  await admin.query(`CREATE DATABASE ${template} TEMPLATE template0 ENCODING 'UTF8'`);
  await admin.end();
  await runMigrations(databaseUrl(adminUrl, template));
  process.env.PARVIS_TEST_ADMIN_URL = adminUrl;
  process.env.PARVIS_TEST_TEMPLATE = template;
}

function databaseUrl(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

/** A killed run leaves its server behind, in a folder that bears the run's process number. */
async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(FOLDER.exec(name)?.[1]);
    if (!pid || isAlive(pid)) continue;
    const dataDir = join(tmpdir(), name);
    await openDatabaseServer({ dataDir, mode: 'test' })
      .then((server) => server.close())
      .catch(() => undefined);
    await rm(dataDir, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
