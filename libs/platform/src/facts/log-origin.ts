import type { Database } from '../database/database.js';
import type { Logger } from '../telemetry/logger.js';

/** Transaction advisory lock: of several starting processes, one looks at a time. */
const ORIGIN_LOCK = 7_263_004;

/** What runs a statement: a transaction of ours or a bare connection. */
export type RunStatement = <Row>(sql: string, parameters?: readonly unknown[]) => Promise<Row[]>;

interface Standing {
  /** The server that the log was last ordered by; null at the first start. */
  origin: string | null;
  /** Null where this server does not tell its own. */
  server: string | null;
  /** A position of the log lies in this server's future. */
  isAhead: boolean;
}

/**
 * The log is ordered by the numbers that a server gives its transactions, and these mean nothing on another server. At
 * every start: where the database was brought here by a dump, the log is numbered anew, so that every consumer goes on
 * exactly where it was and what is recorded from now on comes after.
 */
export async function settleLogOrigin(database: Database, logger: Logger): Promise<void> {
  const standing = await standingOf((sql) => database.query(sql));
  if (isSettled(standing)) return;
  const renumbered = await database.transaction(async (tx) => {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [ORIGIN_LOCK]);
    const now = await standingOf((sql) => tx.query(sql));
    if (isSettled(now)) return false;
    const isFirstStart = now.origin === null && !now.isAhead;
    if (!isFirstStart) await renumberLog((sql) => tx.query(sql));
    await noteLogOrigin((sql, parameters) => tx.query(sql, parameters));
    return !isFirstStart;
  });
  if (renumbered)
    logger.warn(
      'this database was moved here from another server: its facts log has been numbered anew, every consumer goes on where it was',
    );
}

/**
 * Gives every fact a number below all that this server gives its transactions. Facts keep their ids. Those between two
 * cursors get one number together, so what lies before a cursor stays before it; among those, the order is that of ids.
 * Ends every lease. Run in a transaction, with no consumer at work.
 */
export async function renumberLog(run: RunStatement): Promise<void> {
  await run('SET LOCAL statement_timeout = 0');
  await run('LOCK TABLE fact, fact_cursor, fact_parked IN ACCESS EXCLUSIVE MODE');
  await run(`CREATE TEMPORARY TABLE log_boundary ON COMMIT DROP AS
    SELECT tx, id, row_number() OVER (ORDER BY tx, id)::text::xid8 AS number
    FROM (SELECT DISTINCT tx, id FROM fact_cursor WHERE (tx, id) > ('0'::xid8, 0)) boundary`);
  await run(`UPDATE fact f SET tx =
    (SELECT (count(*) + 1)::text::xid8 FROM log_boundary b WHERE (b.tx, b.id) < (f.tx, f.id))`);
  await run(`UPDATE fact_cursor c SET tx = b.number, id = 9223372036854775807 FROM log_boundary b
    WHERE (b.tx, b.id) = (c.tx, c.id)`);
  await run('UPDATE fact_cursor SET lease_owner = NULL, lease_until = NULL WHERE lease_owner IS NOT NULL');
  await run(
    `UPDATE fact_parked p SET fact_tx = COALESCE((SELECT f.tx FROM fact f WHERE f.id = p.fact_id), '1'::xid8)`,
  );
}

/** Writes down that this server's numbers order the log. */
export async function noteLogOrigin(run: RunStatement): Promise<void> {
  // A schema of before has no such table; its first start notes it.
  const [table] = await run<{ is: boolean }>(`SELECT to_regclass('fact_log_origin') IS NOT NULL AS is`);
  if (!table?.is) return;
  await run(
    `INSERT INTO fact_log_origin (system_identifier) VALUES ($1)
     ON CONFLICT (is_only) DO UPDATE SET system_identifier = excluded.system_identifier, adopted_at = now()`,
    [(await serverIdentifier(run)) ?? 'unknown'],
  );
}

function isSettled({ origin, server, isAhead }: Standing): boolean {
  return origin !== null && !isAhead && (server === null || origin === server);
}

async function standingOf(run: RunStatement): Promise<Standing> {
  const [row] = await run<{ origin: string | null; isAhead: boolean }>(
    `SELECT (SELECT system_identifier FROM fact_log_origin) AS origin,
            COALESCE(greatest((SELECT tx FROM fact ORDER BY tx DESC, id DESC LIMIT 1), (SELECT max(tx) FROM fact_cursor))
              >= pg_snapshot_xmax(pg_current_snapshot()), false) AS "isAhead"`,
  );
  return {
    origin: row?.origin ?? null,
    isAhead: row?.isAhead ?? false,
    server: await serverIdentifier(run),
  };
}

/** Stays the same on replicas and copies of the server's files. Null where the role may not ask. */
async function serverIdentifier(run: RunStatement): Promise<string | null> {
  const [row] = await run<{ identifier: string | null }>(
    `SELECT CASE WHEN has_function_privilege('pg_control_system()', 'execute')
       THEN (SELECT system_identifier::text FROM pg_control_system()) END AS identifier`,
  );
  return row?.identifier ?? null;
}
