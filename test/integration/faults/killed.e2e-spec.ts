import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
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
  sendGraphql,
  type TestCommunity,
  type TestMember,
  type TestSpace,
  waitFor,
} from '#test-support';

const TIMEOUT_MS = 120_000;
const POSTS_PER_WRITER = 25;
/** Kills come when so many posts have been acknowledged. */
const KILL_AT = [25, 60, 95];
/** The last of them is new and posts links, which are held. */
const WRITERS = 6;

interface Acknowledged {
  key: string;
  id: string;
  state: string;
}

describe('a forum that is killed', () => {
  let dataDir: string;
  let server: DatabaseServer;
  let source: DataSource;
  let database: Database;
  let make: Factories;
  let forum: ForumProcess;
  let community: TestCommunity;
  let space: TestSpace;
  let threadId: string;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'parvis-killed-'));
    await chmod(dataDir, 0o711);
    server = await openDatabaseServer({ dataDir, mode: 'attach' });
    await runMigrations(server.url);
    source = createDataSource({ url: server.url, poolSize: 4, statementTimeoutMs: 30_000, entities: [] });
    await source.initialize();
    database = new Database(source);
    make = new Factories(database);
    forum = new ForumProcess({ DATA_DIR: dataDir, PORT: String(await freePort()) });
    await forum.start();
    community = await make.community({ newcomerPostThreshold: 1 });
    space = await make.space(community);
  }, TIMEOUT_MS);

  afterAll(async () => {
    await forum.stop();
    await source.destroy();
    await server.close();
    await rm(dataDir, { recursive: true, force: true });
  }, TIMEOUT_MS);

  /** One mutation as a front end sends it: the same again until somebody answers. */
  async function sendUntilAnswered<Answer>(
    by: TestMember,
    query: string,
    input: Record<string, unknown>,
  ): Promise<Answer> {
    for (const deadline = Date.now() + 60_000; ; await sleep(20)) {
      const identity = { community: community.slug, cookie: by.cookie };
      const answer = await sendGraphql<{ answer: Answer | null }>(
        forum.url,
        query,
        { input },
        identity,
      ).catch(() => null);
      if (answer?.data?.answer) return answer.data.answer;
      if (Date.now() > deadline) throw new Error(`No answer: ${JSON.stringify(answer?.errors)}`);
    }
  }

  async function postReply(by: TestMember, body: string): Promise<Acknowledged> {
    const key = randomUUID();
    const { post, userErrors } = await sendUntilAnswered<{
      post: Acknowledged | null;
      userErrors: unknown[];
    }>(
      by,
      `mutation ($input: PostReplyInput!) { answer: postReply(input: $input) { post { id state } userErrors { code } } }`,
      { threadId, body, idempotencyKey: key },
    );
    if (!post) throw new Error(`postReply refused: ${JSON.stringify(userErrors)}`);
    return { key, id: post.id, state: post.state };
  }

  it(
    'keeps every acknowledged post exactly once, and its readers catch up',
    async () => {
      const writers: TestMember[] = [];
      for (let n = 0; n < WRITERS; n += 1) writers.push(await make.member(community));
      const opening = await sendUntilAnswered<{ post: { threadId: string } }>(
        writers[0] as TestMember,
        `mutation ($input: ThreadOpenInput!) { answer: threadOpen(input: $input) { post { threadId } userErrors { code } } }`,
        {
          spaceId: space.id,
          title: 'Lampes',
          body: 'Que pensez-vous de ces lampes ?',
          idempotencyKey: randomUUID(),
        },
      );
      threadId = opening.post.threadId;

      const acknowledged: Acknowledged[] = [];
      const write = async (by: TestMember, number: number) => {
        const link = number === WRITERS - 1 ? ' https://elsewhere.example/' : '';
        for (let round = 0; round < POSTS_PER_WRITER; round += 1) {
          acknowledged.push(await postReply(by, `La lampe ${number} du salon ${round}.${link}`));
        }
      };
      const killer = async () => {
        for (const count of KILL_AT) {
          await waitFor('posts', () => acknowledged.length >= count, 60_000);
          await forum.kill();
          await forum.start();
        }
      };
      await Promise.all([...writers.map(write), killer()]);

      const stored = await database.query<Acknowledged>(
        `SELECT idempotency_key AS key, id, upper(state) AS state FROM post WHERE thread_id = $1 AND NOT is_first ORDER BY 1`,
        [threadId],
      );
      expect(stored).toEqual(acknowledged.sort((a, b) => (a.key < b.key ? -1 : 1)));
      expect(stored).toHaveLength(WRITERS * POSTS_PER_WRITER);

      const published = (WRITERS - 1) * POSTS_PER_WRITER + 1;
      const [thread] = await database.query('SELECT seq::int, reply_count FROM thread WHERE id = $1', [
        threadId,
      ]);
      expect(thread).toEqual({ seq: published, reply_count: published - 1 });
      const places = await database.query<{ seq: number }>(
        'SELECT seq::int FROM post WHERE thread_id = $1 AND seq IS NOT NULL ORDER BY seq',
        [threadId],
      );
      expect(places.map(({ seq }) => seq)).toEqual(
        Array.from({ length: published }, (_, index) => index + 1),
      );
      const [facts] = await database.query(
        `SELECT count(*)::int AS count, count(DISTINCT payload->>'postId')::int AS posts
         FROM fact WHERE type IN ('discussion.PostPublished', 'discussion.PostHeld')`,
      );
      expect(facts).toEqual({ count: stored.length + 1, posts: stored.length + 1 });

      const idsOf = async (sql: string) => (await database.query<{ id: string }>(sql)).map(({ id }) => id);
      const indexed = () => idsOf('SELECT post_id AS id FROM search_document ORDER BY 1');
      const cases = () => idsOf("SELECT post_id AS id FROM moderation_case WHERE state = 'open' ORDER BY 1");
      await waitFor('the index', async () => (await indexed()).length >= published, 10_000);
      await waitFor('the cases', async () => (await cases()).length >= POSTS_PER_WRITER, 10_000);
      expect(await indexed()).toEqual(
        await idsOf("SELECT id FROM post WHERE state = 'published' ORDER BY 1"),
      );
      expect(await cases()).toEqual(await idsOf("SELECT id FROM post WHERE state = 'pending' ORDER BY 1"));
      const [queue] = await database.query('SELECT open_count FROM moderation_queue');
      expect(queue).toEqual({ open_count: POSTS_PER_WRITER });
      expect(await database.query('SELECT FROM fact_parked')).toEqual([]);
    },
    TIMEOUT_MS,
  );

  it(
    'finishes after its restart the export it was at',
    async () => {
      const analyst = await make.member(community, { role: 'analyst' });
      const { export: begun } = await database.withClient(async (client) => {
        // Keeps the export from getting on, so that the kill meets it half-way.
        await client.query('BEGIN');
        await client.query('LOCK TABLE search_document IN ACCESS EXCLUSIVE MODE');
        const started = await sendUntilAnswered<{ export: { id: string } }>(
          analyst,
          `mutation ($input: ExportStartInput!) { answer: exportStart(input: $input) { export { id } userErrors { code } } }`,
          { format: 'JSONL', query: '' },
        );
        const isRunning = () =>
          database.query("SELECT FROM verbatim_export WHERE state = 'running' AND id = $1", [
            started.export.id,
          ]);
        await waitFor('a worker to take it', async () => (await isRunning()).length === 1, 10_000);
        await forum.kill();
        await client.query('ROLLBACK');
        return started;
      });
      const locked =
        "SELECT FROM graphile_worker._private_jobs WHERE key LIKE 'verbatims.export/%' AND locked_by IS NOT NULL";
      expect(await database.query(locked)).toHaveLength(1);
      await forum.start();
      const isDone = () =>
        database.query("SELECT FROM verbatim_export WHERE state = 'done' AND id = $1", [begun.id]);
      await waitFor('the export to be done', async () => (await isDone()).length === 1, 10_000);
      const file = await fetch(`${forum.url}/exports/${begun.id}?community=${community.slug}`, {
        headers: { cookie: analyst.cookie },
      });
      const rows = (await file.text()).split('\n').filter(Boolean);
      const [published] = await database.query<{ count: number }>(
        "SELECT count(*)::int AS count FROM post WHERE state = 'published'",
      );
      expect(rows).toHaveLength(published?.count ?? 0);
    },
    TIMEOUT_MS,
  );
});
