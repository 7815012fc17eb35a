import { randomUUID } from 'node:crypto';
import {
  type Forum,
  ForumProcess,
  freePort,
  measureOf,
  openThread,
  reply,
  startForum,
  type TestCommunity,
  type TestMember,
  waitFor,
} from '#test-support';

const TOKEN = 'a-token-for-the-scraper';
/** What takes a statement is asked for at most every five seconds. */
const MEASURED_MS = 15_000;

describe('a process with the worker role alone', () => {
  let forum: Forum;
  let worker: ForumProcess;
  let community: TestCommunity;
  let member: TestMember;
  let threadId: string;

  beforeAll(async () => {
    forum = await startForum({ config: { roles: ['api'] } });
    community = await forum.make.community({ newcomerPostThreshold: 0 });
    // Old enough for every schedule to be due.
    await forum.database.query("UPDATE community SET created_at = now() - interval '40 days'");
    const space = await forum.make.space(community);
    member = await forum.make.member(community);
    ({ threadId } = await openThread(
      forum,
      { member, community, space },
      { title: 'Lampes', body: 'La première.' },
    ));
    worker = new ForumProcess({
      ROLES: 'worker',
      WORKER_PORT: String(await freePort()),
      DATA_DIR: forum.config.dataDir,
      DATABASE_URL: forum.config.databaseUrl ?? '',
      METRICS_TOKEN: TOKEN,
      // A consumer may wait for a lock that a test holds.
      STATEMENT_TIMEOUT_MS: '60000',
    });
    await worker.start();
  }, 120_000);

  afterAll(async () => {
    await worker.kill();
    await forum.stop();
  });

  const ask = (path: string, token?: string) =>
    fetch(worker.url + path, { headers: token === undefined ? {} : { authorization: `Bearer ${token}` } });
  const statusOf = async (path: string) => (await ask(path)).status;
  const scrape = async () => (await ask('/metrics', TOKEN)).text();
  const measured = (what: string, isSo: (text: string) => boolean) =>
    waitFor(
      what,
      async () => {
        const text = await scrape();
        return isSo(text) && text;
      },
      MEASURED_MS,
    );
  const say = () => reply(forum, { member, community }, { threadId, body: 'Une autre.' });
  const consumer = { follower: 'search.index', kind: 'consumer' };

  /** Runs while the index can be read by all and written by nobody. */
  async function whileIndexIsHeld(work: (release: () => Promise<void>) => Promise<void>): Promise<void> {
    const client = await forum.database.pool.connect();
    const release = async () => void (await client.query('COMMIT'));
    try {
      await client.query('BEGIN');
      await client.query('LOCK TABLE search_document IN SHARE MODE');
      await work(release);
    } finally {
      client.release(true);
    }
  }

  it('says that it lives and is ready, and opens none of the api’s routes', async () => {
    expect([await statusOf('/health/live'), await statusOf('/health/ready')]).toEqual([200, 200]);
    const routes = [
      '/',
      '/graphql',
      `/c/${community.slug}`,
      `/exports/${randomUUID()}`,
      '/console/',
      '/socket.io/',
    ];
    for (const path of routes) expect([path, await statusOf(path)]).toEqual([path, 404]);
    const { headers } = await ask('/health/ready');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('shows its measures and its parts at the api’s own terms', async () => {
    const unknown = await (await ask('/no-such-address')).text();
    for (const path of ['/metrics', '/health/parts'])
      for (const token of [undefined, `${TOKEN}x`]) {
        const refused = await ask(path, token);
        expect([refused.status, await refused.text()]).toEqual([404, unknown]);
      }
    expect((await ask('/metrics', TOKEN)).headers.get('content-type')).toContain('version=0.0.4');
    const { parts } = (await (await ask('/health/parts', TOKEN)).json()) as { parts: { part: string }[] };
    expect(parts.map(({ part }) => part)).toEqual(expect.arrayContaining(['database', 'disk', 'jobs']));
  });

  it('measures how far its consumers are behind, and what they have digested', async () => {
    const before = await measured(
      'a digested log',
      (text) => measureOf(text, 'parvis_facts_behind', consumer) === 0,
    );
    const handledBefore = measureOf(before, 'parvis_facts_handled_total', { follower: 'search.index' }) ?? 0;
    await whileIndexIsHeld(async (release) => {
      await say();
      const late = await measured(
        'a lag',
        (text) => (measureOf(text, 'parvis_facts_behind', consumer) ?? 0) > 0,
      );
      expect(measureOf(late, 'parvis_facts_behind_seconds', consumer)).toBeGreaterThan(0);
      await release();
    });
    const after = await measured('no lag', (text) => measureOf(text, 'parvis_facts_behind', consumer) === 0);
    expect(measureOf(after, 'parvis_facts_handled_total', { follower: 'search.index' })).toBeGreaterThan(
      handledBefore,
    );
  }, 60_000);

  it('measures rate, failures and time of its jobs, and how the schedules stand', async () => {
    const ended = (text: string, job: string, outcome: string) =>
      measureOf(text, 'parvis_job_seconds_count', { job, outcome }) ?? 0;
    const schedule = 'verbatims:export-retention';
    const text = await measured('a run', (found) => ended(found, schedule, 'done') === 1);
    expect(measureOf(text, 'parvis_job_seconds_sum', { job: schedule, outcome: 'done' })).toBeGreaterThan(0);
    await measured(
      'the run',
      (found) => measureOf(found, 'parvis_schedule_runs', { schedule, state: 'done' }) === 1,
    );
    await forum.database.query(
      `SELECT graphile_worker.add_job('mail.deliver', json_build_object('mailId', 'no id'))`,
    );
    await measured('a failure', (found) => ended(found, 'mail.deliver', 'failed') === 1);
    const retrying = await measured(
      'a retry',
      (found) => measureOf(found, 'parvis_jobs', { state: 'retrying' }) === 1,
    );
    for (const source of ['facts', 'jobs', 'schedules'])
      expect(measureOf(retrying, 'parvis_scrape_source_up', { source })).toBe(1);
  }, 60_000);

  it('is not ready any more while it ends what it is at, and can still be watched', async () => {
    await whileIndexIsHeld(async (release) => {
      await say();
      await waitFor('the consumer to wait', async () => {
        const [row] = await forum.database.query<{ waiting: number }>(
          `SELECT count(*)::int AS waiting FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        );
        return row?.waiting === 1;
      });
      worker.signal('SIGTERM');
      await waitFor('the readiness to end', async () => (await statusOf('/health/ready')) === 503);
      expect(await statusOf('/health/live')).toBe(200);
      expect(
        measureOf(await scrape(), 'parvis_facts_handled_total', { follower: 'search.index' }),
      ).toBeGreaterThan(0);
      await release();
      expect(await worker.stop()).toBe(0);
    });
  }, 60_000);

  it('is refused a port that is taken, by the variable’s name', async () => {
    const taken = new ForumProcess({
      ROLES: 'worker',
      WORKER_PORT: new URL(forum.url).port,
      DATA_DIR: forum.config.dataDir,
      DATABASE_URL: forum.config.databaseUrl ?? '',
    });
    await expect(taken.start()).rejects.toThrow(/WORKER_PORT.*another program uses this port/);
  }, 60_000);
});
