import { createLogger, LOG_START, settleLogOrigin } from '#platform';
import { FactsBench, waitFor } from './facts-bench.js';

/** Positions of a server that has been at work for years. */
const OLD_SERVER = 10n ** 12n;

describe('a facts log that comes from another server', () => {
  let bench: FactsBench;
  const logged: string[] = [];
  const logger = createLogger('warn', { write: (line: string) => void logged.push(line) });

  beforeEach(async () => {
    logged.length = 0;
    bench = await FactsBench.open();
  });
  afterEach(async () => {
    await bench.rest();
    await bench.close();
  });

  const settle = () => settleLogOrigin(bench.database, logger);

  /** Facts 1 to 200 as a dump brings them: transactions of the old server, whose order is not that of the ids. */
  async function bringLog(): Promise<void> {
    await bench.database.query(
      `INSERT INTO fact (tx, id, type, payload) OVERRIDING SYSTEM VALUE
       SELECT ($1::bigint + n / 4 * 4 - n % 3)::text::xid8, n, 'test.Counted', jsonb_build_object('n', n)
       FROM generate_series(1, 200) n`,
      [String(OLD_SERVER)],
    );
    await bench.database.query(`SELECT setval(pg_get_serial_sequence('fact', 'id'), 200)`);
  }

  /** The cursor of a consumer that has seen the first facts of the log; answers what it has still to see. */
  async function putCursor(consumer: string, seen: number): Promise<string[]> {
    const all = await bench.log
      .readAfter(LOG_START, 1_000)
      .then(() =>
        bench.database.query<{ tx: string; id: string; n: number }>(
          `SELECT f.tx::text, f.id::text, (f.payload ->> 'n')::int AS n FROM fact f ORDER BY f.tx, f.id`,
        ),
      );
    const last = all[seen - 1];
    await bench.database.query(
      `INSERT INTO fact_cursor (consumer, tx, id, lease_owner, lease_until)
       VALUES ($1, $2::xid8, $3, gen_random_uuid(), now() + interval '1 hour')`,
      [consumer, last?.tx ?? '0', last?.id ?? '0'],
    );
    return all.slice(seen).map(({ id }) => id);
  }

  it('is numbered anew: nobody misses a fact or sees one again, and what comes now comes after', async () => {
    await bringLog();
    const awaited = new Map<string, string[]>();
    for (const seen of [0, 1, 77, 78, 150, 200])
      awaited.set(`at-${seen}`, await putCursor(`at-${seen}`, seen));
    await bench.database.query(
      `INSERT INTO fact_parked (consumer, fact_tx, fact_id, attempts, error)
       SELECT 'at-77', tx, id, 6, 'bad' FROM fact WHERE id = 40`,
    );
    await settle();
    expect(logged.join()).toContain('every consumer goes on where it was');
    await bench.record(201);
    for (const consumer of awaited.keys()) bench.run(bench.noting(consumer));
    for (const [consumer, ids] of awaited) {
      const wanted = [...ids, '201'];
      await waitFor(consumer, async () => (await bench.seenBy(consumer)).length >= wanted.length);
      const seen = (await bench.seenBy(consumer)).map(({ factId }) => factId);
      expect([consumer, seen.sort()]).toEqual([consumer, wanted.sort()]);
    }
    const [parked] = await bench.database.query<{ isFound: boolean }>(
      'SELECT (p.fact_tx = f.tx) AS "isFound" FROM fact_parked p JOIN fact f ON f.id = p.fact_id',
    );
    expect(parked?.isFound).toBe(true);
  });

  it('is left alone at the next start, and on the server it began on', async () => {
    await bench.record(1);
    await settle();
    await bench.record(2);
    const before = await bench.database.query('SELECT tx::text, id FROM fact ORDER BY id');
    await settle();
    expect(await bench.database.query('SELECT tx::text, id FROM fact ORDER BY id')).toEqual(before);
    expect(logged).toEqual([]);
  });

  it('is recognised by the server’s identifier, though its numbers lie in the past', async () => {
    await bench.record(1);
    await settle();
    await bench.database.query(`UPDATE fact_log_origin SET system_identifier = 'another'`);
    await settle();
    expect(logged.join()).toContain('numbered anew');
    expect(await bench.database.query('SELECT tx::text FROM fact')).toEqual([{ tx: '1' }]);
  });

  it('is recognised by numbers of the future, though the server says it is the same', async () => {
    await settle();
    await bringLog();
    await settle();
    expect(logged.join()).toContain('numbered anew');
  });

  it('has no transaction number elsewhere that would have to follow', async () => {
    const columns = await bench.database.query<{ name: string }>(
      `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
       WHERE udt_name IN ('xid8', 'xid', 'pg_lsn', 'pg_snapshot') AND table_schema IN ('public', 'graphile_worker') ORDER BY 1`,
    );
    expect(columns.map(({ name }) => name)).toEqual(['fact.tx', 'fact_cursor.tx', 'fact_parked.fact_tx']);
  });
});
