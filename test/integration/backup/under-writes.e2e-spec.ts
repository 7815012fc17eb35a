import pg from 'pg';
import {
  FIDELITY_TEXTS,
  describeWith,
  type Forum,
  openThread,
  reply,
  settle,
  startForum,
  type TestCommunity,
  type TestMember,
  type WrittenPost,
} from '#test-support';
import { ask, BackupBench } from './backup-bench.js';

/** Any other PostgreSQL of this machine that lets us in. */
const OTHER_SERVER = 'postgres://postgres@127.0.0.1:5432/postgres';
const isThere = await reaches(OTHER_SERVER);

async function reaches(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ may: boolean }>(
      'SELECT rolcreatedb OR rolsuper AS may FROM pg_roles WHERE rolname = current_user',
    );
    await client.end();
    return rows[0]?.may ?? false;
  } catch {
    return false;
  }
}

describe('a backup taken while people write', () => {
  let bench: BackupBench;
  let forum: Forum;
  let community: TestCommunity;
  let member: TestMember;
  let threadIds: string[];
  let saved: string;
  let acknowledgedBefore: WrittenPost[];

  beforeAll(async () => {
    bench = await BackupBench.open();
    forum = await startForum({ config: { secretKey: bench.secretKey } });
    community = await forum.make.community({ newcomerPostThreshold: 0 });
    const space = await forum.make.space(community);
    member = await forum.make.member(community);
    const opened = await Promise.all(
      [0, 1, 2, 3].map((n) =>
        openThread(forum, { member, community, space }, { title: `Thread ${n}`, body: 'Begin' }),
      ),
    );
    threadIds = opened.map(({ threadId }) => threadId);
    acknowledgedBefore = [...opened];
    for (const body of FIDELITY_TEXTS.slice(0, 14))
      acknowledgedBefore.push(
        await reply(forum, { member, community }, { threadId: threadIds[0] ?? '', body }),
      );
    saved = await saveUnderWrites();
  }, 90_000);

  afterAll(async () => {
    await forum.stop();
    await bench.close();
  });

  /** Four writers go on from before the backup until after it. */
  async function saveUnderWrites(): Promise<string> {
    let isOver = false;
    const written: WrittenPost[] = [];
    const writers = threadIds.map(async (threadId) => {
      for (let n = 0; !isOver; n += 1)
        written.push(await reply(forum, { member, community }, { threadId, body: `Reply ${n}` }));
    });
    while (written.length < 20) await new Promise((resolve) => setTimeout(resolve, 10));
    acknowledgedBefore.push(...written);
    const during = written.length;
    const { folder } = await bench.save(forum.config.databaseUrl ?? '');
    isOver = true;
    await Promise.all(writers);
    expect(written.length).toBeGreaterThan(during);
    return folder;
  }

  /** What the acknowledged posts are in a database. */
  async function missingIn(url: string): Promise<string[]> {
    const rows = await ask<{ id: string; sha256: string }>(
      url,
      `SELECT p.id, encode(sha256(r.body), 'hex') AS sha256 FROM post p JOIN revision r ON r.id = p.revision_id`,
    );
    const found = new Map(rows.map(({ id, sha256 }) => [id, sha256]));
    return acknowledgedBefore.filter(({ id, sha256 }) => found.get(id) !== sha256).map(({ id }) => id);
  }

  /** Threads whose clock, count of replies or facts tell of another moment than their posts. */
  const TORN = `SELECT t.id FROM thread t
    WHERE t.reply_count <> (SELECT count(*) FROM post p WHERE p.thread_id = t.id AND p.state = 'published' AND NOT p.is_first)
       OR t.seq <> (SELECT max(p.seq) FROM post p WHERE p.thread_id = t.id)
       OR (SELECT count(*) FROM post p WHERE p.thread_id = t.id) <>
          (SELECT count(*) FROM fact f WHERE f.type = 'discussion.PostPublished' AND f.payload ->> 'threadId' = t.id::text)`;

  async function expectWhole(url: string): Promise<void> {
    expect(await missingIn(url)).toEqual([]);
    expect(await ask(url, TORN)).toEqual([]);
    const restored = await startForum({
      database: { url, drop: async () => undefined },
      config: { secretKey: bench.secretKey },
    });
    try {
      // Signed in as before, and every consumer goes on: what was not yet digested is, and what is written now is, too.
      const { id } = await reply(
        restored,
        { member, community },
        { threadId: threadIds[0] ?? '', body: 'Written after' },
      );
      await settle(restored);
      const [row] = await restored.database.query<{ published: number; indexed: number; isIn: boolean }>(
        `SELECT (SELECT count(*)::int FROM post WHERE state = 'published') AS published,
                count(*)::int AS indexed, bool_or(post_id = $1) AS "isIn" FROM search_document`,
        [id],
      );
      expect(row?.isIn).toBe(true);
      expect(row?.indexed).toBe(row?.published);
      expect(await restored.database.query('SELECT 1 FROM fact_parked')).toEqual([]);
    } finally {
      await restored.stop();
    }
  }

  it('is one moment: all that was acknowledged before is in, to the byte, and nothing is torn', async () => {
    const url = await bench.emptyDatabase();
    await bench.restore(saved, url);
    await expectWhole(url);
  }, 60_000);

  describeWith({ name: 'a PostgreSQL at 127.0.0.1:5432', isMet: isThere }, 'on another server', () => {
    it('is the same, whatever the version', async () => {
      const url = await bench.emptyDatabase(OTHER_SERVER);
      await bench.restore(saved, url);
      await expectWhole(url);
    }, 60_000);
  });
});
