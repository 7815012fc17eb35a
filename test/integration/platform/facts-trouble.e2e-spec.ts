import { setTimeout as sleep } from 'node:timers/promises';
import { type Database, NotNow, type Tx } from '#platform';
import { countStatements } from '#test-support';
import { Counted, FactsBench, waitFor } from './facts-bench.js';

describe('consumers in trouble', () => {
  let bench: FactsBench;

  beforeAll(async () => {
    bench = await FactsBench.open();
  });

  afterEach(() => bench.rest());

  afterAll(() => bench.close());

  it('gives a failing fact the time it was promised, however busy the writers are', async () => {
    const base = bench.noting('patient');
    const tries: number[] = [];
    bench.run(
      bench.noting('patient', {
        handle: async (fact, tx) => {
          await base.handle(fact, tx);
          if ((fact.payload as { n: number }).n !== 500_001) return;
          tries.push(performance.now());
          throw new Error('cannot digest');
        },
      }),
      { batchSize: 1, backoffMs: 10, maxAttempts: 5 },
    );
    await bench.record(500_001);
    const isParked = async () =>
      (await bench.database.query("SELECT FROM fact_parked WHERE consumer = 'patient'")).length === 1;
    await waitFor('the fact to be parked', async () => {
      bench.wake.notify();
      return isParked();
    });
    expect(tries).toHaveLength(5);
    // 10 + 20 + 40 + 80 ms; timers may be a millisecond early.
    expect((tries.at(-1) ?? 0) - (tries[0] ?? 0)).toBeGreaterThan(145);
  });

  it('counts the tries of each fact for itself', async () => {
    const base = bench.noting('forgiving');
    const failures = new Map<number, number>();
    bench.run(
      bench.noting('forgiving', {
        handle: async (fact, tx) => {
          await base.handle(fact, tx);
          const { n } = fact.payload as { n: number };
          const count = (failures.get(n) ?? 0) + 1;
          if (n < 600_000 || count === 3) return;
          failures.set(n, count);
          // What it could not digest in two tries, another process did.
          if (n === 600_000 && count === 2) {
            await bench.database.query(
              "UPDATE fact_cursor SET tx = $1::xid8, id = $2 WHERE consumer = 'forgiving'",
              [fact.tx, fact.id],
            );
          }
          throw new Error('not now');
        },
      }),
      { batchSize: 1, maxAttempts: 3 },
    );
    for (const n of [600_000, 600_001, 600_002]) await bench.record(n);
    await waitFor('the last', async () => (await bench.seenBy('forgiving')).some(({ n }) => n === 600_002));
    const own = (await bench.seenBy('forgiving')).map(({ n }) => n).filter((n) => n >= 600_000);
    expect(own).toEqual([600_001, 600_002]);
  });

  it('digests nothing twice when the answer to a commit is lost', async () => {
    let losses = 0;
    const unlucky = Object.assign(Object.create(bench.database) as Database, {
      transaction: async (work: (tx: Tx) => Promise<unknown>) => {
        await bench.database.transaction(work);
        losses += 1;
        if (losses <= 3) throw new Error('Connection terminated unexpectedly');
      },
    });
    await bench.database.transaction(async (tx) => {
      for (let n = 700_000; n < 700_010; n += 1) await bench.log.record(tx, Counted, null, { n });
    });
    bench.run(bench.noting('unlucky'), { batchSize: 500 }, unlucky);
    await bench.record(700_010);
    await waitFor('the last', async () => (await bench.seenBy('unlucky')).some(({ n }) => n === 700_010));
    await sleep(50);
    const own = (await bench.seenBy('unlucky')).map(({ n }) => n);
    expect(own).toHaveLength(new Set(own).size);
    expect(own.filter((n) => n >= 700_000)).toEqual(Array.from({ length: 11 }, (_, n) => 700_000 + n));
  });

  it('begins again where its cursor is set back while it works', async () => {
    bench.run(bench.noting('rewound'), { leaseSeconds: 60 });
    for (const n of [710_001, 710_002]) await bench.record(n);
    const timesSeen = async (wanted: number) =>
      (await bench.seenBy('rewound')).filter(({ n }) => n === wanted).length;
    await waitFor('both', async () => (await timesSeen(710_002)) === 1);
    await bench.database.query(`UPDATE fact_cursor SET tx = '0', id = 0 WHERE consumer = 'rewound'`);
    await bench.record(710_003);
    await waitFor('all of it again', async () => (await timesSeen(710_003)) === 1);
    expect([await timesSeen(710_001), await timesSeen(710_002)]).toEqual([2, 2]);
  });

  it('renews its lease now and then, not at each look', async () => {
    bench.run(bench.noting('restful'), { leaseSeconds: 60, pollMs: 5 });
    await bench.record(720_001);
    await waitFor('it', async () => (await bench.seenBy('restful')).some(({ n }) => n === 720_001));
    const { statements } = await countStatements(() => sleep(150));
    expect(statements.filter((sql) => sql.includes('FROM fact')).length).toBeGreaterThan(5);
    expect(statements.filter((sql) => sql.includes('INTO fact_cursor'))).toEqual([]);
  });

  it('keeps what was committed when an action after the commit fails', async () => {
    await expect(
      bench.database.transaction(async (tx) => {
        tx.afterCommit(() => {
          throw new Error('nobody listens');
        });
        await bench.log.record(tx, Counted, null, { n: 800_000 });
        return 'kept';
      }),
    ).resolves.toBe('kept');
  });

  it('waits for what is away, parks nothing, and moves on only when it was delivered', async () => {
    const delivered: number[] = [];
    let isAway = true;
    let tries = 0;
    bench.run(
      {
        name: 'outside',
        facts: [Counted],
        deliver: async (facts) => {
          tries += 1;
          if (isAway) throw new NotNow('the other side is away', 5);
          delivered.push(...facts.map(({ payload }) => (payload as { n: number }).n));
        },
      },
      { maxAttempts: 2 },
    );
    for (const n of [800_001, 800_002, 800_003]) await bench.record(n);
    await waitFor('many more tries than a fact has', () => tries > 10);
    expect(await bench.database.query("SELECT FROM fact_parked WHERE consumer = 'outside'")).toEqual([]);
    const [cursor] = await bench.database.query<{ last_error: string | null }>(
      "SELECT last_error FROM fact_cursor WHERE consumer = 'outside'",
    );
    expect(cursor?.last_error).toBe('the other side is away');
    isAway = false;
    await waitFor('the delivery', () => delivered.filter((n) => n > 800_000).length >= 3);
    expect(delivered.filter((n) => n > 800_000)).toEqual([800_001, 800_002, 800_003]);
    await waitFor('the error to be forgotten', async () => {
      const rows = await bench.database.query(
        "SELECT FROM fact_cursor WHERE consumer = 'outside' AND last_error IS NULL",
      );
      return rows.length === 1;
    });
  });

  it('keeps the lease of a consumer whose delivery takes longer than it', async () => {
    let isDelivering = false;
    let end = (): void => undefined;
    const ended = new Promise<void>((resolve) => (end = resolve));
    const deliver = async (): Promise<void> => {
      if (isDelivering) throw new Error('two at once');
      isDelivering = true;
      await ended;
      isDelivering = false;
    };
    const slow = { name: 'slow outside', facts: [Counted], deliver };
    bench.run(slow);
    bench.run(slow);
    await bench.record(810_001);
    await waitFor('the delivery to begin', () => isDelivering);
    await sleep(2_500);
    const [row] = await bench.database.query<{ is_held: boolean; last_error: string | null }>(
      "SELECT lease_until > now() AS is_held, last_error FROM fact_cursor WHERE consumer = 'slow outside'",
    );
    end();
    expect(row).toEqual({ is_held: true, last_error: null });
  });
});
