import { setTimeout as sleep } from 'node:timers/promises';
import {
  describeWith,
  type Forum,
  MEILISEARCH_SERVER,
  MeilisearchTestServer,
  openThread,
  settle,
  startForum,
  type TestCommunity,
  type TestMember,
  waitFor,
} from '#test-support';
import { partsOf, untilOpen } from '../search/search-engines.js';

interface Work {
  kind: string;
  state: string;
  isAsked: boolean;
  done: number;
  total: number;
  drift: { missing: number; stale: number; extra: number } | null;
  error: string | null;
  startedAt: string | null;
  finishedAt: string | null;
}

const WORK = `{ searchWork { kind state isAsked done total drift { missing stale extra } error startedAt finishedAt } }`;

/** What an operator sees and wishes. */
class Operator {
  constructor(
    private readonly forum: Forum,
    private readonly member: TestMember,
  ) {}

  async look(): Promise<Work[] | null> {
    const identity = { cookie: this.member.cookie };
    const { data, errors } = await this.forum.graphql<{ searchWork: Work[] | null }>(WORK, {}, identity);
    expect(errors).toEqual([]);
    return data.searchWork;
  }

  async latest(kind: string): Promise<Work | undefined> {
    return (await this.look())?.find((work) => work.kind === kind);
  }

  /** The code of the refusal; null where it is done. */
  async wish(operation: string): Promise<string | null> {
    const { data, errors } = await this.forum.graphql<
      Record<string, { isDecided: boolean; userErrors: { code: string }[] }>
    >(`mutation { ${operation} { isDecided userErrors { code } } }`, {}, { cookie: this.member.cookie });
    if (errors[0]) return errors[0].extensions.code;
    const { isDecided, userErrors } = data[operation] as {
      isDecided: boolean;
      userErrors: { code: string }[];
    };
    expect(isDecided).toBe(userErrors.length === 0);
    return userErrors[0]?.code ?? null;
  }

  ended(kind: string): Promise<Work> {
    return waitFor(
      `the ${kind} to end`,
      async () => {
        const work = await this.latest(kind);
        return work?.finishedAt ? work : null;
      },
      20_000,
    );
  }
}

const WISHES = ['searchIndexRebuild', 'searchDriftCheck', 'searchIndexRebuildCancel'];

describe('work on the search index where there is no search server', () => {
  it('is not offered, and refused', async () => {
    const forum = await startForum();
    try {
      const community = await forum.make.community();
      const operator = new Operator(forum, await forum.make.member(community, { isOperator: true }));
      const admin = new Operator(forum, await forum.make.member(community, { role: 'admin' }));
      expect(await operator.look()).toBeNull();
      for (const wish of WISHES) {
        expect(await operator.wish(wish)).toBe('SEARCH_SERVER_MISSING');
        expect(await admin.wish(wish)).toBe('FORBIDDEN');
      }
    } finally {
      await forum.stop();
    }
  });
});

describe('work on the search index that no worker takes', () => {
  it('waits, is not begun twice, and can be called off', async () => {
    // Nobody needs to answer at this address: the api only plans what a worker does.
    const forum = await startForum({ config: { roles: ['api'], meilisearchUrl: 'http://127.0.0.1:9' } });
    try {
      const community = await forum.make.community();
      const operator = new Operator(forum, await forum.make.member(community, { isOperator: true }));
      expect(await operator.look()).toEqual([]);
      expect(await operator.wish('searchIndexRebuildCancel')).toBe('SEARCH_WORK_OVER');
      expect(await operator.wish('searchIndexRebuild')).toBeNull();
      expect(await operator.wish('searchIndexRebuild')).toBe('SEARCH_WORK_UNDER_WAY');
      expect(await operator.wish('searchDriftCheck')).toBeNull();
      expect(await operator.latest('REBUILD')).toMatchObject({
        state: 'WAITING',
        isAsked: true,
        startedAt: null,
      });
      expect(await operator.wish('searchIndexRebuildCancel')).toBeNull();
      expect((await operator.latest('REBUILD'))?.state).toBe('CANCELLED');
      expect(await operator.wish('searchIndexRebuild')).toBeNull();
      const jobs = await forum.database.query<{ task: string; max: number }>(
        `SELECT task_identifier AS task, max_attempts AS max FROM graphile_worker.jobs ORDER BY 1`,
      );
      expect(jobs).toEqual([
        { task: 'search:drift-check', max: 1 },
        { task: 'search:rebuild', max: 1 },
      ]);
      const decided = await forum.database.query<{ payload: { subjectId: string; decision: string } }>(
        `SELECT payload FROM fact WHERE type = 'install.OperatorDecided' ORDER BY id`,
      );
      expect(decided.map(({ payload }) => `${payload.subjectId} ${payload.decision}`)).toEqual([
        'rebuild asked',
        'drift-check asked',
        'rebuild cancelled',
        'rebuild asked',
      ]);
    } finally {
      await forum.stop();
    }
  });

  it('counts as failed, and may be asked for again, once its process is not heard of any more', async () => {
    const forum = await startForum({ config: { roles: ['api'], meilisearchUrl: 'http://127.0.0.1:9' } });
    try {
      const community = await forum.make.community();
      const operator = new Operator(forum, await forum.make.member(community, { isOperator: true }));
      await forum.database.query(
        `INSERT INTO search_work (kind, state, is_asked, done, total, started_at, seen_at)
         VALUES ('rebuild', 'running', true, 500, 900, now() - interval '1 hour', now() - interval '10 minutes')`,
      );
      expect(await operator.latest('REBUILD')).toMatchObject({
        state: 'FAILED',
        error: 'Its process ended.',
      });
      expect(await operator.wish('searchIndexRebuildCancel')).toBe('SEARCH_WORK_OVER');
      expect(await operator.wish('searchIndexRebuild')).toBeNull();
    } finally {
      await forum.stop();
    }
  });
});

describeWith(MEILISEARCH_SERVER, 'work on the search index', () => {
  let server: MeilisearchTestServer;
  let forum: Forum;
  let community: TestCommunity;
  let operator: Operator;

  beforeAll(async () => {
    server = await MeilisearchTestServer.start();
    forum = await startForum({ config: server.config });
    community = await forum.make.community({ newcomerPostThreshold: 0 });
    operator = new Operator(forum, await forum.make.member(community, { isOperator: true }));
    await untilOpen(forum);
    const [space, member] = [await forum.make.space(community), await forum.make.member(community)];
    for (let count = 0; count < 3; count += 1)
      await openThread(forum, { member, community, space }, { title: 'Lampes', body: `Message ${count}` });
    await settle(forum);
  }, 60_000);
  afterAll(async () => {
    await forum.stop();
    await server.stop();
  });

  it('shows the build that the install began by itself', async () => {
    expect(await operator.latest('REBUILD')).toMatchObject({ state: 'DONE', isAsked: false, error: null });
  });

  it('builds the index anew when an operator asks, and says how far and how it ended', async () => {
    const { states } = partsOf(forum);
    const before = (await states.read()).incarnation;
    expect(await operator.wish('searchIndexRebuild')).toBeNull();
    const work = await operator.ended('REBUILD');
    expect(work).toMatchObject({ state: 'DONE', isAsked: true, done: 3, total: 3, error: null });
    expect((await states.read()).incarnation).not.toBe(before);
    await untilOpen(forum);
  });

  it('compares index and database when an operator asks, and says what was put right', async () => {
    const { states } = partsOf(forum);
    const { uid } = await states.read();
    const [post] = await forum.database.query<{ id: string }>(
      'SELECT post_id AS id FROM search_document LIMIT 1',
    );
    const response = await fetch(`${server.url}/indexes/${uid}/documents/${post?.id}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${server.key}` },
    });
    expect(response.status).toBe(202);
    await sleep(1_000);
    expect(await operator.wish('searchDriftCheck')).toBeNull();
    expect(await operator.ended('DRIFT_CHECK')).toMatchObject({
      state: 'DONE',
      done: 3,
      drift: { missing: 1, stale: 0, extra: 0 },
    });
    expect(await operator.wish('searchDriftCheck')).toBeNull();
    expect(await operator.ended('DRIFT_CHECK')).toMatchObject({ drift: { missing: 0, stale: 0, extra: 0 } });
  });

  it('calls a rebuild off at its next page, and leaves the index in use as it was', async () => {
    const { states } = partsOf(forum);
    const before = await states.read();
    const client = await forum.database.pool.connect();
    try {
      await client.query('BEGIN');
      // The build waits where it says how far it is, so that the operator comes in time.
      await client.query('LOCK TABLE post IN ACCESS EXCLUSIVE MODE');
      expect(await operator.wish('searchIndexRebuild')).toBeNull();
      await waitFor(
        'the rebuild',
        async () => (await operator.latest('REBUILD'))?.state === 'RUNNING',
        10_000,
      );
      expect(await operator.wish('searchIndexRebuildCancel')).toBeNull();
    } finally {
      await client.query('ROLLBACK');
      client.release();
    }
    expect(await operator.ended('REBUILD')).toMatchObject({ state: 'CANCELLED', error: null });
    expect(await states.read()).toEqual(before);
    const { results } = (await (
      await fetch(`${server.url}/indexes`, { headers: { authorization: `Bearer ${server.key}` } })
    ).json()) as { results: { uid: string }[] };
    expect(results.map(({ uid }) => uid)).toEqual([before.uid]);
    expect(partsOf(forum).watch.isOpen).toBe(true);
  }, 60_000);
});
