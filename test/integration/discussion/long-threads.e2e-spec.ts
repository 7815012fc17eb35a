import { randomUUID } from 'node:crypto';
import { countStatements, type Forum, startForum, type TestCommunity, type TestSpace } from '#test-support';
import { requirePost, Writer } from './operations.js';

const POSTS = 100_000;
const PAGE = `edges { cursor node { id seq parentId } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }`;

interface PageAnswer {
  edges: { cursor: string; node: { id: string; seq: number; parentId: string | null } }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string };
}

describe('long threads', () => {
  let forum: Forum;
  let brand: TestCommunity;
  let space: TestSpace;
  let reader: Writer;
  let author: Writer;

  beforeAll(async () => {
    forum = await startForum({ config: { roles: ['api'] } });
    brand = await forum.make.community({ newcomerPostThreshold: 0 });
    space = await forum.make.space(brand);
    const member = await forum.make.member(brand);
    author = new Writer(forum, { community: brand.slug, token: member.token });
    reader = new Writer(forum, { community: brand.slug });
  });
  afterAll(() => forum.stop());

  const pageOf = async (id: string, field: string): Promise<PageAnswer | null> =>
    (
      await reader.ask<{ thread: { page: PageAnswer | null } }>(
        `query ($id: ID!) { thread(id: $id) { page: ${field} { ${PAGE} } } }`,
        { id },
      )
    ).data.thread.page;
  const seqsOf = (page: PageAnswer | null) => page?.edges.map(({ node }) => node.seq);

  async function grow(replies: number): Promise<{ threadId: string; posts: string[] }> {
    const { threadId, post } = await author.open(space, { body: randomUUID() });
    const posts = [post?.id ?? ''];
    for (let count = 0; count < replies; count += 1)
      posts.push(requirePost(await author.reply(threadId ?? '', { body: randomUUID() })).id);
    return { threadId: threadId ?? '', posts };
  }

  it('open in the middle, around a post, and page on from there both ways', async () => {
    const { threadId, posts } = await grow(20);
    const middle = await pageOf(threadId, `postsAround(id: "${posts[10]}", first: 6)`);
    expect(seqsOf(middle)).toEqual([8, 9, 10, 11, 12, 13]);
    expect(middle?.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
    expect(seqsOf(await pageOf(threadId, `posts(first: 2, after: "${middle?.pageInfo.endCursor}")`))).toEqual(
      [14, 15],
    );
    expect(
      seqsOf(await pageOf(threadId, `posts(last: 2, before: "${middle?.pageInfo.startCursor}")`)),
    ).toEqual([6, 7]);
  });

  it('open at either end', async () => {
    const { threadId, posts } = await grow(5);
    const start = await pageOf(threadId, `postsAround(id: "${posts[0]}", first: 4)`);
    expect(seqsOf(start)).toEqual([1, 2]);
    expect(start?.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    const end = await pageOf(threadId, `postsAround(id: "${posts[5]}", first: 4)`);
    expect(seqsOf(end)).toEqual([4, 5, 6]);
    expect(end?.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  });

  it('do not open around what is not in them', async () => {
    const [one, another] = [await grow(1), await grow(1)];
    for (const id of [another.posts[1], randomUUID(), 'x'])
      expect(await pageOf(one.threadId, `postsAround(id: "${id}")`)).toBeNull();
  });

  it('keep the place of what was withdrawn', async () => {
    const { threadId, posts } = await grow(3);
    await author.withdraw(posts[2] ?? '');
    expect(seqsOf(await pageOf(threadId, `postsAround(id: "${posts[2]}", first: 10)`))).toEqual([1, 2, 3, 4]);
  });

  it('read by conversation have their answers below each post, paged at every level, and counted', async () => {
    const { threadId, posts } = await grow(3);
    const answers = [];
    for (let count = 0; count < 5; count += 1)
      answers.push(requirePost(await author.reply(threadId, { body: randomUUID(), parentId: posts[1] })));
    await author.reply(threadId, { body: randomUUID(), parentId: answers[0]?.id });
    expect(seqsOf(await pageOf(threadId, 'rootPosts(first: 2)'))).toEqual([1, 2]);
    expect(seqsOf(await pageOf(threadId, 'rootPosts(last: 3)'))).toEqual([2, 3, 4]);
    expect(seqsOf(await pageOf(threadId, 'posts'))).toHaveLength(10);
    // Deeper than guests may ask at once.
    const { cookie } = await forum.make.member(brand, { role: 'moderator' });
    const staff = new Writer(forum, { community: brand.slug, cookie });
    const query = `query ($id: ID!, $first: Int!) { thread(id: $id) { rootPosts(first: 10) { edges { node {
      replyCount replies(first: $first) { edges { node { replyCount } } pageInfo { hasNextPage endCursor } } } } } } }`;
    const ask = () =>
      staff.ask<{ thread: { rootPosts: { edges: { node: unknown }[] } } }>(query, {
        id: threadId,
        first: 2,
      });
    const { data } = await ask();
    expect(data.thread.rootPosts.edges[1]?.node).toMatchObject({
      replyCount: 5,
      replies: {
        edges: [{ node: { replyCount: 1 } }, { node: { replyCount: 0 } }],
        pageInfo: { hasNextPage: true },
      },
    });
    const { statements } = await countStatements(ask);
    // Who asks, thread, top level, answers, counts of each level.
    const asked = statements.filter((sql) => !/\bFROM\s+(fact|community)\b/.test(sql));
    expect(asked.length).toBeLessThanOrEqual(6);
  });

  it('cannot have their answers counted or paged by who may not enter', async () => {
    const hidden = await forum.make.space(brand, { visibility: 'private' });
    const insider = await forum.make.member(brand);
    await forum.make.grantAccess(brand, hidden, insider);
    const inside = new Writer(forum, { community: brand.slug, token: insider.token });
    const { threadId, post } = await inside.open(hidden, { body: randomUUID() });
    const { data } = await reader.ask<{ thread: unknown; post: unknown }>(
      `query ($id: ID!, $post: ID!) { thread(id: $id) { rootPosts { edges { node { id } } } postsAround(id: $post) { edges { node { id } } } }
        post(id: $post) { replyCount } }`,
      { id: threadId, post: post?.id },
    );
    expect(data).toEqual({ thread: null, post: null });
  });

  describe('of a hundred thousand posts', () => {
    let threadId: string;

    beforeAll(async () => {
      const grown = await grow(0);
      threadId = grown.threadId;
      await forum.database.query(
        `INSERT INTO post (id, community_id, thread_id, parent_id, author_id, depth, state, seq, change_seq, revision_id, sha256,
           body_html, idempotency_key, request_hash, created_at, published_at)
         SELECT gen_random_uuid(), p.community_id, p.thread_id, CASE WHEN n % 3 = 0 THEN p.id END, p.author_id, 0, 'published', n, n,
           p.revision_id, p.sha256, '<p>Texte ' || n || '</p>', 'k' || n, p.request_hash, now(), now()
         FROM post p CROSS JOIN generate_series(2, ${POSTS}) AS n WHERE p.thread_id = $1 AND p.is_first`,
        [threadId],
      );
      await forum.database.query('UPDATE thread SET seq = $2 WHERE id = $1', [threadId, POSTS]);
      await forum.database.query('VACUUM ANALYZE post');
    }, 120_000);

    /** Blocks that a walk of the list touches, whether they are in memory or not. */
    async function blocksOf(condition: string, order: 'ASC' | 'DESC'): Promise<number> {
      const [row] = await forum.database.query<{ 'QUERY PLAN': [{ Plan: Record<string, number> }] }>(
        `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) SELECT p.id, a.display_name
         FROM (SELECT * FROM post WHERE thread_id = '${threadId}' AND ${condition} ORDER BY seq ${order} LIMIT 31) p
         JOIN thread t ON t.id = p.thread_id JOIN member a ON a.id = p.author_id ORDER BY p.seq ${order}`,
      );
      const plan = row?.['QUERY PLAN'][0].Plan ?? {};
      return (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0);
    }

    it.each([
      ['in order', ''],
      ['by conversation', ' AND parent_id IS NULL'],
    ])('read %s cost at their end what they cost at their beginning', async (_view, rule) => {
      const first = await blocksOf(`seq > 0${rule}`, 'ASC');
      const costs = [
        await blocksOf(`seq > ${POSTS - 31}${rule}`, 'ASC'),
        await blocksOf(`seq < 9223372036854775807${rule}`, 'DESC'),
        await blocksOf(`seq > ${POSTS / 2}${rule}`, 'ASC'),
      ];
      expect(first).toBeGreaterThan(0);
      expect(Math.max(...costs)).toBeLessThanOrEqual(Math.ceil(first * 1.2));
    });

    it('open around any post in one look', async () => {
      const [row] = await forum.database.query<{ id: string }>(
        `SELECT id FROM post WHERE thread_id = $1 AND seq = ${POSTS - 5}`,
        [threadId],
      );
      const started = performance.now();
      const page = await pageOf(threadId, `postsAround(id: "${row?.id}", first: 20)`);
      expect(performance.now() - started).toBeLessThan(500);
      expect(seqsOf(page)?.at(-1)).toBe(POSTS);
      expect(page?.edges).toHaveLength(16);
    });
  });
});
