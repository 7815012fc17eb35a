import {
  ConsumerRunner,
  type ConsumerRunnerOptions,
  createDataSource,
  createLogger,
  Database,
  DEFAULT_RUNNER_OPTIONS,
  defineFact,
  type Fact,
  type FactConsumer,
  FactCursorRepository,
  FactLog,
  InProcessWakeSignal,
  type OutsideConsumer,
  TailRunner,
  type Tx,
} from '#platform';
import { cloneDatabase, waitFor as waitAtMost } from '#test-support';

/** A fact that is noted. */
export const Counted = defineFact<{ n: number }>('test.Counted');
/** A fact that somebody cannot digest. */
export const Poisoned = defineFact<{ n: number }>('test.Poisoned');

/** How the bench's runners pace themselves. */
export const benchOptions: ConsumerRunnerOptions = {
  ...DEFAULT_RUNNER_OPTIONS,
  batchSize: 20,
  pollMs: 20,
  backoffMs: 2,
  gatherMs: 2,
  leaseSeconds: 1,
};

const logger = createLogger('silent');

/** Consumers take turns with everything else this machine does. */
export const waitFor = (what: string, look: () => Promise<boolean> | boolean) =>
  waitAtMost(what, look, 20_000);

/** A facts log on a database of its own, with consumers that note what they see in a table. */
export class FactsBench {
  readonly wake = new InProcessWakeSignal();
  readonly log: FactLog;
  readonly cursors: FactCursorRepository;
  private readonly runners: { stop(): Promise<void> }[] = [];

  private constructor(
    readonly database: Database,
    private readonly drop: () => Promise<void>,
  ) {
    this.log = new FactLog(database, this.wake);
    this.cursors = new FactCursorRepository(database);
  }

  static async open(): Promise<FactsBench> {
    const source = await cloneDatabase();
    const { url } = source;
    const dataSource = createDataSource({ url, poolSize: 20, statementTimeoutMs: 10_000, entities: [] });
    await dataSource.initialize();
    const bench = new FactsBench(new Database(dataSource), () => source.drop());
    await bench.database.query('CREATE TABLE seen (consumer text, fact_id bigint, n int, at bigserial)');
    return bench;
  }

  /** Ends what a test has started. */
  async rest(): Promise<void> {
    await Promise.all(this.runners.splice(0).map((runner) => runner.stop()));
  }

  async close(): Promise<void> {
    await this.database.close();
    await this.drop();
  }

  /** A consumer that notes what it sees in a table, through the transaction it is given. */
  noting(name: string, given: Partial<FactConsumer> = {}): FactConsumer {
    return {
      name,
      facts: [Counted, Poisoned],
      handle: async (fact: Fact, tx: Tx) => {
        const { n } = fact.payload as { n: number };
        await tx.query('INSERT INTO seen (consumer, fact_id, n) VALUES ($1, $2, $3)', [name, fact.id, n]);
      },
      ...given,
    };
  }

  run(
    consumer: FactConsumer | OutsideConsumer,
    given: Partial<ConsumerRunnerOptions> = {},
    through = this.database,
  ): void {
    const options = { ...benchOptions, ...given };
    const { log, cursors, wake } = this;
    const runner = new ConsumerRunner(consumer, through, log, cursors, wake, logger, options);
    this.runners.push(runner);
    runner.start();
  }

  /** A tail that remembers what it is shown, and fails at `failsAt`. */
  async startTail(seen: number[], failsAt?: number): Promise<void> {
    const deliver = async (fact: Fact) => {
      const { n } = fact.payload as { n: number };
      if (n === failsAt) throw new Error('lost');
      seen.push(n);
    };
    const tail = { name: 'tail', facts: [Counted], deliver };
    const runner = new TailRunner(tail, this.log, this.wake, logger, { pollMs: benchOptions.pollMs });
    this.runners.push(runner);
    await runner.start();
  }

  async seenBy(consumer: string): Promise<{ n: number; factId: string }[]> {
    return this.database.query(
      'SELECT n, fact_id::text AS "factId" FROM seen WHERE consumer = $1 ORDER BY at',
      [consumer],
    );
  }

  async record(n: number, type = Counted): Promise<void> {
    await this.database.transaction((tx) => this.log.record(tx, type, null, { n }));
  }
}
