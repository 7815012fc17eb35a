import type { Tx } from '../database/tx.js';
import type { Fact, FactType } from './fact.js';

/**
 * Follows the log from its own cursor, kept in the database: in order and at least once. `handle` writes through `tx`,
 * which commits together with the cursor; what it does must be idempotent by key all the same.
 */
export interface FactConsumer {
  /** Stable: it names the cursor. */
  readonly name: string;
  readonly facts: readonly FactType<object>[];
  handle(fact: Fact, tx: Tx): Promise<void>;
  /** Takes the place of `handle` for a batch of facts at once, in order, where many cost less together. */
  handleBatch?(facts: readonly Fact[], tx: Tx): Promise<void>;
}

/**
 * Follows the log from the moment its process starts, once in every process that runs it, and keeps no cursor: for what
 * only concerns this process, such as the sockets it holds. Its first facts may be some that were recorded just before.
 */
export interface FactTail {
  readonly name: string;
  readonly facts: readonly FactType<object>[];
  deliver(fact: Fact): Promise<void>;
}
