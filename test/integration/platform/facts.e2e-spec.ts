import { setTimeout as sleep } from 'node:timers/promises';
import {
  ConsumerRunner,
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
  LOG_START,
  TailRunner,
  type Tx,
} from '#platform';
import { cloneDatabase, type TestDatabase, waitFor as waitAtMost } from '#test-support';

const Counted = defineFact<{ n: number }>('test.Counted');
const Poisoned = defineFact<{ n: number }>('test.Poisoned');
const options = { ...DEFAULT_RUNNER_OPTIONS, batchSize: 20, pollMs: 20, backoffMs: 2, leaseSeconds: 1 };
const logger = createLogger('silent');

/** Consumers take turns with everything else this machine does. */
const waitFor = (what: string, look: () => Promise<boolean> | boolean) => waitAtMost(what, look, 20_000);

describe('facts log', () => {
  let source: TestDatabase;
  let database: Database;
  let wake: InProcessWakeSignal;
  let log: FactLog;
  let cursors: FactCursorRepository;
  const runners: { stop(): Promise<void> }[] = [];

  beforeAll(async () => {
    source = await cloneDatabase();
    const dataSource = createDataSource({
      url: source.url,
      poolSize: 20,
      statementTimeoutMs: 10_000,
      entities: [],
    });
    await dataSource.initialize();
    database = new Database(dataSource);
    wake = new InProcessWakeSignal();
    log = new FactLog(database, wake);
    cursors = new FactCursorRepository(database);
    await database.query('CREATE TABLE seen (consumer text, fact_id bigint, n int, at bigserial)');
  });

  afterEach(async () => {
    await Promise.all(runners.splice(0).map((runner) => runner.stop()));
  });

  afterAll(async () => {
    await database.close();
    await source.drop();
  });

  /** A consumer that notes what it sees in a table, through the transaction it is given. */
  function noting(name: string, given: Partial<FactConsumer> = {}): FactConsumer {
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

  function run(consumer: FactConsumer): ConsumerRunner {
    const runner = new ConsumerRunner(consumer, database, log, cursors, wake, logger, options);
    runners.push(runner);
    runner.start();
    return runner;
  }

  async function seenBy(consumer: string): Promise<{ n: number; factId: string }[]> {
    return database.query('SELECT n, fact_id::text AS "factId" FROM seen WHERE consumer = $1 ORDER BY at', [
      consumer,
    ]);
  }

  async function record(n: number, type = Counted): Promise<void> {
    await database.transaction((tx) => log.record(tx, type, null, { n }));
  }

  it('reads in the order of numbers, not of their digits', async () => {
    for (const tx of ['100', '9', '10']) {
      await database.query('INSERT INTO fact (tx, type, payload) VALUES ($1::xid8, $2, $3)', [
        tx,
        'test.Ignored',
        '{}',
      ]);
    }
    const read = await log.readAfter(LOG_START, 3);
    expect(read.map(({ tx }) => tx)).toEqual(['9', '10', '100']);
  });

  it('shows every committed fact of eight busy writers to every consumer once, and no other', async () => {
    for (const name of ['alpha', 'beta']) run(noting(name));
    // The same consumer in a second process: the lease lets one of the two work.
    run(noting('alpha'));
    const committed: number[] = [];
    const writer = async (number: number) => {
      for (let round = 0; round < 40; round += 1) {
        const n = number * 1_000 + round;
        const isKept = Math.random() > 0.2;
        const isDone = await database
          .transaction(async (tx) => {
            await log.record(tx, Counted, null, { n });
            await sleep(Math.random() * 8);
            if (!isKept) throw new Error('rolled back');
            return true;
          })
          .catch((error: Error) => {
            if (error.message !== 'rolled back') throw error;
            return false;
          });
        if (isDone) committed.push(n);
      }
    };
    await Promise.all(Array.from({ length: 8 }, (_, number) => writer(number)));
    const wanted = [...committed].sort((a, b) => a - b);
    for (const name of ['alpha', 'beta']) {
      await waitFor(`${name} to be done`, async () => (await seenBy(name)).length >= wanted.length);
      await sleep(100);
      const seen = await seenBy(name);
      expect(seen.map(({ n }) => n).sort((a, b) => a - b)).toEqual(wanted);
    }
    expect((await seenBy('alpha')).map(({ factId }) => factId)).toEqual(
      (await seenBy('beta')).map(({ factId }) => factId),
    );
  });

  it('keeps the order of one writer', async () => {
    run(noting('ordered'));
    for (let n = 0; n < 50; n += 1) await record(100_000 + n);
    await waitFor('the last fact', async () => (await seenBy('ordered')).some(({ n }) => n === 100_049));
    const own = (await seenBy('ordered')).filter(({ n }) => n >= 100_000);
    expect(own.map(({ n }) => n)).toEqual(Array.from({ length: 50 }, (_, n) => 100_000 + n));
  });

  it('parks a fact that keeps failing; its neighbours and other consumers go on', async () => {
    const base = noting('fussy');
    let attempts = 0;
    run(
      noting('fussy', {
        handle: async (fact, tx) => {
          await base.handle(fact, tx);
          if (fact.type !== Poisoned.name) return;
          attempts += 1;
          throw new Error('cannot digest');
        },
      }),
    );
    run(noting('easy'));
    await record(200_001);
    await record(200_002, Poisoned);
    await record(200_003);
    await waitFor('the neighbour', async () => (await seenBy('fussy')).some(({ n }) => n === 200_003));
    const own = (await seenBy('fussy')).map(({ n }) => n).filter((n) => n > 200_000);
    expect(own).toEqual([200_001, 200_003]);
    // Tried with its batch as well as alone, so at least as often as promised.
    expect(attempts).toBeGreaterThanOrEqual(options.maxAttempts);
    await waitFor('the other consumer', async () => (await seenBy('easy')).some(({ n }) => n === 200_003));
    const parked = await database.query<{ error: string; consumer: string }>(
      'SELECT consumer, error FROM fact_parked',
    );
    expect(parked).toEqual([{ consumer: 'fussy', error: 'cannot digest' }]);
    const health = await cursors.health();
    expect(health.find(({ name }) => name === 'fussy')?.parkedCount).toBe(1);
    expect(health.find(({ name }) => name === 'easy')?.parkedCount).toBe(0);
  });

  it('takes a batch again from its start when the work fails once, and leaves no half of it', async () => {
    const base = noting('shaky');
    let failures = 0;
    run(
      noting('shaky', {
        handle: async (fact, tx) => {
          await base.handle(fact, tx);
          const { n } = fact.payload as { n: number };
          if (n === 300_005 && (failures += 1) < 3) throw new Error('not now');
        },
      }),
    );
    await database.transaction(async (tx) => {
      for (let n = 300_000; n < 300_010; n += 1) await log.record(tx, Counted, null, { n });
    });
    await waitFor('all ten', async () => (await seenBy('shaky')).some(({ n }) => n === 300_009));
    const own = (await seenBy('shaky')).map(({ n }) => n).filter((n) => n >= 300_000);
    expect(own).toEqual(Array.from({ length: 10 }, (_, n) => 300_000 + n));
  });

  it('shows a tail what is committed after its start, and survives a delivery that fails', async () => {
    await record(400_000);
    const seen: number[] = [];
    const tail = new TailRunner(
      {
        name: 'tail',
        facts: [Counted],
        deliver: async (fact) => {
          const { n } = fact.payload as { n: number };
          if (n === 400_002) throw new Error('lost');
          seen.push(n);
        },
      },
      log,
      wake,
      logger,
      20,
    );
    await tail.start();
    runners.push(tail);
    for (const n of [400_001, 400_002, 400_003]) await record(n);
    await waitFor('the last fact', () => seen.includes(400_003));
    expect(seen).toEqual([400_001, 400_003]);
  });
});
