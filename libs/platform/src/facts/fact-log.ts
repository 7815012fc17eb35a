import type { Database, Statement } from '../database/database.js';
import type { Tx } from '../database/tx.js';
import type { Fact, FactType } from './fact.js';
import type { WakeSignal } from './wake-signal.js';

interface FactRow {
  id: string;
  tx: string;
  type: string;
  community_id: string | null;
  payload: unknown;
  recorded_at: Date;
  trace_parent: string | null;
}

/** A place in the log: facts are ordered by (tx, id). */
export interface LogPosition {
  readonly tx: string;
  readonly id: string;
}

/** A fact that this very process has just committed. */
export type CommittedFact = Pick<Fact, 'type' | 'communityId' | 'payload'>;

/** Before the first fact. */
export const LOG_START: LogPosition = { tx: '0', id: '0' };

/**
 * Begins the part of a statement that records the statement's own fact: a SELECT of its type's name, its community and
 * its payload follows. For statements that FactLog.commit runs.
 */
export const RECORD_FACT = 'INSERT INTO fact (type, community_id, payload)';

/** The append-only log of what happened. */
export class FactLog {
  private readonly hearers = new Set<(fact: CommittedFact) => void>();

  constructor(
    private readonly database: Database,
    private readonly wake: WakeSignal,
  ) {}

  /** Records a fact in the transaction that makes it true; consumers are woken after its commit. */
  async record<Payload extends object>(
    tx: Tx,
    type: FactType<Payload>,
    communityId: string | null,
    payload: Payload,
  ): Promise<void> {
    await tx.query('INSERT INTO fact (type, community_id, payload) VALUES ($1, $2, $3)', [
      type.name,
      communityId,
      JSON.stringify(payload),
    ]);
    tx.afterCommit(() => this.tell({ type: type.name, communityId, payload }));
  }

  /**
   * Hears of facts recorded by this process, as they are committed and in no certain order; answers the function that
   * stops it. A hint, which dies with the process: whatever must happen follows the log.
   */
  onCommitted(listener: (fact: CommittedFact) => void): () => void {
    this.hearers.add(listener);
    return () => this.hearers.delete(listener);
  }

  /**
   * Runs one statement that writes something and records the fact thereof (RECORD_FACT). Postgres makes a transaction of
   * it: whole or not at all, in one round trip. Null means that nothing was written; `factOf` says what the row's fact is.
   */
  async commit<Row>(statement: Statement, factOf: (row: Row) => CommittedFact): Promise<Row | null> {
    const [row] = await this.database.commit<Row>(statement);
    if (!row) return null;
    this.database.runLate(() => this.tell(factOf(row)));
    return row;
  }

  /**
   * Facts after a position, in order. Those of transactions that may still be followed by an older commit are held
   * back (tx >= the snapshot's xmin), so a reader that has passed a position never misses anything before it.
   */
  async readAfter(position: LogPosition, limit: number): Promise<Fact[]> {
    const rows = await this.database.query<FactRow>(
      // Qualified, since ORDER BY would else take the answer's columns, which are text: 1000 comes before 999 there.
      `SELECT f.id::text, f.tx::text, f.type, f.community_id, f.payload, f.recorded_at, f.trace_parent FROM fact f
       WHERE (f.tx, f.id) > ($1::xid8, $2::bigint) AND f.tx < pg_snapshot_xmin(pg_current_snapshot())
       ORDER BY f.tx, f.id LIMIT $3`,
      [position.tx, position.id, limit],
      'fact_read_after',
    );
    return rows.map(factOf);
  }

  /**
   * Facts after a position that can be seen at all, in order; an older commit may still come before those that are not
   * settled. For readers to whom neither order nor repetition matters.
   */
  async readVisible(position: LogPosition, limit: number): Promise<(Fact & { isSettled: boolean })[]> {
    const rows = await this.database.query<FactRow & { is_settled: boolean }>(
      `SELECT f.id::text, f.tx::text, f.type, f.community_id, f.payload, f.recorded_at, f.trace_parent,
         f.tx < pg_snapshot_xmin(pg_current_snapshot()) AS is_settled
       FROM fact f WHERE (f.tx, f.id) > ($1::xid8, $2::bigint) ORDER BY f.tx, f.id LIMIT $3`,
      [position.tx, position.id, limit],
      'fact_read_visible',
    );
    return rows.map((row) => ({ ...factOf(row), isSettled: row.is_settled }));
  }

  /** As `readAfter`, and whether there is more that an older transaction holds back. */
  async readSettled(position: LogPosition, limit: number): Promise<{ facts: Fact[]; isHeldBack: boolean }> {
    const visible = await this.readVisible(position, limit);
    const facts = visible.filter(({ isSettled }) => isSettled);
    return { facts, isHeldBack: facts.length < visible.length };
  }

  private tell(fact: CommittedFact): void {
    this.wake.notify();
    for (const hear of this.hearers) hear(fact);
  }

  /** How far a position is behind the end of the log: facts (counted up to 10,000), and the age of the oldest in seconds. */
  async behind(position: LogPosition): Promise<{ lagFacts: number; lagSeconds: number }> {
    const [row] = await this.database.query<{ lagFacts: number; lagSeconds: number }>(
      `SELECT count(*)::int AS "lagFacts",
              COALESCE(extract(epoch FROM now() - min(recorded_at)), 0)::float8 AS "lagSeconds"
       FROM (SELECT recorded_at FROM fact f WHERE (f.tx, f.id) > ($1::xid8, $2::bigint)
             ORDER BY f.tx, f.id LIMIT 10000) behind`,
      [position.tx, position.id],
    );
    return row ?? { lagFacts: 0, lagSeconds: 0 };
  }

  /**
   * The position behind which everything is already settled: where a tail starts. Facts of transactions under way come
   * after it, and so may facts that were committed a moment ago, while an older transaction was still under way.
   */
  async head(): Promise<LogPosition> {
    const [row] = await this.database.query<{ tx: string }>(
      'SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS tx',
    );
    return { tx: String(BigInt(row?.tx ?? '1') - 1n), id: '9223372036854775807' };
  }
}

function factOf(row: FactRow): Fact {
  const { id, tx, type, payload } = row;
  return {
    id,
    tx,
    type,
    communityId: row.community_id,
    payload,
    recordedAt: row.recorded_at,
    traceParent: row.trace_parent,
  };
}
