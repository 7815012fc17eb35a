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
 * Follows the log from its own cursor like a `FactConsumer`, for effects outside of the database: `deliver` resolves when
 * the other side has them for good, and only then does the cursor move. Idempotent by key, since a batch may come again.
 */
export interface OutsideConsumer {
  /** Stable: it names the cursor. */
  readonly name: string;
  readonly facts: readonly FactType<object>[];
  /** Throws `NotNow` while the other side is away. */
  deliver(facts: readonly Fact[]): Promise<void>;
}

/**
 * What a fact's effect needs is away, whatever the fact: the consumer waits and tries again for as long as it takes, and
 * parks nothing. Whoever throws it tells the log once.
 */
export class NotNow extends Error {
  override readonly name = 'NotNow';

  constructor(
    message: string,
    readonly waitMs: number,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
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
