import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import {
  createDataSource,
  Database,
  type DatabaseServer,
  openDatabaseServer,
  runMigrations,
} from '#platform';
import {
  Factories,
  ForumProcess,
  freePort,
  openThread,
  sendGraphql,
  settle,
  type TestCommunity,
  type TestMember,
  waitFor,
} from '#test-support';

const TIMEOUT_MS = 120_000;
const MEMBERS = 10_000;

describe('an announcement to ten thousand members', () => {
  let dataDir: string;
  let server: DatabaseServer;
  let source: DataSource;
  let database: Database;
  let make: Factories;
  let forum: ForumProcess;
  let community: TestCommunity;
  let brand: TestMember;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'parvis-fan-out-'));
    await chmod(dataDir, 0o711);
    server = await openDatabaseServer({ dataDir, mode: 'attach' });
    await runMigrations(server.url);
    source = createDataSource({ url: server.url, poolSize: 4, statementTimeoutMs: 30_000, entities: [] });
    await source.initialize();
    database = new Database(source);
    make = new Factories(database);
    forum = new ForumProcess({ DATA_DIR: dataDir, PORT: String(await freePort()), OPEN_GRAPHQL: 'on' });
    await forum.start();
    community = await make.community({ newcomerPostThreshold: 0 });
    brand = await make.member(community, { role: 'community_manager' });
    await database.query(
      `INSERT INTO member (id, community_id, sso_subject, display_name, joined_at)
       SELECT gen_random_uuid(), $1, 'c' || n, 'Customer ' || n, now() FROM generate_series(1, $2::int) n`,
      [community.id, MEMBERS],
    );
  }, TIMEOUT_MS);

  afterAll(async () => {
    await forum.stop();
    await source.destroy();
    await server.close();
    await rm(dataDir, { recursive: true, force: true });
  }, TIMEOUT_MS);

  async function announces(visibility: 'public' | 'private'): Promise<string> {
    const space = await make.space(community, { visibility });
    await database.query(`UPDATE space SET kind = 'announcements' WHERE id = $1`, [space.id]);
    const url = forum.url;
    const asked = {
      graphql: ((query, variables, identity) =>
        sendGraphql(url, query, variables, {
          ...identity,
          token: undefined,
          cookie: brand.cookie,
        })) as Parameters<typeof openThread>[0]['graphql'],
    };
    const text = { title: 'Nouvelle collection', body: `Elle arrive lundi ${Math.random()}.` };
    return (await openThread(asked, { member: brand, community, space }, text)).threadId;
  }

  const told = async (threadId: string): Promise<{ rows: number; members: number }> => {
    const [row] = await database.query<{ rows: number; members: number }>(
      'SELECT count(*)::int AS rows, count(DISTINCT member_id)::int AS members FROM notice WHERE thread_id = $1',
      [threadId],
    );
    return row ?? { rows: 0, members: 0 };
  };

  it(
    'tells each exactly once, though the process is killed in the middle, and holds no transaction for all',
    async () => {
      const threadId = await announces('public');
      // Seen from outside while it is under way: batches are committed one by one.
      await waitFor('some of them', async () => (await told(threadId)).rows >= 1_000, 20_000);
      await forum.kill();
      const before = await told(threadId);
      expect(before.rows).toBeLessThan(MEMBERS);
      expect(await database.query('SELECT kind FROM notice_progress')).toEqual([{ kind: 'announcement' }]);
      await forum.start();
      await waitFor('all of them', async () => (await told(threadId)).rows >= MEMBERS, 60_000);
      await settle({ database });
      expect(await told(threadId)).toEqual({ rows: MEMBERS, members: MEMBERS });
      expect(await database.query('SELECT kind FROM notice_progress')).toEqual([]);
      const [author] = await database.query<{ count: number }>(
        'SELECT count(*)::int AS count FROM notice WHERE member_id = $1',
        [brand.id],
      );
      expect(author?.count).toBe(0);
    },
    TIMEOUT_MS,
  );

  it(
    'tells nobody anew when an operator has the log digested again',
    async () => {
      const threadId = await announces('public');
      await waitFor('all of them', async () => (await told(threadId)).rows >= MEMBERS, 60_000);
      await settle({ database });
      await database.query(
        `UPDATE fact_cursor SET tx = '0', id = 0 WHERE consumer = 'notifications.notices'`,
      );
      await settle({ database });
      expect(await told(threadId)).toEqual({ rows: MEMBERS, members: MEMBERS });
    },
    TIMEOUT_MS,
  );

  it(
    'tells only those who may enter the space',
    async () => {
      const threadId = await announces('private');
      await settle({ database });
      expect(await told(threadId)).toEqual({ rows: 0, members: 0 });
    },
    TIMEOUT_MS,
  );
});
