import type { Database, Tx } from '#platform';
import type { Drift } from '../engine/meilisearch/index-state.repository.js';

/** What is done to the index on the search server as a whole. */
export type IndexWorkKind = 'rebuild' | 'drift-check';

/** How such work stands. */
export type IndexWorkState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

/** The latest work of a kind. */
export interface IndexWorkRow {
  readonly kind: IndexWorkKind;
  readonly state: IndexWorkState;
  readonly isAsked: boolean;
  readonly done: number;
  readonly total: number;
  readonly drift: Drift | null;
  readonly error: string | null;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
}

/** Work that was not heard of for so long ended with its process; a page takes seconds. */
const LOST_SECONDS = 150;

const IS_LOST = `search_work.state = 'running' AND search_work.seen_at < now() - interval '${LOST_SECONDS} seconds'`;

/** The SQL of what is done to the index as a whole: one row a kind, the latest. */
export class IndexWorkRepository {
  constructor(private readonly database: Database) {}

  /** By kind; those that never were are left out. */
  async list(): Promise<IndexWorkRow[]> {
    return this.database.query<IndexWorkRow>(
      `SELECT kind, CASE WHEN ${IS_LOST} THEN 'failed' ELSE state END AS state, is_asked AS "isAsked", done, total, drift,
              CASE WHEN ${IS_LOST} THEN 'Its process ended.' ELSE error END AS error,
              started_at AS "startedAt", CASE WHEN ${IS_LOST} THEN seen_at ELSE finished_at END AS "finishedAt"
       FROM search_work ORDER BY kind`,
    );
  }

  /** Has it wait for a worker. False where it waits or runs already. */
  async ask(tx: Tx, kind: IndexWorkKind): Promise<boolean> {
    const rows = await tx.query(
      `INSERT INTO search_work (kind, state, is_asked) VALUES ($1, 'waiting', true)
       ON CONFLICT (kind) DO UPDATE SET state = 'waiting', is_asked = true, is_cancelled = false, done = 0, total = 0,
         drift = NULL, error = NULL, started_at = NULL, finished_at = NULL, seen_at = now()
       WHERE search_work.state NOT IN ('waiting', 'running') OR (${IS_LOST}) RETURNING kind`,
      [kind],
    );
    return rows.length === 1;
  }

  /** Ends what was asked for and has not ended: at once where it waits, at its next page where it runs. False for anything else. */
  async cancel(tx: Tx, kind: IndexWorkKind): Promise<boolean> {
    const rows = await tx.query(
      `UPDATE search_work SET is_cancelled = true,
              state = CASE state WHEN 'waiting' THEN 'cancelled' ELSE state END,
              finished_at = CASE state WHEN 'waiting' THEN now() END
       WHERE kind = $1 AND is_asked AND state IN ('waiting', 'running') AND NOT (${IS_LOST}) RETURNING kind`,
      [kind],
    );
    return rows.length === 1;
  }

  async isWaiting(kind: IndexWorkKind): Promise<boolean> {
    const rows = await this.database.query(`SELECT FROM search_work WHERE kind = $1 AND state = 'waiting'`, [
      kind,
    ]);
    return rows.length === 1;
  }

  /** Begins it, asked for or not; the whole is taken to be as large as the index in Postgres. */
  async begin(kind: IndexWorkKind): Promise<void> {
    await this.database.query(
      `INSERT INTO search_work (kind, state, is_asked, total, started_at)
       VALUES ($1, 'running', false, (SELECT count(*) FROM search_document), now())
       ON CONFLICT (kind) DO UPDATE SET state = 'running', is_asked = search_work.is_asked AND search_work.state = 'waiting',
         is_cancelled = false, done = 0, total = EXCLUDED.total, drift = NULL, error = NULL, started_at = now(),
         finished_at = NULL, seen_at = now()`,
      [kind],
    );
  }

  /** How far it is. False where it is to end. */
  async advance(kind: IndexWorkKind, done: number): Promise<boolean> {
    const [row] = await this.database.query<{ goesOn: boolean }>(
      `UPDATE search_work SET done = $2, total = GREATEST(total, $2), seen_at = now()
       WHERE kind = $1 RETURNING NOT is_cancelled AS "goesOn"`,
      [kind, done],
    );
    return row?.goesOn ?? true;
  }

  async end(
    kind: IndexWorkKind,
    { state, error = null, drift = null }: Pick<IndexWorkRow, 'state'> & Partial<IndexWorkRow>,
  ): Promise<void> {
    await this.database.query(
      `UPDATE search_work SET state = $2, error = $3, drift = $4, finished_at = now(),
              done = CASE $2 WHEN 'done' THEN GREATEST(done, total) ELSE done END
       WHERE kind = $1 AND state IN ('waiting', 'running')`,
      [kind, state, error, drift],
    );
  }
}
