import {
  type Calendar,
  createDataSource,
  createLogger,
  Database,
  Jobs,
  newId,
  type Schedule,
  ScheduleClock,
  ScheduleRunRepository,
} from '#platform';
import { cloneDatabase, type TestDatabase, waitFor } from '#test-support';

const HOUR = 3_600_000;

describe('schedules', () => {
  const logger = createLogger('silent');
  let clone: TestDatabase;
  let database: Database;
  let jobs: Jobs;
  let runs: ScheduleRunRepository;

  beforeAll(async () => {
    clone = await cloneDatabase();
    const source = createDataSource({
      url: clone.url,
      poolSize: 6,
      statementTimeoutMs: 30_000,
      entities: [],
    });
    database = new Database(await source.initialize());
    jobs = new Jobs(database, logger);
    runs = new ScheduleRunRepository(database);
  });
  afterAll(async () => {
    await jobs.stop();
    await database.close();
    await clone.drop();
  });

  const clockOf = (schedules: readonly Schedule[], calendars: readonly Calendar[]): ScheduleClock =>
    new ScheduleClock(schedules, { database, jobs, runs, logger, calendars: async () => calendars });

  const inZone = (timeZone: string, since = new Date(0)): Calendar => ({
    communityId: newId(),
    timeZone,
    since,
  });

  const periodsOf = async (name: string, { communityId }: Calendar): Promise<string[]> =>
    (
      await database.query<{ period: string }>(
        'SELECT period::text FROM schedule_run WHERE schedule = $1 AND community_id = $2 ORDER BY period',
        [name, communityId],
      )
    ).map(({ period }) => period);

  it('plan one run for each local day of two years, however many workers look', async () => {
    const nightly: Schedule = { name: 'test:nightly', cron: '30 2 * * *', run: async () => undefined };
    const from = Date.UTC(2026, 0, 1);
    const calendars = ['Europe/Paris', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Cairo'].map(
      (zone) => inZone(zone, new Date(from)),
    );
    const workers = [clockOf([nightly], calendars), clockOf([nightly], calendars)];
    for (let at = from; at < Date.UTC(2028, 0, 1); at += 13 * HOUR)
      await Promise.all(workers.map((worker) => worker.tick(new Date(at))));
    for (const calendar of calendars) {
      const periods = await periodsOf(nightly.name, calendar);
      const days = periods.map((_, index) =>
        new Date(Date.parse(`${periods[0]}T00:00:00Z`) + index * 24 * HOUR).toISOString().slice(0, 10),
      );
      expect(periods).toEqual(days);
      expect(periods.length).toBeGreaterThanOrEqual(729);
    }
    const [row] = await database.query<{ planned: number; queued: number }>(
      `SELECT (SELECT count(*)::int FROM schedule_run WHERE schedule = $1) AS planned,
              (SELECT count(*)::int FROM graphile_worker.jobs WHERE task_identifier = $1) AS queued`,
      [nightly.name],
    );
    expect(row?.queued).toBe(row?.planned);
  }, 120_000);

  it('make up for the latest run that no worker was there for, not for all of them', async () => {
    const nightly: Schedule = { name: 'test:away', cron: '0 4 * * *', run: async () => undefined };
    const calendar = inZone('Asia/Tokyo');
    await clockOf([nightly], [calendar]).tick(new Date('2026-05-01T00:00:00Z'));
    await clockOf([nightly], [calendar]).tick(new Date('2026-05-20T00:00:00Z'));
    expect(await periodsOf(nightly.name, calendar)).toEqual(['2026-05-01', '2026-05-20']);
  });

  it('run a night once when the community moves to another time zone in between', async () => {
    const nightly: Schedule = { name: 'test:moved', cron: '0 3 * * *', run: async () => undefined };
    const tokyo = inZone('Asia/Tokyo');
    const at = new Date('2026-06-10T20:00:00Z');
    await clockOf([nightly], [tokyo]).tick(at);
    const paris = { ...tokyo, timeZone: 'Europe/Paris' };
    await clockOf([nightly], [paris]).tick(new Date(at.getTime() + 8 * HOUR));
    expect(await periodsOf(nightly.name, tokyo)).toEqual(['2026-06-11']);
  });

  it('owe nothing for the time before there was a community', async () => {
    const nightly: Schedule = { name: 'test:young', cron: '0 3 * * *', run: async () => undefined };
    const young = inZone('UTC', new Date('2026-06-10T09:00:00Z'));
    const clock = clockOf([nightly], [young]);
    await clock.tick(new Date('2026-06-10T10:00:00Z'));
    expect(await periodsOf(nightly.name, young)).toEqual([]);
    await clock.tick(new Date('2026-06-11T03:00:00Z'));
    expect(await periodsOf(nightly.name, young)).toEqual(['2026-06-11']);
  });

  it('are refused with more than one time a day', () => {
    const hourly: Schedule = { name: 'test:hourly', cron: '0 * * * *', run: async () => undefined };
    expect(() => clockOf([hourly], [])).toThrow(RangeError);
  });

  it('do their work again after a failure, say why meanwhile, and not again once it is done', async () => {
    const seen: string[] = [];
    const shaky: Schedule = {
      name: 'test:shaky',
      cron: '0 3 * * *',
      run: async ({ period }) => {
        seen.push(period);
        if (seen.length === 1) throw new Error('the disk is full');
      },
    };
    const calendar = inZone('UTC');
    const clock = clockOf([shaky], [calendar]);
    await jobs.start(clock.handlers());
    await clock.tick(new Date('2026-07-01T12:00:00Z'));
    const latest = async () =>
      (await runs.latest(50)).find(({ communityId }) => communityId === calendar.communityId);
    const failed = await waitFor('the first try', async () =>
      (await latest())?.lastError ? latest() : null,
    );
    expect(failed).toMatchObject({ state: 'waiting', attempts: 1, lastError: 'the disk is full' });
    const done = await waitFor(
      'the second try',
      async () => ((await latest())?.state === 'done' ? latest() : null),
      20_000,
    );
    expect(done).toMatchObject({ attempts: 2, lastError: null, period: '2026-07-01' });
    await database.query(`SELECT graphile_worker.add_job('test:shaky', $1)`, [
      { communityId: calendar.communityId, period: '2026-07-01' },
    ]);
    await waitFor('the queue to be empty', async () => {
      const [row] = await database.query<{ count: number }>(
        `SELECT count(*)::int AS count FROM graphile_worker.jobs WHERE task_identifier = 'test:shaky'`,
      );
      return row?.count === 0;
    });
    expect(seen).toEqual(['2026-07-01', '2026-07-01']);
  }, 60_000);
});
