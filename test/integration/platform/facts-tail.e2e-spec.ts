import { setTimeout as sleep } from 'node:timers/promises';
import { Counted, FactsBench, waitFor } from './facts-bench.js';

describe('tails of the facts log', () => {
  let bench: FactsBench;

  beforeAll(async () => {
    bench = await FactsBench.open();
  });

  afterEach(() => bench.rest());

  afterAll(() => bench.close());

  it('shows a tail what is committed after its start, and survives a delivery that fails', async () => {
    const seen: number[] = [];
    await bench.startTail(seen, 400_002);
    for (const n of [400_001, 400_002, 400_003]) await bench.record(n);
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
          bench.database.transaction(async (tx) => {
            await bench.log.record(tx, Counted, null, { n });
            recorded();
            await gate;
          }),
        );
      });
    await begin(410_000);
    // Committed before the tail starts, and held back from readers until the older one has ended.
    await bench.record(410_001);
    await begin(410_002);
    await bench.startTail(seen, 400_002);
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
      bench.run(bench.noting(name), { leaseSeconds: 0.01, pollMs: 5 });
      bench.run(bench.noting(name), { leaseSeconds: 0.01, pollMs: 5 });
    }
    const committed: number[] = [];
    const rolledBack = new Set<number>();
    const tails: { seen: number[]; committedAtStart: number }[] = [];
    const write = async (n: number) => {
      const isKept = Math.random() > 0.25;
      if (!isKept) rolledBack.add(n);
      await bench.database
        .transaction(async (tx) => {
          await bench.log.record(tx, Counted, null, { n });
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
          await bench.startTail(started.seen);
          started.committedAtStart = committed.length;
          tails.push(started);
        }
        await write(900_000 + number * 100 + round);
      }
    };
    await Promise.all(Array.from({ length: 24 }, (_, number) => writer(number)));
    const wanted = [...committed].sort((a, b) => a - b);
    for (const name of names) {
      const own = async () => (await bench.seenBy(name)).map(({ n }) => n).filter((n) => n >= 900_000);
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
