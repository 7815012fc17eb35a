import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool, PoolClient, QueryConfig, QueryResult } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import { DatabaseRoom } from './database-room.js';
import { Deadline } from './deadline.js';
import { DeadlineExceeded } from '../errors/access-errors.js';
import { currentTraceparent, isTraced, traced } from '../telemetry/span.js';
import { inStatementSpan, traceStatements } from './traced-client.js';
import { sqlStateOf } from './sql-state.js';
import { mintTx, type Tx } from './tx.js';

/** SQLSTATE of serialization_failure and deadlock_detected: the whole work may run again. */
const RETRIABLE = new Set(['40001', '40P01']);
const MAX_ATTEMPTS = 5;

/** One prepared statement with its parameters. */
export interface Statement {
  /** Under which Postgres keeps its plan. */
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/** The one way to Postgres: reads go through `query`, writes through `transaction`. */
export class Database {
  /** `onLateFailure` hears of actions that fail after their transaction's commit. */
  constructor(
    private readonly dataSource: DataSource,
    private readonly onLateFailure: (error: unknown) => void = () => undefined,
    readonly room = new DatabaseRoom(),
  ) {}

  /** Entities for reads outside of a transaction. */
  get manager(): EntityManager {
    return this.dataSource.manager;
  }

  /** The pool beneath, for streams and sessions that need a connection of their own. */
  get pool(): Pool {
    return (this.dataSource.driver as unknown as { master: Pool }).master;
  }

  /** One read statement, its rows as Postgres gives them. `name` makes it a prepared statement. */
  async query<Row>(sql: string, parameters: readonly unknown[] = [], name?: string): Promise<Row[]> {
    const statement = { text: sql, values: [...parameters], ...(name ? { name } : {}) };
    const deadline = Deadline.current();
    try {
      const result = await inStatementSpan(sql, () =>
        deadline ? this.inTime(deadline, statement) : this.pool.query(statement),
      );
      return result.rows as Row[];
    } catch (error) {
      this.room.failed(error);
      throw error;
    }
  }

  private async inTime(deadline: Deadline, statement: QueryConfig): Promise<QueryResult> {
    deadline.requireTime();
    const client = await this.pool.connect();
    try {
      const result = await deadline.guard(client, () => client.query(statement));
      client.release();
      return result;
    } catch (error) {
      // What Postgres refused leaves the connection as it was; anything else may have broken it.
      client.release(!(error instanceof DeadlineExceeded) && sqlStateOf(error) === '');
      throw error;
    }
  }

  /**
   * Runs `work` in one transaction, again from the start when Postgres asks for it (40001, 40P01), at most five times.
   * `work` does no I/O but the database's, and may run more than once.
   */
  async transaction<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
    if (!isTraced()) return this.repeatedly(() => this.attempt(work));
    return this.repeatedly(() => traced('transaction', {}, () => this.attempt(work)));
  }

  /**
   * Runs one statement that writes as a transaction of its own, in one round trip: no lock is held while an answer
   * travels. Answers its rows once they are committed; repeated like any transaction. What records a
   * fact goes through FactLog.commit.
   */
  async commit<Row>({ name, text, values }: Statement): Promise<Row[]> {
    // The fact that it records carries the trace, which takes a transaction to say.
    if (isTraced()) return this.transaction((tx) => tx.query<Row>(text, values));
    const rows = await this.repeatedly(() => this.query<Row>(text, values, name));
    this.room.wrote();
    return rows;
  }

  private async repeatedly<Result>(attempt: () => Promise<Result>): Promise<Result> {
    for (let count = 1; ; count += 1) {
      try {
        return await attempt();
      } catch (error) {
        if (count >= MAX_ATTEMPTS || !RETRIABLE.has(sqlStateOf(error))) throw error;
        await sleep(2 ** count * 5 * Math.random());
      }
    }
  }

  private async attempt<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
    const afterCommit: (() => void)[] = [];
    const runner = this.dataSource.createQueryRunner();
    const traceparent = currentTraceparent();
    let untrace = (): void => undefined;
    try {
      Deadline.current()?.requireTime();
      const client = (await runner.connect()) as PoolClient;
      if (traceparent) untrace = traceStatements(client);
      await runner.startTransaction();
      if (traceparent)
        await runner.query(`SELECT set_config('parvis.trace_parent', $1, true)`, [traceparent]);
      const result = await work(mintTx(runner, client, afterCommit));
      await runner.commitTransaction();
      this.room.wrote();
      for (const action of afterCommit) this.runLate(action);
      return result;
    } catch (error) {
      this.room.failed(error);
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      untrace();
      await runner.release();
    }
  }

  /** Work is committed: what follows must not make it look undone. */
  runLate(action: () => void): void {
    try {
      action();
    } catch (error) {
      this.onLateFailure(error);
    }
  }

  /** Lends a connection outside of the pool's turn-taking; the caller's function has it for as long as it runs. */
  async withClient<Result>(work: (client: PoolClient) => Promise<Result>): Promise<Result> {
    const client = await this.pool.connect();
    try {
      return await work(client);
    } finally {
      client.release();
    }
  }

  async close(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }
}
