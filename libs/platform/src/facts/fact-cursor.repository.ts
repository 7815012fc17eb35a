import type { Database } from '../database/database.js';
import type { Tx } from '../database/tx.js';
import type { Fact } from './fact.js';
import type { LogPosition } from './fact-log.js';

/** How a consumer stands, for the health page. */
export interface ConsumerHealthRow {
  name: string;
  lagFacts: number;
  lagSeconds: number;
  parkedCount: number;
  lastError: string | null;
  /** Some process holds its lease. */
  isRun: boolean;
}

/** Where a consumer goes on, and how many parked facts an operator wants tried again. */
export interface ClaimedCursor extends LogPosition {
  readonly retries: number;
}

/** Where each consumer is, who runs it, and what it could not digest. */
export class FactCursorRepository {
  constructor(private readonly database: Database) {}

  /** Takes or renews the lease of a consumer. Null while another process holds it. */
  async claim(consumer: string, owner: string, leaseSeconds: number): Promise<ClaimedCursor | null> {
    const [row] = await this.database.query<ClaimedCursor>(
      `INSERT INTO fact_cursor AS c (consumer, lease_owner, lease_until)
       VALUES ($1, $2, now() + make_interval(secs => $3))
       ON CONFLICT (consumer) DO UPDATE SET lease_owner = $2, lease_until = now() + make_interval(secs => $3)
       WHERE c.lease_owner = $2 OR c.lease_owner IS NULL OR c.lease_until < now()
       RETURNING tx::text, id::text,
         (SELECT count(*)::int FROM fact_parked WHERE consumer = $1 AND retry_requested_at IS NOT NULL) AS retries`,
      [consumer, owner, leaseSeconds],
      'fact_cursor_claim',
    );
    return row ?? null;
  }

  /**
   * Moves the cursor on, in the transaction of the work itself. False when the lease was lost meanwhile, or the cursor is
   * no more where it was: somebody has set it back, or a commit whose answer was lost with the connection has done the
   * work all the same.
   */
  async advance(
    tx: Tx,
    consumer: string,
    owner: string,
    move: { from: LogPosition; to: LogPosition },
  ): Promise<boolean> {
    const { from, to } = move;
    const rows = await tx.query(
      `UPDATE fact_cursor SET tx = $3::xid8, id = $4::bigint, last_error = NULL, updated_at = now()
       WHERE consumer = $1 AND lease_owner = $2 AND (tx, id) = ($5::xid8, $6::bigint) RETURNING consumer`,
      [consumer, owner, to.tx, to.id, from.tx, from.id],
    );
    return rows.length === 1;
  }

  /** Puts the cursor where everything before is known to be done already; never back. No consumer at work notices. */
  async skipTo(tx: Tx, consumer: string, position: LogPosition): Promise<void> {
    await tx.query(
      `INSERT INTO fact_cursor AS c (consumer, tx, id) VALUES ($1, $2::xid8, $3::bigint)
       ON CONFLICT (consumer) DO UPDATE SET tx = $2::xid8, id = $3::bigint, last_error = NULL, updated_at = now()
       WHERE (c.tx, c.id) < ($2::xid8, $3::bigint)`,
      [consumer, position.tx, position.id],
    );
  }

  /** Age in seconds of the oldest fact a consumer has not digested; 0 when there is none, null when it never ran. */
  async lagSeconds(consumer: string): Promise<number | null> {
    const [row] = await this.database.query<{ lag: number }>(
      `SELECT COALESCE(extract(epoch FROM now() - (SELECT f.recorded_at FROM fact f WHERE (f.tx, f.id) > (c.tx, c.id)
              ORDER BY f.tx, f.id LIMIT 1)), 0)::float8 AS lag
       FROM fact_cursor c WHERE c.consumer = $1`,
      [consumer],
      'fact_cursor_lag',
    );
    return row?.lag ?? null;
  }

  /** Forgets a consumer that is no more. */
  async forget(consumer: string): Promise<void> {
    await this.database.query('DELETE FROM fact_cursor WHERE consumer = $1', [consumer]);
  }

  /** True, and kept so until the transaction ends, while this owner runs the consumer. */
  async holds(tx: Tx, consumer: string, owner: string): Promise<boolean> {
    const rows = await tx.query(
      'SELECT FROM fact_cursor WHERE consumer = $1 AND lease_owner = $2 FOR UPDATE',
      [consumer, owner],
    );
    return rows.length === 1;
  }

  async noteFailure(consumer: string, message: string): Promise<void> {
    await this.database.query('UPDATE fact_cursor SET last_error = $2 WHERE consumer = $1', [
      consumer,
      message,
    ]);
  }

  /** Sets a fact aside that kept failing, so that its neighbours go on. */
  async park(
    tx: Tx,
    consumer: string,
    fact: Fact,
    failure: { attempts: number; message: string },
  ): Promise<void> {
    await tx.query(
      `INSERT INTO fact_parked (consumer, fact_tx, fact_id, attempts, error) VALUES ($1, $2::xid8, $3, $4, $5)
       ON CONFLICT (consumer, fact_id) DO NOTHING`,
      [consumer, fact.tx, fact.id, failure.attempts, failure.message],
    );
  }

  async release(consumer: string, owner: string): Promise<void> {
    await this.database.query(
      'UPDATE fact_cursor SET lease_owner = NULL, lease_until = NULL WHERE consumer = $1 AND lease_owner = $2',
      [consumer, owner],
    );
  }

  /** Ends every lease: for a start that knows no other process to be at work. */
  async releaseAll(): Promise<void> {
    await this.database.query(
      'UPDATE fact_cursor SET lease_owner = NULL, lease_until = NULL WHERE lease_owner IS NOT NULL',
    );
  }

  /** Every consumer that has ever run, by name. */
  async health(): Promise<ConsumerHealthRow[]> {
    return this.database.query<ConsumerHealthRow>(
      `SELECT c.consumer AS name, lag.facts::int AS "lagFacts",
              COALESCE(extract(epoch FROM now() - lag.oldest), 0)::float8 AS "lagSeconds",
              (SELECT count(*)::int FROM fact_parked p WHERE p.consumer = c.consumer AND p.given_up_at IS NULL) AS "parkedCount",
              c.last_error AS "lastError", c.lease_until IS NOT NULL AND c.lease_until > now() AS "isRun"
       FROM fact_cursor c
       CROSS JOIN LATERAL (SELECT count(*) AS facts, min(recorded_at) AS oldest FROM
         (SELECT recorded_at FROM fact f WHERE (f.tx, f.id) > (c.tx, c.id) ORDER BY f.tx, f.id LIMIT 10000) behind) lag
       ORDER BY c.consumer`,
    );
  }
}
