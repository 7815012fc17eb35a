import { setTimeout as sleep } from 'node:timers/promises';
import { LOG_START } from '#platform';
import { benchOptions, Counted, FactsBench, Poisoned, waitFor } from './facts-bench.js';

describe('facts log', () => {
  let bench: FactsBench;

  beforeAll(async () => {
    bench = await FactsBench.open();
  });

  afterEach(() => bench.rest());

  afterAll(() => bench.close());

  it('reads in the order of numbers, not of their digits', async () => {
    for (const tx of ['100', '9', '10']) {
      await bench.database.query('INSERT INTO fact (tx, type, payload) VALUES ($1::xid8, $2, $3)', [
        tx,
        'test.Ignored',
        '{}',
      ]);
    }
    const read = await bench.log.readAfter(LOG_START, 3);
    expect(read.map(({ tx }) => tx)).toEqual(['9', '10', '100']);
  });

  it('shows every committed fact of eight busy writers to every consumer once, and no other', async () => {
    for (const name of ['alpha', 'beta']) bench.run(bench.noting(name));
    // The same consumer in a second process: the lease lets one of the two work.
    bench.run(bench.noting('alpha'));
    const committed: number[] = [];
    const writer = async (number: number) => {
      for (let round = 0; round < 40; round += 1) {
        const n = number * 1_000 + round;
        const isKept = Math.random() > 0.2;
        const isDone = await bench.database
          .transaction(async (tx) => {
            await bench.log.record(tx, Counted, null, { n });
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
      await waitFor(`${name} to be done`, async () => (await bench.seenBy(name)).length >= wanted.length);
      await sleep(100);
      const seen = await bench.seenBy(name);
      expect(seen.map(({ n }) => n).sort((a, b) => a - b)).toEqual(wanted);
    }
    expect((await bench.seenBy('alpha')).map(({ factId }) => factId)).toEqual(
      (await bench.seenBy('beta')).map(({ factId }) => factId),
    );
  });

  it('keeps the order of one writer', async () => {
    bench.run(bench.noting('ordered'));
    for (let n = 0; n < 50; n += 1) await bench.record(100_000 + n);
    await waitFor('the last fact', async () =>
      (await bench.seenBy('ordered')).some(({ n }) => n === 100_049),
    );
    const own = (await bench.seenBy('ordered')).filter(({ n }) => n >= 100_000);
    expect(own.map(({ n }) => n)).toEqual(Array.from({ length: 50 }, (_, n) => 100_000 + n));
  });

  it('parks a fact that keeps failing; its neighbours and other consumers go on', async () => {
    const base = bench.noting('fussy');
    let attempts = 0;
    bench.run(
      bench.noting('fussy', {
        handle: async (fact, tx) => {
          await base.handle(fact, tx);
          if (fact.type !== Poisoned.name) return;
          attempts += 1;
          throw new Error('cannot digest');
        },
      }),
    );
    bench.run(bench.noting('easy'));
    await bench.record(200_001);
    await bench.record(200_002, Poisoned);
    await bench.record(200_003);
    await waitFor('the neighbour', async () => (await bench.seenBy('fussy')).some(({ n }) => n === 200_003));
    const own = (await bench.seenBy('fussy')).map(({ n }) => n).filter((n) => n > 200_000);
    expect(own).toEqual([200_001, 200_003]);
    // Tried with its batch as well as alone, so at least as often as promised.
    expect(attempts).toBeGreaterThanOrEqual(benchOptions.maxAttempts);
    await waitFor('the other consumer', async () =>
      (await bench.seenBy('easy')).some(({ n }) => n === 200_003),
    );
    const parked = await bench.database.query<{ error: string; consumer: string }>(
      'SELECT consumer, error FROM fact_parked',
    );
    expect(parked).toEqual([{ consumer: 'fussy', error: 'cannot digest' }]);
    const health = await bench.cursors.health();
    expect(health.find(({ name }) => name === 'fussy')?.parkedCount).toBe(1);
    expect(health.find(({ name }) => name === 'easy')?.parkedCount).toBe(0);
  });

  it('takes a batch again from its start when the work fails once, and leaves no half of it', async () => {
    const base = bench.noting('shaky');
    let failures = 0;
    bench.run(
      bench.noting('shaky', {
        handle: async (fact, tx) => {
          await base.handle(fact, tx);
          const { n } = fact.payload as { n: number };
          if (n === 300_005 && (failures += 1) < 3) throw new Error('not now');
        },
      }),
    );
    await bench.database.transaction(async (tx) => {
      for (let n = 300_000; n < 300_010; n += 1) await bench.log.record(tx, Counted, null, { n });
    });
    await waitFor('all ten', async () => (await bench.seenBy('shaky')).some(({ n }) => n === 300_009));
    const own = (await bench.seenBy('shaky')).map(({ n }) => n).filter((n) => n >= 300_000);
    expect(own).toEqual(Array.from({ length: 10 }, (_, n) => 300_000 + n));
  });
});
