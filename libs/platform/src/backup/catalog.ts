import pg from 'pg';
import type { BackupSession } from './backup-session.js';

/** Where Parvis keeps its rows: its own tables, and the job queue's. */
const SCHEMAS = `('public', 'graphile_worker')`;

/** What belongs to a database and not to what it holds. */
const BOOKKEEPING = new Set([
  'public.migration',
  'graphile_worker.migrations',
  'public.fact_log_origin',
  // Two databases must never write to one index: the restored one names and builds its own.
  'public.search_index',
]);

/** A table and the columns that hold something of their own, in order. */
export interface TableShape {
  schema: string;
  name: string;
  columns: string[];
}

/** A foreign key, and how to make it again. */
export interface ForeignKey {
  table: string;
  name: string;
  definition: string;
}

/** By name. */
export async function listTables(session: BackupSession): Promise<TableShape[]> {
  const tables = await session.query<TableShape>(
    `SELECT n.nspname AS schema, c.relname AS name,
            ARRAY(SELECT a.attname::text FROM pg_attribute a
                  WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
                  ORDER BY a.attnum) AS columns
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind = 'r' AND n.nspname IN ${SCHEMAS} ORDER BY 1, 2`,
  );
  return tables.filter(({ schema, name }) => !BOOKKEEPING.has(`${schema}.${name}`));
}

/** By name; `lastValue` is null where a sequence was never asked. */
export async function listSequences(
  session: BackupSession,
): Promise<{ schema: string; name: string; lastValue: string | null }[]> {
  return session.query(
    `SELECT schemaname AS schema, sequencename AS name, last_value::text AS "lastValue"
     FROM pg_sequences WHERE schemaname IN ${SCHEMAS} AND sequencename <> 'migration_id_seq' ORDER BY 1, 2`,
  );
}

/** By table and name. */
export async function listForeignKeys(session: BackupSession): Promise<ForeignKey[]> {
  return session.query(
    `SELECT format('%I.%I', n.nspname, c.relname) AS table, quote_ident(k.conname) AS name,
            pg_get_constraintdef(k.oid) AS definition
     FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE k.contype = 'f' AND k.conparentid = 0 AND n.nspname IN ${SCHEMAS} ORDER BY 1, 2`,
  );
}

/** Names of the migrations that have run, in order; empty where Parvis has never been. */
export async function listMigrations(session: BackupSession): Promise<string[]> {
  const [found] = await session.query<{ is: boolean }>(
    `SELECT to_regclass('public.migration') IS NOT NULL AS is`,
  );
  if (!found?.is) return [];
  const rows = await session.query<{ name: string }>('SELECT name FROM public.migration ORDER BY id');
  return rows.map((row) => row.name);
}

/** The last migration of the job queue's own schema. */
export async function lastJobMigration(session: BackupSession): Promise<number> {
  const [row] = await session.query<{ id: number }>(
    'SELECT max(id)::int AS id FROM graphile_worker.migrations',
  );
  return row?.id ?? 0;
}

/** As SQL names it. */
export function qualified({ schema, name }: { schema: string; name: string }): string {
  return `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`;
}

/** The table with its columns, as COPY names it. */
export function copyTarget(table: TableShape): string {
  return `${qualified(table)} (${table.columns.map((column) => pg.escapeIdentifier(column)).join(', ')})`;
}
