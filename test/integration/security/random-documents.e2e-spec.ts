import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import {
  type Corpus,
  type Forum,
  randomQuery,
  type RequestIdentity,
  seedCorpus,
  seededRandom,
  startForum,
  type TestCommunity,
} from '#test-support';

const SCHEMA = buildSchema(readFileSync(new URL('../../../../schema.graphql', import.meta.url), 'utf8'));
const PAGES = [100, 50, 30, 20, 10, 5, 2, 1];
const DOCUMENTS = 30;
/** Of processor time, with the client's part in it; alone on two processors the worst took 170. */
const MOST_MS = 500;

const PUBLIC_ROOTS = [
  'threads',
  'thread',
  'post',
  'spaces',
  'community',
  'viewer',
  'threadChanges',
  'myPendingPosts',
];
const STAFF_ROOTS = [
  ...PUBLIC_ROOTS,
  'members',
  'cases',
  'verbatims',
  'queueSummary',
  'communitySettings',
  'exports',
];

/** What an accepted operation cost the process. */
interface Measured {
  readonly query: string;
  readonly page: number;
  readonly milliseconds: number;
}

describe('random documents', () => {
  let forum: Forum;
  let brand: TestCommunity;
  let corpus: Corpus;
  let staff: RequestIdentity;

  beforeAll(async () => {
    forum = await startForum({
      config: { roles: ['api'], rateLimits: { isOn: false, factor: 1, rules: {} } },
    });
    brand = await forum.make.community();
    const space = await forum.make.space(brand);
    corpus = await seedCorpus(forum.database, brand, space, {
      members: 200,
      threads: 120,
      postsPerThread: 110,
    });
    const admin = await forum.make.member(brand, { role: 'admin' });
    staff = { community: brand.slug, cookie: admin.cookie };
  });
  afterAll(() => forum.stop());

  /** Time that passed, or that this process worked where that is less: others may have had the processor meanwhile. */
  async function timeOf(work: () => Promise<unknown>): Promise<number> {
    const [startedAt, before] = [performance.now(), process.cpuUsage()];
    await work();
    const { user, system } = process.cpuUsage(before);
    return Math.min(performance.now() - startedAt, (user + system) / 1_000);
  }

  /** The largest page that is accepted, and how long its answer takes at best. */
  async function measure(query: string, identity: RequestIdentity): Promise<Measured | null> {
    for (const page of PAGES) {
      const answer = await forum.graphql(query, { page }, identity);
      expect([200, 400]).toContain(answer.status);
      expect(JSON.stringify(answer.errors)).not.toMatch(/INTERNAL|stacktrace/);
      if (answer.status !== 200) continue;
      const times: number[] = [];
      for (let round = 0; round < 3; round += 1)
        times.push(await timeOf(() => forum.graphql(query, { page }, identity)));
      return { query, page, milliseconds: Math.min(...times) };
    }
    return null;
  }

  async function worstOf(
    seed: number,
    roots: string[],
    depth: number,
    identity: RequestIdentity,
  ): Promise<Measured> {
    const random = seededRandom(seed);
    const any = (ids: readonly string[]) => `"${ids[Math.floor(random() * ids.length)]}"`;
    const argument = (field: string, name: string): string | null => {
      if (name === 'threadId' || (field === 'thread' && name === 'id')) return any(corpus.threadIds);
      return field === 'post' && name === 'id' ? any(corpus.postIds) : null;
    };
    const measured: Measured[] = [];
    for (let count = 0; count < DOCUMENTS; count += 1) {
      const query = randomQuery({ schema: SCHEMA, random, depth, roots, argument });
      const result = await measure(query, identity);
      if (result) measured.push(result);
    }
    // A generator whose documents were nearly all refused would prove nothing.
    expect(measured.length).toBeGreaterThan(DOCUMENTS / 4);
    measured.sort((a, b) => b.milliseconds - a.milliseconds);
    return measured[0] as Measured;
  }

  it('that a guest’s allowance takes are answered soon', async () => {
    const worst = await worstOf(1, PUBLIC_ROOTS, 7, { community: brand.slug });
    expect(worst.milliseconds).toBeLessThan(MOST_MS);
  }, 120_000);

  it('that staff’s allowance takes are answered soon', async () => {
    const worst = await worstOf(2, STAFF_ROOTS, 10, staff);
    expect(worst.milliseconds).toBeLessThan(MOST_MS);
  }, 120_000);
});
