import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  describeWith,
  openThread,
  REDIS_SERVER,
  reply,
  ReverseProxy,
  type TestCommunity,
  type TestMember,
  TestSocket,
  type TestSpace,
  waitFor,
} from '#test-support';
import { ThreadView } from '../realtime/thread-view.js';
import { Reader } from './reader.js';
import { Topology } from './topology.js';

const TIMEOUT_MS = 120_000;
/** A poll comes half a second later at most, a quarter of a second on average. */
const WOKEN_MS = 150;

describeWith(REDIS_SERVER, 'two api and two worker processes behind a proxy', () => {
  let topology: Topology;
  let community: TestCommunity;
  let space: TestSpace;
  let author: TestMember;
  let threadId: string;
  const readers: Reader[] = [];

  beforeAll(async () => {
    topology = await Topology.start();
    community = await topology.make.community({ newcomerPostThreshold: 0 });
    // Old enough for every schedule to be due.
    await topology.database.query("UPDATE community SET created_at = now() - interval '40 days'");
    space = await topology.make.space(community);
  }, TIMEOUT_MS);

  beforeEach(async () => {
    await topology.revive();
    author = await topology.make.member(community);
    const by = { member: author, community, space };
    const text = { title: 'Lampes', body: `Que dites-vous du modèle ${randomUUID()} ?` };
    ({ threadId } = await openThread(topology.through(), by, text));
  }, TIMEOUT_MS);

  afterEach(() => readers.splice(0).forEach((reader) => reader.close()));
  afterAll(() => topology.stop(), TIMEOUT_MS);

  const say = (body: string, url = topology.proxy.url) =>
    reply(topology.through(url), { member: author, community }, { threadId, body });

  async function read(url = topology.proxy.url, transports?: ('websocket' | 'polling')[]): Promise<Reader> {
    const at = { community: community.slug, threadId, transports };
    const reader = await Reader.open(url, topology.through(), at);
    readers.push(reader);
    return reader;
  }

  /** Pages through the proxy, at least two at each process. */
  async function readAtBoth(): Promise<void> {
    while (Math.min(...topology.proxy.sockets) < 2 && readers.length < 12) await read();
    expect(Math.min(...topology.proxy.sockets)).toBeGreaterThanOrEqual(2);
  }

  const freshView = async () => (await ThreadView.fetch(topology.through(), community.slug, threadId)).shown;

  /** Every consumer has digested everything: without duplicates, by the number of documents. */
  async function expectIndexed(): Promise<void> {
    const rows = (sql: string) => topology.database.query<{ id: string }>(sql);
    const published = () => rows("SELECT id FROM post WHERE state = 'published' ORDER BY 1");
    const indexed = () => rows('SELECT post_id AS id FROM search_document ORDER BY 1');
    await waitFor('the index', async () => (await indexed()).length >= (await published()).length, 40_000);
    expect(await indexed()).toEqual(await published());
  }

  it('rings a member’s bell at both processes, whichever wrote the notice, and nobody else’s', async () => {
    const other = await topology.make.member(community);
    const bells = await Promise.all(
      topology.apis.map(({ url }) =>
        TestSocket.open(url, { community: community.slug, token: author.token }),
      ),
    );
    const stranger = await TestSocket.open(topology.apis[0].url, {
      community: community.slug,
      token: other.token,
    });
    try {
      const by = { member: other, community };
      await reply(topology.through(), by, { threadId, body: 'Je les trouve belles.' });
      for (const bell of bells) expect(await bell.next('notice:changed')).toEqual({ unread: 1, unseen: 1 });
      expect(stranger.of('notice:changed')).toEqual([]);
    } finally {
      for (const socket of [...bells, stranger]) socket.close();
    }
  });

  it('migrated an empty database once, though all started at the same time', async () => {
    const names = await topology.database.query<{ name: string }>('SELECT name FROM migration ORDER BY name');
    expect(names.length).toBeGreaterThanOrEqual(7);
    expect(new Set(names.map(({ name }) => name)).size).toBe(names.length);
    for (const process of [...topology.apis, ...topology.workers]) expect(process.log).toEqual([]);
  });

  it('share requests and sockets without sticky sessions', async () => {
    for (let count = 0; count < 4; count += 1) await read();
    const [one = 0, other = 0] = topology.proxy.given;
    expect(Math.min(one, other)).toBeGreaterThanOrEqual(4);
    for (let count = 0; count < 6; count += 1) await say(`Réponse ${count}`);
    for (const reader of readers) {
      await reader.reached(7);
      expect(reader.clocks).toEqual([2, 3, 4, 5, 6, 7]);
    }
  });

  it('tell a post to the sockets of both, once, in order, and without waiting for a poll', async () => {
    const [a, b] = topology.apis;
    const [near, far] = [await read(a.url), await read(b.url)];
    const delays: number[] = [];
    for (let count = 0; count < 15; count += 1) {
      await say(`Réponse ${count}`, a.url);
      const acknowledgedAt = Date.now();
      await waitFor('the frame there', () => far.frames.length > count);
      delays.push((far.frames[count]?.at ?? Infinity) - acknowledgedAt);
      await sleep(120);
    }
    await near.reached(16);
    const expected = Array.from({ length: 15 }, (_, index) => index + 2);
    expect([near.clocks, far.clocks]).toEqual([expected, expected]);
    const median = delays.sort((x, y) => x - y)[7];
    expect(median).toBeLessThan(WOKEN_MS);
    expect([near.view.gapsFound, far.view.gapsFound]).toEqual([0, 0]);
  });

  it(
    'lose no frame to the readers of a killed api process: they come back at the other and catch up',
    async () => {
      const [a, b] = topology.apis;
      await readAtBoth();
      await say('Avant.');
      for (const reader of readers) await reader.reached(2);
      await b.kill();
      for (let count = 0; count < 5; count += 1) await say(`Pendant ${count}`, a.url);
      for (const reader of readers) await reader.reached(7);
      const returned = readers.filter(({ connections }) => connections > 1).length;
      expect(returned).toBeGreaterThanOrEqual(2);
      expect(returned).toBeLessThan(readers.length);
      await say('Après.', a.url);
      const fresh = await freshView();
      for (const reader of readers) {
        await reader.reached(8);
        expect(reader.view.shown).toEqual(fresh);
        expect(new Set(reader.clocks).size).toBe(reader.clocks.length);
      }
    },
    TIMEOUT_MS,
  );

  it(
    'close an api process under writes without failing one, and its readers miss nothing',
    async () => {
      const [, b] = topology.apis;
      await readAtBoth();
      const acknowledged: string[] = [];
      const failures: string[] = [];
      let isWriting = true;
      const write = async (number: number) => {
        while (isWriting) {
          await say(`Ligne ${number} ${randomUUID()}`).then(
            ({ id }) => acknowledged.push(id),
            (error: unknown) => failures.push(String(error)),
          );
          await sleep(20);
        }
      };
      const writing = [1, 2, 3].map(write);
      await waitFor('posts', () => acknowledged.length > 10, 20_000);
      const status = await b.stop();
      await sleep(500);
      isWriting = false;
      await Promise.all(writing);
      expect(status).toBe(0);
      expect(failures).toEqual([]);
      const stored = await topology.database.query<{ id: string }>(
        'SELECT id FROM post WHERE thread_id = $1 AND NOT is_first ORDER BY id',
        [threadId],
      );
      expect(stored.map(({ id }) => id)).toEqual(acknowledged.sort());
      const fresh = await freshView();
      for (const reader of readers) {
        await reader.reached(1 + acknowledged.length);
        expect(reader.socket.connected).toBe(true);
        expect(reader.view.seq).toBe((fresh as { seq: number }).seq);
      }
    },
    TIMEOUT_MS,
  );

  it(
    'take over the consumers of a killed worker',
    async () => {
      const [first, second] = topology.workers;
      const owners = () =>
        topology.database.query<{ lease_owner: string | null }>(
          'SELECT lease_owner FROM fact_cursor ORDER BY consumer',
        );
      // A worker that closes gives its leases up: the other has them all within a poll.
      expect(await second.stop()).toBe(0);
      await sleep(1_500);
      await second.start();
      const held = await owners();
      await first.kill();
      await say('Qui me range ?');
      await expectIndexed();
      // The leases of a killed worker run out by themselves.
      await waitFor(
        'new owners',
        async () =>
          (await owners()).every(({ lease_owner }, index) => lease_owner !== held[index]?.lease_owner),
        40_000,
      );
      expect(await topology.database.query('SELECT FROM fact_parked')).toEqual([]);
    },
    TIMEOUT_MS,
  );

  it(
    'go on without Redis and find it again, with one line for each',
    async () => {
      const [a, b] = topology.apis;
      const [near, far] = [await read(a.url), await read(b.url)];
      await topology.redis.kill();
      await sleep(500);
      for (let count = 0; count < 5; count += 1) await say(`Sans Redis ${count}`, a.url);
      await near.reached(6);
      await far.reached(6);
      await expectIndexed();
      await topology.redis.start();
      await sleep(3_000);
      await say('Avec Redis', a.url);
      for (const reader of [near, far]) {
        await reader.reached(7);
        expect(reader.clocks).toEqual([2, 3, 4, 5, 6, 7]);
      }
      for (const process of [...topology.apis, ...topology.workers])
        expect(process.log.map(({ msg }) => msg.split(':')[0])).toEqual([
          'Redis is out of reach',
          'Redis is back',
        ]);
    },
    TIMEOUT_MS,
  );

  it('serve long polling where the proxy sends it by address', async () => {
    const proxy = await ReverseProxy.start(
      topology.apis.map(({ url }) => url),
      { pollingByAddress: true },
    );
    try {
      const reader = await read(proxy.url, ['polling']);
      await say('Par petits paquets.');
      await reader.reached(2);
      expect(reader.clocks).toEqual([2]);
      reader.close();
    } finally {
      await proxy.stop();
    }
  });

  it(
    'run each schedule once',
    async () => {
      const runs = () =>
        topology.database.query<{ schedule: string; state: string; attempts: number }>(
          'SELECT schedule, state, attempts FROM schedule_run WHERE community_id = $1',
          [community.id],
        );
      await waitFor(
        'the schedules',
        async () => {
          const found = await runs();
          return found.length > 0 && found.every(({ state }) => state === 'done');
        },
        40_000,
      );
      // Both clocks have looked again by then.
      await sleep(16_000);
      const found = await runs();
      expect(new Set(found.map(({ schedule }) => schedule)).size).toBe(found.length);
      expect(found.every(({ attempts }) => attempts === 1)).toBe(true);
      const jobs = await topology.database.query('SELECT FROM graphile_worker.jobs WHERE attempts > 1');
      expect(jobs).toEqual([]);
    },
    TIMEOUT_MS,
  );
});
