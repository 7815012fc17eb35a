import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { readConfig } from '#platform';
import {
  cloneDatabase,
  describeWith,
  type Forum,
  freePort,
  REDIS_SERVER,
  RedisServer,
  sendGraphql,
  startForum,
  type TestDatabase,
  waitFor,
} from '#test-support';
import { passedBefore429 } from './limited-forum.js';

const MAIN = fileURLToPath(new URL('../../../apps/server/src/main.js', import.meta.url));
const RATE_LIMITS = '1000,write=10/60,guest=40/60';
const CHANGE = 'mutation { postWithdraw(input: { postId: "none" }) { userErrors { code } } }';
const READ = '{ spaces { id } }';

describeWith(REDIS_SERVER, 'limits of several processes', () => {
  let redis: RedisServer;
  let database: TestDatabase;
  let dataDir: string;
  let forum: Forum;
  let processes: { url: string; child: ChildProcess }[] = [];

  beforeAll(async () => {
    redis = await RedisServer.start();
    database = await cloneDatabase();
    dataDir = await mkdtemp(join(tmpdir(), 'parvis-limits-'));
    // For the factories; it takes no part.
    forum = await startForum({ database });
    const secret = randomBytes(32).toString('hex');
    processes = await Promise.all([startProcess(secret), startProcess(secret)]);
  }, 120_000);

  afterAll(async () => {
    for (const { child } of processes) {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    }
    await forum.stop();
    await redis.kill();
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  });

  async function startProcess(secret: string): Promise<{ url: string; child: ChildProcess }> {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const child = spawn(process.execPath, [MAIN], {
      env: {
        DATABASE_URL: database.url,
        REDIS_URL: redis.url,
        SECRET_KEY: secret,
        DATA_DIR: dataDir,
        PORT: String(port),
        ROLES: 'api',
        LOG_LEVEL: 'error',
        RATE_LIMITS,
        OPEN_GRAPHQL: 'on',
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const isReady = () =>
      fetch(`${url}/health/ready`)
        .then(({ ok }) => ok)
        .catch(() => false);
    await waitFor('a process to be ready', isReady, 90_000);
    return { url, child };
  }

  /** Asks one process after the other. */
  function inTurns(document: string, identity: object): () => Promise<{ status: number }> {
    let turn = 0;
    return () => sendGraphql(processes[(turn += 1) % 2]?.url ?? '', document, {}, identity);
  }

  it('is one budget for a person’s changes, to the last one', async () => {
    const community = await forum.make.community();
    const { token } = await forum.make.member(community);
    expect(await passedBefore429(inTurns(CHANGE, { community: community.slug, token }), 30)).toBe(10);
  });

  it('is one budget for a guest’s reads, settled a moment later', async () => {
    const { slug } = await forum.make.community();
    const ask = inTurns(READ, { community: slug });
    expect(await passedBefore429(ask, 40)).toBe(40);
    // Twenty at each: a process that knew its own alone would let twenty more pass.
    let statuses: number[] = [];
    for (let round = 0; round < 5 && (round === 0 || statuses.includes(200)); round += 1) {
      statuses = (await Promise.all([ask(), ask()])).map(({ status }) => status);
      await sleep(500);
    }
    expect(statuses).toEqual([429, 429]);
  });
});

describeWith(REDIS_SERVER, 'limits while Redis is away', () => {
  let redis: RedisServer;
  let forum: Forum;

  beforeAll(async () => {
    redis = await RedisServer.start();
    const { rateLimits } = readConfig({ RATE_LIMITS });
    forum = await startForum({ config: { redisUrl: redis.url, rateLimits } });
  });
  afterAll(async () => {
    await forum.stop();
    await redis.kill();
  });

  async function changer(): Promise<() => Promise<{ status: number }>> {
    const community = await forum.make.community();
    const { token } = await forum.make.member(community);
    return () => forum.graphql(CHANGE, {}, { community: community.slug, token });
  }

  it('fails no request, and counts in the process, while Redis hangs, is dead, and is back', async () => {
    expect(await passedBefore429(await changer(), 30)).toBe(10);

    redis.hang();
    const startedAt = Date.now();
    expect(await passedBefore429(await changer(), 30)).toBe(10);
    // Eleven times 200 ms at the worst: it is noticed meanwhile that Redis hangs.
    expect(Date.now() - startedAt).toBeLessThan(6_000);
    redis.resume();

    await redis.kill();
    expect(await passedBefore429(await changer(), 30)).toBe(10);

    await redis.start();
    await sleep(2_500);
    expect(await passedBefore429(await changer(), 30)).toBe(10);
  }, 40_000);
});
