import { setTimeout as sleep } from 'node:timers/promises';
import { HealthBoard, type HealthReport } from '#platform';
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
  type TestSpace,
  waitFor,
} from '#test-support';
import { collectLines, type LogLine } from './log-lines.js';
import { partsOf, untilOpen } from './search-engines.js';
import { postIdsOf, searchAs } from './verbatim-search.js';

describeWith(MEILISEARCH_SERVER, 'search while Meilisearch has trouble', () => {
  let server: MeilisearchTestServer;
  let forum: Forum;
  let lines: LogLine[];
  let community: TestCommunity;
  let space: TestSpace;
  let staff: { member: TestMember; community: TestCommunity };

  beforeAll(async () => {
    server = await MeilisearchTestServer.start();
    const log = collectLines();
    lines = log.lines;
    forum = await startForum({ config: server.config, logger: log.logger });
    community = await forum.make.community({ newcomerPostThreshold: 0 });
    space = await forum.make.space(community);
    staff = { member: await forum.make.member(community, { role: 'community_manager' }), community };
    await untilOpen(forum);
  });

  afterAll(async () => {
    await forum.stop();
    await server.stop();
  });

  beforeEach(() => lines.splice(0));

  async function write(body: string): Promise<string> {
    const member = await forum.make.member(community);
    return (await openThread(forum, { member, community, space }, { title: 'Un sujet', body })).id;
  }

  /** Resolves once every consumer has digested what is recorded by now; more may come meanwhile. */
  async function settleUpToNow(): Promise<void> {
    const [last] = await forum.database.query<{ tx: string; id: string }>(
      'SELECT tx::text, id::text FROM fact ORDER BY fact.tx DESC, fact.id DESC LIMIT 1',
    );
    await waitFor(
      'the consumers',
      async () => {
        const [row] = await forum.database.query<{ behind: number }>(
          'SELECT count(*)::int AS behind FROM fact_cursor WHERE (tx, id) < ($1::xid8, $2::bigint)',
          [last?.tx, last?.id],
        );
        return row?.behind === 0;
      },
      20_000,
    );
  }

  const find = async (query: string): Promise<string[]> =>
    postIdsOf(await searchAs(forum, staff, query, { first: 100 })).sort();

  const health = async (): Promise<HealthReport | undefined> =>
    (await forum.server.app.get(HealthBoard, { strict: false }).reports()).find(
      ({ part }) => part === 'search',
    );

  const codes = (): string[] => lines.flatMap(({ code }) => code ?? []);

  it('goes on in Postgres when the server is killed, says so once, and loses nothing when its folder is gone', async () => {
    const written = [await write('Une lampe avant la panne.')];
    await settle(forum);
    expect(await health()).toMatchObject({ state: 'working', code: 'SEARCH_WORKING' });
    const writing = (async () => {
      for (let index = 0; index < 40; index += 1) {
        written.push(await write(`Une lampe pendant la panne, numéro ${index}.`));
        if (index === 5) await server.kill();
      }
    })();
    await waitFor('the server to be missed', async () => (await searchAs(forum, staff, 'lampe')).isFallback);
    expect(await health()).toMatchObject({ state: 'degraded', code: 'SEARCH_FALLBACK' });
    await writing;
    await waitFor('Postgres to find all', async () => (await find('lampe')).length === written.length);
    expect(codes().filter((code) => code === 'SEARCH_FALLBACK')).toHaveLength(1);
    await server.empty();
    await server.start();
    const startedAt = Date.now();
    await untilOpen(forum);
    const page = await searchAs(forum, staff, 'lampe', { first: 100 });
    expect(page.isFallback).toBe(false);
    expect(postIdsOf(page).sort()).toEqual([...written].sort());
    expect(Date.now() - startedAt).toBeLessThan(10_000);
    expect(codes()).toEqual(['SEARCH_FALLBACK', 'SEARCH_REBUILDING', 'SEARCH_WORKING']);
    const parked = await forum.database.query('SELECT 1 FROM fact_parked');
    expect(parked).toEqual([]);
  }, 60_000);

  it('catches up with what was posted and withdrawn while the server was away', async () => {
    const before = await write('Un abat-jour avant.');
    await settle(forum);
    await server.kill();
    const during = await write('Un abat-jour pendant.');
    await forum.database.query(`UPDATE post SET state = 'removed' WHERE id = $1`, [before]);
    await forum.database.query(
      `INSERT INTO fact (type, community_id, payload) VALUES ('discussion.PostRemoved', $1, $2)`,
      [community.id, JSON.stringify({ postId: before })],
    );
    await waitFor('Postgres to know', async () => (await find('abat')).join() === during);
    await server.start();
    await untilOpen(forum);
    await settle(forum);
    await untilOpen(forum);
    const page = await searchAs(forum, staff, 'abat');
    expect([page.isFallback, postIdsOf(page)]).toEqual([false, [during]]);
    expect(codes()).not.toContain('SEARCH_REBUILDING');
  }, 60_000);

  it('waits no longer than a moment for a server that hangs', async () => {
    await write('Une veilleuse.');
    await settle(forum);
    server.hang();
    try {
      const startedAt = Date.now();
      const first = await searchAs(forum, staff, 'veilleuse');
      expect([first.isFallback, first.totalCount]).toEqual([true, 1]);
      expect(Date.now() - startedAt).toBeLessThan(4_000);
      const again = Date.now();
      expect((await searchAs(forum, staff, 'veilleuse')).totalCount).toBe(1);
      expect(Date.now() - again).toBeLessThan(1_000);
    } finally {
      server.resume();
    }
    await untilOpen(forum);
  }, 60_000);

  it('says that the key is refused, and goes on in Postgres', async () => {
    const before = await write('Un lampadaire.');
    await settle(forum);
    await server.kill();
    await server.start('another-master-key-altogether');
    const after = await write('Un lampadaire, le second.');
    await waitFor('the key to be refused', async () => (await health())?.code === 'SEARCH_KEY_REFUSED');
    await waitFor('Postgres to find both', async () => (await find('lampadaire')).length === 2);
    await sleep(1_500);
    expect(codes().filter((code) => code === 'SEARCH_KEY_REFUSED')).toHaveLength(1);
    expect(lines.filter(({ level }) => level >= 50)).toEqual([]);
    await server.kill();
    await server.start();
    await untilOpen(forum);
    await settle(forum);
    expect(await find('lampadaire')).toEqual([before, after].sort());
  }, 60_000);

  it('has an index built anew that somebody deleted, replaced or set up otherwise', async () => {
    const post = await write('Une guirlande.');
    await settle(forum);
    const { uid } = await partsOf(forum).states.read();
    await server.call('DELETE', `/indexes/${uid}`);
    await waitFor('the index to be missed', () => codes().includes('SEARCH_REBUILDING'));
    await untilOpen(forum);
    expect(await find('guirlande')).toEqual([post]);
    lines.splice(0);
    await server.call('DELETE', `/indexes/${uid}`);
    await server.call('POST', '/indexes', { uid, primaryKey: 'postId' });
    await waitFor('the stranger to be noticed', () => codes().includes('SEARCH_REBUILDING'));
    await untilOpen(forum);
    expect(await find('guirlande')).toEqual([post]);
    lines.splice(0);
    await server.call('PATCH', `/indexes/${uid}/settings`, { filterableAttributes: [] });
    await waitFor('the change to be noticed', () => codes().includes('SEARCH_REBUILDING'));
    const meanwhile = await write('Une guirlande, une autre.');
    await untilOpen(forum);
    await settle(forum);
    expect(await find('guirlande')).toEqual([post, meanwhile].sort());
    expect(await forum.database.query('SELECT 1 FROM fact_parked')).toEqual([]);
  }, 60_000);

  it('is searched and posted to while it is built anew, and misses nothing', async () => {
    const { rebuilder } = partsOf(forum);
    const written: string[] = [];
    const missing: string[][] = [];
    let isBuilding = true;
    const post = async (): Promise<void> => {
      while (isBuilding && written.length < 90) {
        written.push(await write('Un plafonnier qui arrive pendant la reconstruction.'));
        await sleep(50);
      }
    };
    const search = async (): Promise<void> => {
      while (isBuilding) {
        const known = [...written];
        await settleUpToNow();
        const found = new Set(await find('plafonnier'));
        missing.push(known.filter((id) => !found.has(id)));
      }
    };
    const build = async (): Promise<void> => {
      for (let round = 0; round < 3; round += 1) expect(await rebuilder.rebuild(async () => true)).toBe(true);
      isBuilding = false;
    };
    await Promise.all([post(), search(), build()]);
    expect(written.length).toBeGreaterThan(5);
    expect(missing.length).toBeGreaterThan(2);
    expect(missing.flat()).toEqual([]);
    await settle(forum);
    await untilOpen(forum);
    const page = await searchAs(forum, staff, 'plafonnier', { first: 100 });
    expect(page.isFallback).toBe(false);
    expect(page.totalCount).toBe(written.length);
    expect(await partsOf(forum).driftCheck.run()).toEqual({ missing: 0, stale: 0, extra: 0 });
    const { results } = await server.call<{ results: { uid: string }[] }>('GET', '/indexes');
    expect(results.map(({ uid }) => uid)).toEqual([(await partsOf(forum).states.read()).uid]);
  }, 90_000);

  it('finds and heals what is missing, stale or extra', async () => {
    const [lost, changed] = [await write('Une applique perdue.'), await write('Une applique changée.')];
    const kept = await write('Une applique gardée.');
    await settle(forum);
    await untilOpen(forum);
    const { uid } = await partsOf(forum).states.read();
    const ghost = '01a00000-0000-7000-8000-000000000001';
    const [document] = (
      await server.call<{ results: Record<string, unknown>[] }>('POST', `/indexes/${uid}/documents/fetch`, {
        filter: `postId = "${changed}"`,
      })
    ).results;
    const told = async (task: Promise<{ taskUid: number }>): Promise<void> => {
      const { taskUid } = await task;
      await waitFor('the meddler', async () => {
        const { status } = await server.call<{ status: string }>('GET', `/tasks/${taskUid}`);
        return status === 'succeeded';
      });
    };
    await told(server.call('POST', `/indexes/${uid}/documents/delete-batch`, [lost]));
    await told(
      server.call('PUT', `/indexes/${uid}/documents`, [
        { postId: changed, lexemes: ['w:autre'], stamp: 'old' },
      ]),
    );
    const meant = {
      ...document,
      postId: ghost,
      communityId: community.id,
      spaceId: space.id,
      lexemes: ['w:applique'],
    };
    await told(
      server.call('POST', `/indexes/${uid}/documents`, [
        { ...meant, published: 1, publishedAt: '2020-01-01T00:00:00.000000Z', month: '2020-01', stamp: 'x' },
      ]),
    );
    expect((await searchAs(forum, staff, 'applique ')).totalCount).toBe(2);
    expect(await partsOf(forum).driftCheck.run()).toEqual({ missing: 1, stale: 1, extra: 1 });
    expect((await searchAs(forum, staff, 'applique ')).totalCount).toBe(3);
    expect(await find('applique ')).toEqual([lost, changed, kept].sort());
    expect(await partsOf(forum).driftCheck.run()).toEqual({ missing: 0, stale: 0, extra: 0 });
    expect(await partsOf(forum).states.drift()).toMatchObject({ missing: 0, stale: 0, extra: 0 });
  }, 60_000);

  it('goes on with a list where the engine changes midway', async () => {
    for (let index = 0; index < 7; index += 1) await write(`Un spot encastré, numéro ${index}.`);
    await settle(forum);
    await untilOpen(forum);
    for (const query of ['spot', '']) {
      const first = await searchAs(forum, staff, query, { first: 4 });
      expect(first.isFallback).toBe(false);
      await server.kill();
      const second = await searchAs(forum, staff, query, { first: 3, after: first.pageInfo.endCursor });
      expect(second.isFallback).toBe(true);
      expect(second.edges).toHaveLength(3);
      if (query === '') expect(postIdsOf(second).filter((id) => postIdsOf(first).includes(id))).toEqual([]);
      await server.start();
      await untilOpen(forum);
    }
  }, 60_000);
});
