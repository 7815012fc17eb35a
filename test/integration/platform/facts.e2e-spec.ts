import { setTimeout as sleep } from 'node:timers/promises';
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

  function run(
    consumer: FactConsumer,
    given: Partial<ConsumerRunnerOptions> = {},
    through = database,
  ): ConsumerRunner {
    const runner = new ConsumerRunner(consumer, through, log, cursors, wake, logger, {
      ...options,
      ...given,
    });
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

  it('gives a failing fact the time it was promised, however busy the writers are', async () => {
    const base = noting('patient');
    const tries: number[] = [];
    run(
      noting('patient', {
        handle: async (fact, tx) => {
          await base.handle(fact, tx);
          if ((fact.payload as { n: number }).n !== 500_001) return;
          tries.push(performance.now());
          throw new Error('cannot digest');
        },
      }),
      { batchSize: 1, backoffMs: 10, maxAttempts: 5 },
    );
    await record(500_001);
    const isParked = async () =>
      (await database.query("SELECT FROM fact_parked WHERE consumer = 'patient'")).length === 1;
    await waitFor('the fact to be parked', async () => {
      wake.notify();
      return isParked();
    });
    expect(tries).toHaveLength(5);
    // 10 + 20 + 40 + 80 ms; timers may be a millisecond early.
    expect((tries.at(-1) ?? 0) - (tries[0] ?? 0)).toBeGreaterThan(145);
  });

  it('counts the tries of each fact for itself', async () => {
    const base = noting('forgiving');
    const failures = new Map<number, number>();
    run(
      noting('forgiving', {
        handle: async (fact, tx) => {
          await base.handle(fact, tx);
          const { n } = fact.payload as { n: number };
          const count = (failures.get(n) ?? 0) + 1;
          if (n < 600_000 || count === 3) return;
          failures.set(n, count);
          // What it could not digest in two tries, another process did.
          if (n === 600_000 && count === 2) {
            await database.query(
              "UPDATE fact_cursor SET tx = $1::xid8, id = $2 WHERE consumer = 'forgiving'",
              [fact.tx, fact.id],
            );
          }
          throw new Error('not now');
        },
      }),
      { batchSize: 1, maxAttempts: 3 },
    );
    for (const n of [600_000, 600_001, 600_002]) await record(n);
    await waitFor('the last', async () => (await seenBy('forgiving')).some(({ n }) => n === 600_002));
    const own = (await seenBy('forgiving')).map(({ n }) => n).filter((n) => n >= 600_000);
    expect(own).toEqual([600_001, 600_002]);
  });

  it('digests nothing twice when the answer to a commit is lost', async () => {
    let losses = 0;
    const unlucky = Object.assign(Object.create(database) as Database, {
      transaction: async (work: (tx: Tx) => Promise<unknown>) => {
        await database.transaction(work);
        losses += 1;
        if (losses <= 3) throw new Error('Connection terminated unexpectedly');
      },
    });
    await database.transaction(async (tx) => {
      for (let n = 700_000; n < 700_010; n += 1) await log.record(tx, Counted, null, { n });
    });
    run(noting('unlucky'), { batchSize: 500 }, unlucky);
    await record(700_010);
    await waitFor('the last', async () => (await seenBy('unlucky')).some(({ n }) => n === 700_010));
    await sleep(50);
    const own = (await seenBy('unlucky')).map(({ n }) => n);
    expect(own).toHaveLength(new Set(own).size);
    expect(own.filter((n) => n >= 700_000)).toEqual(Array.from({ length: 11 }, (_, n) => 700_000 + n));
  });

  it('keeps what was committed when an action after the commit fails', async () => {
    await expect(
      database.transaction(async (tx) => {
        tx.afterCommit(() => {
          throw new Error('nobody listens');
        });
        await log.record(tx, Counted, null, { n: 800_000 });
        return 'kept';
      }),
    ).resolves.toBe('kept');
  });

  function tailOf(seen: number[]): TailRunner {
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
    runners.push(tail);
    return tail;
  }

  it('shows a tail what is committed after its start, and survives a delivery that fails', async () => {
    const seen: number[] = [];
    await tailOf(seen).start();
    for (const n of [400_001, 400_002, 400_003]) await record(n);
    await waitFor('the last fact', () => seen.includes(400_003));
    // An older transaction anywhere on the server, autovacuum's too, lets a tail begin a little further back.
    expect(seen.filter((n) => n > 400_000 && n < 500_000)).toEqual([400_001, 400_003]);
  });

  it('shows a tail the facts of transactions that were under way at its start, oldest and newest', async () => {
    const seen: number[] = [];
    let open = () => undefined as void;
    const gate = new Promise<void>((resolve) => (open = resolve));
    const underWay: Promise<void>[] = [];
    const begin = (n: number) =>
      new Promise<void>((recorded) => {
        underWay.push(
          database.transaction(async (tx) => {
            await log.record(tx, Counted, null, { n });
            recorded();
            await gate;
          }),
        );
      });
    await begin(410_000);
    // Committed before the tail starts, and held back from readers until the older one has ended.
    await record(410_001);
    await begin(410_002);
    await tailOf(seen).start();
    await sleep(60);
    expect(seen).toEqual([]);
    open();
    await Promise.all(underWay);
    await waitFor('the newest', () => seen.includes(410_002));
    expect(seen.filter((n) => n >= 410_000 && n < 500_000)).toEqual([410_000, 410_001, 410_002]);
  });

  it('loses nothing of a burst: short leases among rivals, and tails that start in the middle', async () => {
    const names = ['gamma', 'delta'];
    // A lease of 10 ms is over before most batches are: rivals take each other's place all the time.
    for (const name of names) {
      run(noting(name), { leaseSeconds: 0.01, pollMs: 5 });
      run(noting(name), { leaseSeconds: 0.01, pollMs: 5 });
    }
    const committed: number[] = [];
    const rolledBack = new Set<number>();
    const tails: { seen: number[]; committedAtStart: number }[] = [];
    const write = async (n: number) => {
      const isKept = Math.random() > 0.25;
      if (!isKept) rolledBack.add(n);
      await database
        .transaction(async (tx) => {
          await log.record(tx, Counted, null, { n });
          await sleep(Math.random() * 6);
          if (!isKept) throw new Error('rolled back');
        })
        .then(() => committed.push(n))
        .catch((error: Error) => {
          if (error.message !== 'rolled back') throw error;
        });
    };
    const writer = async (number: number) => {
      for (let round = 0; round < 15; round += 1) {
        if (number < 3 && round === 5 * (number + 1) - 1) {
          const started = { seen: [] as number[], committedAtStart: 0 };
          await tailOf(started.seen).start();
          started.committedAtStart = committed.length;
          tails.push(started);
        }
        await write(900_000 + number * 100 + round);
      }
    };
    await Promise.all(Array.from({ length: 24 }, (_, number) => writer(number)));
    const wanted = [...committed].sort((a, b) => a - b);
    for (const name of names) {
      const own = async () => (await seenBy(name)).map(({ n }) => n).filter((n) => n >= 900_000);
      await waitFor(`${name} to be done`, async () => (await own()).length >= wanted.length);
      await sleep(100);
      expect((await own()).sort((a, b) => a - b)).toEqual(wanted);
    }
    for (const { seen, committedAtStart } of tails) {
      const later = committed.slice(committedAtStart);
      await waitFor('a tail to be done', () => later.every((n) => seen.includes(n)));
      expect(seen).toHaveLength(new Set(seen).size);
      expect(seen.filter((n) => rolledBack.has(n))).toEqual([]);
    }
  });
});
