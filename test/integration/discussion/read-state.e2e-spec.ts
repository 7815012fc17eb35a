import { randomUUID } from 'node:crypto';
import { ReadingTally } from '#discussion';
import { newId } from '#platform';
import {
  countStatements,
  ofRequest,
  type Forum,
  seededRandom,
  startForum,
  type TestCommunity,
  type TestMember,
  type TestSpace,
  waitFor,
} from '#test-support';
import { type PostAnswer, requirePost, Writer } from './operations.js';

const READING = `query ($id: ID!) { thread(id: $id) { viewerLastReadSeq viewerUnreadCount viewerIsNew viewerFirstUnreadPostId
  viewerUnreadCursor space { viewerUnreadCount } } }`;
const READ = `mutation ($input: ThreadReadInput!) { threadRead(input: $input) { lastReadSeq userErrors { code field } } }`;

interface Reading {
  viewerLastReadSeq: number | null;
  viewerUnreadCount: number;
  viewerIsNew: boolean;
  viewerFirstUnreadPostId: string | null;
  viewerUnreadCursor: string | null;
  space: { viewerUnreadCount: number };
}

describe('read state', () => {
  let forum: Forum;
  let brand: TestCommunity;
  let space: TestSpace;
  let author: TestMember;
  let reader: TestMember;
  let threadId: string;
  let opening: PostAnswer;

  beforeAll(async () => {
    forum = await startForum({ config: { roles: ['api'] } });
    brand = await forum.make.community();
  });
  beforeEach(async () => {
    space = await forum.make.space(brand);
    author = await forum.make.member(brand);
    reader = await forum.make.member(brand, { joinedAt: new Date(Date.now() - 60_000) });
    const opened = await as(author).open(space, { body: `Ouverture ${randomUUID()}` });
    [threadId, opening] = [String(opened.threadId), requirePost(opened)];
  });
  afterAll(() => forum.stop());

  const as = (member: TestMember, community = brand): Writer =>
    new Writer(forum, { community: community.slug, token: member.token });
  const replyAs = async (member: TestMember, id = threadId) =>
    requirePost(await as(member).reply(id, { body: `Réponse ${randomUUID()}` }));

  async function readingOf(member: TestMember, id = threadId): Promise<Reading> {
    return (await as(member).ask<{ thread: Reading }>(READING, { id })).data.thread;
  }

  async function report(member: TestMember, input: object = {}) {
    const { data, errors } = await as(member).ask<{
      threadRead: { lastReadSeq: number | null; userErrors: { code: string }[] };
    }>(READ, { input: { threadId, upToSeq: 1, seconds: 0, ...input } });
    return (
      data?.threadRead.lastReadSeq ??
      data?.threadRead.userErrors[0]?.code ??
      errors[0]?.extensions.code ??
      null
    );
  }

  const follow = (member: TestMember, input: object) =>
    as(member).ask(
      'mutation ($input: FollowSetInput!) { followSet(input: $input) { userErrors { code } } }',
      {
        input,
      },
    );
  const relate = (member: TestMember, operation: string, other: TestMember) =>
    as(member).ask(`mutation ($id: ID!) { ${operation}(input: { memberId: $id }) { userErrors { code } } }`, {
      id: other.id,
    });

  async function unreadIds(member: TestMember): Promise<string[]> {
    const { data } = await as(member).ask<{ unreadThreads: { edges: { node: { id: string } }[] } }>(
      '{ unreadThreads(first: 50) { edges { node { id title viewerUnreadCount } } } }',
    );
    return data.unreadThreads.edges.map(({ node }) => node.id);
  }

  it('shows a new thread until it is entered, then counts what comes after', async () => {
    expect(await readingOf(reader)).toEqual({
      viewerLastReadSeq: 0,
      viewerUnreadCount: 1,
      viewerIsNew: true,
      viewerFirstUnreadPostId: opening.id,
      viewerUnreadCursor: expect.any(String) as string,
      space: { viewerUnreadCount: 1 },
    });
    expect(await report(reader)).toBe(1);
    expect(await readingOf(reader)).toEqual({
      viewerLastReadSeq: 1,
      viewerUnreadCount: 0,
      viewerIsNew: false,
      viewerFirstUnreadPostId: null,
      viewerUnreadCursor: null,
      space: { viewerUnreadCount: 0 },
    });
    const [first] = [await replyAs(author), await replyAs(reader), await replyAs(author)];
    expect(await readingOf(reader)).toMatchObject({
      viewerUnreadCount: 2,
      viewerFirstUnreadPostId: first.id,
      space: { viewerUnreadCount: 1 },
    });
    const cursor = (await readingOf(reader)).viewerUnreadCursor;
    const page = await as(reader).posts(threadId, `first: 1, after: "${cursor}"`);
    expect(page?.map(({ id }) => id)).toEqual([first.id]);
  });

  it('is nothing for guests, who cost no statement more', async () => {
    const guest = new Writer(forum, { community: brand.slug });
    await guest.ask(READING, { id: threadId });
    const { result, statements } = await countStatements(() => guest.ask(READING, { id: threadId }));
    expect(result.data.thread).toEqual({
      viewerLastReadSeq: null,
      viewerUnreadCount: 0,
      viewerIsNew: false,
      viewerFirstUnreadPostId: null,
      viewerUnreadCursor: null,
      space: { viewerUnreadCount: 0 },
    });
    expect(ofRequest(statements)).toHaveLength(1);
    const input = { threadId, upToSeq: 1, seconds: 1 };
    expect((await guest.ask(READ, { input })).errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect((await guest.ask('{ unreadThreads { edges { node { id } } } }')).errors[0]?.extensions.code).toBe(
      'UNAUTHENTICATED',
    );
    expect((await guest.ask('mutation { threadsMarkRead { isDone } }')).errors[0]?.extensions.code).toBe(
      'UNAUTHENTICATED',
    );
  });

  it('never falls and never passes the thread’s clock', async () => {
    await replyAs(author);
    expect(await report(reader, { upToSeq: 2 })).toBe(2);
    expect(await report(reader, { upToSeq: 1 })).toBe(2);
    expect(await report(reader, { upToSeq: 2_147_483_647 })).toBe(2);
    await replyAs(author);
    expect((await readingOf(reader)).viewerUnreadCount).toBe(1);
  });

  it('of devices that race ends at the furthest, and counts each post once', async () => {
    for (let index = 0; index < 9; index += 1) await replyAs(author);
    await Promise.all(
      Array.from({ length: 20 }, (_, index) => report(reader, { upToSeq: 1 + ((index * 7) % 10) })),
    );
    expect((await readingOf(reader)).viewerLastReadSeq).toBe(10);
    const [tally] = await forum.server.app.get(ReadingTally).ofMembers(brand.id, [reader.id]);
    expect(tally).toMatchObject({ daysVisited: 1, threadsEntered: 1 });
    expect(tally?.postsRead).toBeLessThanOrEqual(10);
    const [row] = await forum.database.query<{ count: number }>(
      'SELECT count(*)::int FROM thread_read WHERE member_id = $1',
      [reader.id],
    );
    expect(row?.count).toBe(1);
  });

  it('is one statement to report, beside who asks', async () => {
    await report(reader);
    const { statements } = await countStatements(() => report(reader, { upToSeq: 1, seconds: 3 }));
    expect(ofRequest(statements)).toHaveLength(1);
  });

  it('refuses what makes no sense, and what one may not see as absent, and writes nothing', async () => {
    const hidden = await forum.make.space(brand, { visibility: 'private' });
    const insider = await forum.make.member(brand);
    await forum.make.grantAccess(brand, hidden, insider);
    const { threadId: secret } = await as(insider).open(hidden);
    const neighbours = await forum.make.community();
    const stranger = await forum.make.member(neighbours);
    expect(await report(reader, { upToSeq: -1 })).toBe('READING_INVALID');
    expect(await report(reader, { seconds: -1 })).toBe('READING_INVALID');
    for (const id of [secret, newId(), 'no id'])
      expect(await report(reader, { threadId: id })).toBe('NOT_FOUND');
    const foreign = await as(stranger, neighbours).ask(READ, { input: { threadId, upToSeq: 1, seconds: 1 } });
    expect(foreign.errors[0]?.extensions.code).toBe('NOT_FOUND');
    const mark = await as(reader).ask('mutation ($id: ID) { threadsMarkRead(spaceId: $id) { isDone } }', {
      id: hidden.id,
    });
    expect(mark.errors[0]?.extensions.code).toBe('NOT_FOUND');
    for (const table of ['thread_read', 'reading_day', 'reading_pace', 'read_mark']) {
      const rows = await forum.database.query(`SELECT 1 FROM ${table} WHERE member_id = ANY($1::uuid[])`, [
        [reader.id, stranger.id],
      ]);
      expect([table, rows]).toEqual([table, []]);
    }
  });

  it('counts neither what a member mutes nor who is blocked', async () => {
    const other = await forum.make.member(brand);
    await report(reader);
    await replyAs(other);
    await replyAs(author);
    expect((await readingOf(reader)).viewerUnreadCount).toBe(2);
    await relate(reader, 'memberMute', other);
    expect((await readingOf(reader)).viewerUnreadCount).toBe(1);
    await relate(reader, 'memberUnmute', other);
    await follow(reader, { kind: 'MEMBER', id: other.id, level: 'MUTED' });
    expect((await readingOf(reader)).viewerUnreadCount).toBe(1);
    await follow(reader, { kind: 'MEMBER', id: other.id, level: 'NORMAL' });
    await follow(reader, { kind: 'SPACE', id: space.id, level: 'MUTED' });
    expect(await readingOf(reader)).toMatchObject({
      viewerUnreadCount: 0,
      viewerFirstUnreadPostId: null,
      space: { viewerUnreadCount: 0 },
    });
    await follow(reader, { kind: 'THREAD', id: threadId, level: 'TRACKING' });
    expect((await readingOf(reader)).viewerUnreadCount).toBe(2);
    await follow(reader, { kind: 'THREAD', id: threadId, level: 'MUTED' });
    expect((await readingOf(reader)).viewerUnreadCount).toBe(0);
  });

  it('says no more than 100, whatever there is', async () => {
    await report(reader);
    await forum.database.query(
      `WITH t AS (UPDATE thread SET seq = seq + 150 WHERE id = $1 RETURNING community_id),
       n AS (SELECT n, gen_random_uuid() AS id, gen_random_uuid() AS revision FROM generate_series(2, 151) n),
       p AS (INSERT INTO post (id, community_id, thread_id, author_id, state, seq, change_seq, revision_id, sha256, body_html,
           idempotency_key, request_hash, created_at, published_at)
         SELECT n.id, t.community_id, $1, $2, 'published', n, n, n.revision, sha256('x'), 'x', n.id::text, '', now(), now()
         FROM n CROSS JOIN t)
       SELECT 1`,
      [threadId, author.id],
    );
    expect((await readingOf(reader)).viewerUnreadCount).toBe(100);
  });

  it('finds the first unread post of a thread of 100,000 in the index alone', async () => {
    await forum.database.query(
      `WITH t AS (UPDATE thread SET seq = seq + 100000 WHERE id = $1 RETURNING community_id),
       n AS (SELECT n, gen_random_uuid() AS id, gen_random_uuid() AS revision FROM generate_series(2, 100001) n)
       INSERT INTO post (id, community_id, thread_id, author_id, state, seq, change_seq, revision_id, sha256, body_html,
           idempotency_key, request_hash, created_at, published_at)
       SELECT n.id, t.community_id, $1, $2, 'published', n, n, n.revision, sha256('x'), repeat('x', 500), n.id::text, '', now(), now()
       FROM n CROSS JOIN t ORDER BY random()`,
      [threadId, author.id],
    );
    // A page is known to be visible to all once nobody holds an older snapshot.
    await waitFor('the table to be vacuumed', async () => {
      await forum.database.query('VACUUM ANALYZE post');
      const [table] = await forum.database.query<{ pages: number }>(
        `SELECT relallvisible AS pages FROM pg_class WHERE relname = 'post'`,
      );
      return (table?.pages ?? 0) > 1_000;
    });
    await report(reader, { upToSeq: 50_000 });
    await readingOf(reader);
    const begun = performance.now();
    const reading = await readingOf(reader);
    expect(performance.now() - begun).toBeLessThan(500);
    expect(reading.viewerUnreadCount).toBe(100);
    const [post] = await forum.database.query<{ seq: number }>('SELECT seq::int FROM post WHERE id = $1', [
      reading.viewerFirstUnreadPostId,
    ]);
    expect(post?.seq).toBe(50_001);
    const plan = await forum.database.query<{ 'QUERY PLAN': string }>(
      `EXPLAIN SELECT id, seq FROM post p WHERE p.thread_id = '${threadId}' AND p.state = 'published' AND p.seq > 50000
         AND p.author_id <> '${reader.id}' AND p.published_at > '2020-01-01' ORDER BY p.seq LIMIT 1`,
    );
    expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toContain('Index Only Scan using post_unread');
  }, 120_000);

  it('is as a recount says, after any sequence of writing, reading, leaving and muting', async () => {
    const random = seededRandom(20261128);
    const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
    const people = [author, reader, await forum.make.member(brand), await forum.make.member(brand)];
    const threads = [threadId];
    for (let index = 0; index < 3; index += 1)
      threads.push(String((await as(pick(people)).open(space, { body: `Sujet ${randomUUID()}` })).threadId));
    const posts: { id: string; by: TestMember }[] = [];
    for (let step = 0; step < 160; step += 1) {
      const [id, by] = [pick(threads), pick(people)];
      const act = Math.floor(random() * 8);
      if (act <= 2) posts.push({ id: (await replyAs(by, id)).id, by });
      else if (act === 3) await report(by, { threadId: id, upToSeq: Math.floor(random() * 40) });
      else if (act === 4 && posts.length > 0) {
        const { id: postId, by: writer } = pick(posts);
        await as(writer).withdraw(postId);
      } else if (act === 5)
        await relate(by, pick(['memberMute', 'memberBlock', 'memberUnmute', 'memberUnblock']), pick(people));
      else if (act === 6)
        await follow(by, {
          kind: 'THREAD',
          id,
          level: pick(['MUTED', 'NORMAL', 'TRACKING', 'WATCHING', 'TRACKING']),
        });
      else if (act === 7 && random() < 0.2)
        await as(by).ask('mutation ($id: ID) { threadsMarkRead(spaceId: $id) { isDone } }', {
          id: random() < 0.5 ? space.id : null,
        });
      if (step % 8 !== 0) continue;
      for (const member of people) {
        const expected = await recount(member, threads);
        for (const thread of threads)
          expect((await readingOf(member, thread)).viewerUnreadCount).toBe(expected.get(thread));
        const [shown] = [(await readingOf(member)).space.viewerUnreadCount];
        expect(shown).toBe([...expected.values()].filter((count) => count > 0).length);
      }
    }
  }, 120_000);

  /** The definition, once more and the long way: everything read into memory. */
  async function recount(member: TestMember, threads: string[]): Promise<Map<string, number>> {
    const all = <Row>(sql: string) => forum.database.query<Row>(sql, [member.id]);
    const [me] = await all<{ at: Date }>('SELECT joined_at AS at FROM member WHERE id = $1');
    const marks = await all<{ space: string; at: Date }>(
      'SELECT space_id AS space, marked_at AS at FROM read_mark WHERE member_id = $1',
    );
    const ignored = new Set(
      (await all<{ id: string }>('SELECT other_id AS id FROM member_relation WHERE member_id = $1')).map(
        ({ id }) => id,
      ),
    );
    const reads = await all<{ thread: string; seq: number }>(
      'SELECT thread_id AS thread, last_read_seq::int AS seq FROM thread_read WHERE member_id = $1',
    );
    const levels = await all<{ target: string; level: string }>(
      'SELECT target_id AS target, level FROM follow WHERE member_id = $1',
    );
    const floor = Math.max(...[me, ...marks].map((mark) => mark?.at.getTime() ?? 0));
    const counts = new Map<string, number>();
    for (const id of threads) {
      const [thread] = await forum.database.query<{ author: string; at: Date }>(
        'SELECT author_id AS author, created_at AS at FROM thread WHERE id = $1',
        [id],
      );
      const read = reads.find((one) => one.thread === id);
      const level = levels.find(({ target }) => target === id)?.level;
      const isNew =
        !read &&
        thread !== undefined &&
        thread.author !== member.id &&
        thread.at.getTime() > floor &&
        !ignored.has(thread.author);
      const counted =
        level !== 'muted' && (read !== undefined || isNew || level === 'tracking' || level === 'watching');
      const posts = await forum.database.query<{ author: string; seq: number; at: Date; state: string }>(
        'SELECT author_id AS author, seq::int, published_at AS at, state FROM post WHERE thread_id = $1',
        [id],
      );
      const unread = posts.filter(
        ({ author: by, seq, at, state }) =>
          state === 'published' &&
          by !== member.id &&
          !ignored.has(by) &&
          seq > (read?.seq ?? 0) &&
          at.getTime() > floor,
      );
      counts.set(id, counted ? unread.length : 0);
    }
    return counts;
  }

  it('lists what is unread of what one follows, latest activity first, and nothing else', async () => {
    const other = await forum.make.member(brand);
    const followed = String((await as(author).open(space, { body: `A ${randomUUID()}` })).threadId);
    const written = String((await as(author).open(space, { body: `B ${randomUUID()}` })).threadId);
    await follow(reader, { kind: 'THREAD', id: followed, level: 'WATCHING' });
    await replyAs(reader, written);
    await report(reader, { threadId: written, upToSeq: 2 });
    expect(await unreadIds(reader)).toEqual([followed]);
    await replyAs(other, written);
    expect(await unreadIds(reader)).toEqual([written, followed]);
    await report(reader, { threadId: followed, upToSeq: 1 });
    expect(await unreadIds(reader)).toEqual([written]);
    await follow(reader, { kind: 'SPACE', id: space.id, level: 'WATCHING_FIRST' });
    expect(await unreadIds(reader)).toEqual([written, threadId]);
    await follow(reader, { kind: 'THREAD', id: written, level: 'MUTED' });
    expect(await unreadIds(reader)).toEqual([threadId]);
    await as(reader).ask('mutation { threadsMarkRead { isDone } }');
    expect(await unreadIds(reader)).toEqual([]);
    await replyAs(other, threadId);
    expect(await unreadIds(reader)).toEqual([]);
    await follow(reader, { kind: 'MEMBER', id: author.id, level: 'TRACKING' });
    expect(await unreadIds(reader)).toEqual([threadId]);
  });

  it('lists and counts nothing of a space that one has lost', async () => {
    const hidden = await forum.make.space(brand, { visibility: 'private' });
    for (const member of [author, reader]) await forum.make.grantAccess(brand, hidden, member);
    const secret = String((await as(author).open(hidden)).threadId);
    await follow(reader, { kind: 'THREAD', id: secret, level: 'WATCHING' });
    expect(await unreadIds(reader)).toEqual([secret]);
    await forum.database.query('DELETE FROM space_access WHERE member_id = $1', [reader.id]);
    expect(await unreadIds(reader)).toEqual([]);
    expect(await report(reader, { threadId: secret })).toBe('NOT_FOUND');
  });
});
