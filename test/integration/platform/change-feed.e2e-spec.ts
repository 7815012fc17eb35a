import { ChangeFeed, type CommittedFact, createLogger, Database, defineFact, FactLog } from '#platform';
import { type Forum, startForum, waitFor } from '#test-support';

const Happened = defineFact<{ number: number }>('test.Happened');
/** Nobody is woken: what is heard at once was not read from the log. */
const silence = { notify: () => undefined, onWake: () => () => undefined };

describe('the feed of changes', () => {
  let forum: Forum;
  let database: Database;
  let log: FactLog;
  let feed: ChangeFeed;
  let heard: unknown[];

  beforeAll(async () => {
    forum = await startForum({ config: { roles: ['api'] } });
    database = forum.server.app.get(Database);
  });
  afterAll(() => forum.stop());
  beforeEach(async () => {
    heard = [];
    // A transaction of any database of the server may still hold back what the test before recorded.
    const held = () => database.query('SELECT FROM fact WHERE tx >= pg_snapshot_xmin(pg_current_snapshot())');
    await waitFor('a settled log', async () => (await held()).length === 0, 20_000);
    log = new FactLog(database, silence);
    feed = new ChangeFeed(log, silence, createLogger('silent'));
    feed.onChange(({ payload }: CommittedFact) => heard.push(payload));
    await feed.start();
  });
  afterEach(() => feed.stop());

  const record = (from: FactLog, number: number) =>
    database.transaction((tx) => from.record(tx, Happened, null, { number }));

  it('tells of what its own process committed before the transaction is answered', async () => {
    await record(log, 1);
    expect(heard).toEqual([{ number: 1 }]);
  });

  it('tells nothing of what was rolled back', async () => {
    const failing = database.transaction(async (tx) => {
      await log.record(tx, Happened, null, { number: 2 });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await record(log, 3);
    expect(heard).toEqual([{ number: 3 }]);
  });

  it('tells of another process’s facts, once, even while an older transaction is open', async () => {
    const elsewhere = new FactLog(database, silence);
    await forum.database.transaction(async (tx) => {
      await tx.query('SELECT pg_current_xact_id()');
      await record(elsewhere, 4);
      await waitFor('the fact', () => heard.length > 0, 2_000);
      // Two more looks at the same, unsettled fact.
      await new Promise((resolve) => setTimeout(resolve, 1_200));
    });
    expect(heard).toEqual([{ number: 4 }]);
  });

  it('is current while it can read the log, and no longer', async () => {
    await waitFor('a look', () => feed.isCurrent, 2_000);
    await feed.stop();
    expect(feed.isCurrent).toBe(false);
  });
});
