import type { PoolClient } from 'pg';
import type { EntityManager, QueryRunner } from 'typeorm';
import { Deadline } from './deadline.js';

declare const minted: unique symbol;

/**
 * An open transaction. Only `Database.transaction` mints one, so a method that takes a `Tx` cannot be called outside of
 * a transaction: it does not compile.
 */
export interface Tx {
  readonly [minted]: true;
  /** Entities, for simple loads and saves. */
  readonly manager: EntityManager;
  /** Runs one statement and answers its rows. */
  query<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** Runs after COMMIT, in order; never on rollback. */
  afterCommit(action: () => void): void;
}

/** Database.transaction alone calls this. */
export function mintTx(runner: QueryRunner, client: PoolClient, afterCommit: (() => void)[]): Tx {
  const tx = {
    manager: runner.manager,
    query: async <Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> => {
      const run = () => runner.query(sql, [...parameters], true);
      const result = await (Deadline.current()?.guard(client, run) ?? run());
      return (result.records ?? []) as Row[];
    },
    afterCommit: (action: () => void) => void afterCommit.push(action),
  };
  return tx as unknown as Tx;
}
