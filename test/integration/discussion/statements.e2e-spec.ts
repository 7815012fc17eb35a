import { randomUUID } from 'node:crypto';
import { TrustedDocuments } from '#api';
import {
  countStatements,
  type Forum,
  settle,
  startForum,
  type TestCommunity,
  type TestSpace,
} from '#test-support';
import { POST, requirePost, Writer } from './operations.js';

const THREAD_PAGE = `query ($id: ID!, $first: Int!) {
  thread(id: $id) { id title seq author { id displayName badge } space { id name } viewerCanReply
    posts(first: $first) { edges { cursor node { ${POST} author { id displayName badge } thread { id title }
      replies(first: 3) { edges { node { id author { displayName } } } } } } } }
}`;

const LIST_PAGE = `query ($first: Int!) {
  threads(first: $first) { edges { node { id title replyCount author { displayName badge }
    space { id name threadCount lastActivityAt } posts(last: 1) { edges { node { id author { displayName } } } } } } }
}`;

/** Not the request's: the log's readers, and the community's row, read again every two seconds. */
const ofRequest = (statements: string[]): string[] =>
  statements.filter((sql) => !/(?:\bFROM|^\s*UPDATE)\s+(?:fact\w*|community)\b/.test(sql));

const asksForTheSession = (sql: string): boolean => /\bFROM\s+session\b/.test(sql);

describe('statements', () => {
  let forum: Forum;
  let brand: TestCommunity;
  let space: TestSpace;
  let writers: Writer[];
  let visitor: Writer;
  let threadId: string;

  beforeAll(async () => {
    // Without the worker role: its statements are not the request's.
    forum = await startForum({ config: { roles: ['api'] } });
    brand = await forum.make.community();
    space = await forum.make.space(brand);
    const members = await Promise.all(Array.from({ length: 5 }, () => forum.make.member(brand)));
    writers = members.map(({ token }) => new Writer(forum, { community: brand.slug, token }));
    // Staff, since these pages are deeper than others may ask.
    const { cookie } = await forum.make.member(brand, { role: 'moderator' });
    visitor = new Writer(forum, { community: brand.slug, cookie });
    const opened = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        writerOf(index).open(space, { body: `Opening ${randomUUID()}` }),
      ),
    );
    threadId = opened[0]?.threadId ?? '';
    const parent = requirePost(opened[0] ?? { post: null, code: 'none' });
    for (let index = 0; index < 50; index += 1) {
      const parentId = index % 3 === 0 ? parent.id : null;
      requirePost(await writerOf(index).reply(threadId, { body: `Reply ${randomUUID()}`, parentId }));
    }
  });
  afterAll(() => forum.stop());

  const writerOf = (index: number): Writer => writers[index % writers.length] as Writer;

  async function costOf(query: string, variables: Record<string, unknown>): Promise<number> {
    await visitor.ask(query, variables);
    await settle(forum);
    const { result, statements } = await countStatements(() => visitor.ask(query, variables));
    expect(result.errors).toEqual([]);
    return ofRequest(statements).filter((sql) => !asksForTheSession(sql)).length;
  }

  it('of a thread page do not grow with its posts', async () => {
    // One less where the authors of a second level are among those of the first.
    const costs = [
      await costOf(THREAD_PAGE, { id: threadId, first: 50 }),
      await costOf(THREAD_PAGE, { id: threadId, first: 1 }),
    ];
    expect(Math.max(...costs)).toBeLessThanOrEqual(7);
  });

  it('of a list page do not grow with its threads', async () => {
    const costs = [await costOf(LIST_PAGE, { first: 50 }), await costOf(LIST_PAGE, { first: 1 })];
    expect(Math.max(...costs)).toBeLessThanOrEqual(7);
  });

  it('of the widget’s thread page are one for a guest, and one more for who is signed in', async () => {
    const latest = new TrustedDocuments().all.filter(
      ({ app, name }) => app === 'widget' && name === 'ThreadById',
    );
    const page = { documentId: String(latest.at(-1)?.id) };
    const guest = new Writer(forum, { community: brand.slug });
    for (const [reader, isMember, count] of [
      [guest, false, 1],
      [writerOf(1), true, 2],
    ] as const) {
      const variables = { id: threadId, first: 20, isMember };
      await reader.ask(page, variables);
      await settle(forum);
      const { result, statements } = await countStatements(() => reader.ask(page, variables));
      expect(result.errors).toEqual([]);
      expect(ofRequest(statements)).toHaveLength(count);
    }
  });

  it('of a reply are three: who asks, what is known before, and one that writes it whole', async () => {
    const send = () => writerOf(0).reply(threadId, { body: `Reply ${randomUUID()}` });
    await send();
    await settle(forum);
    const statements = ofRequest((await countStatements(send)).statements);
    expect(statements.map((sql) => sql.trim().split(/\s+/)[0])).toEqual(['SELECT', 'SELECT', 'WITH']);
    expect(statements[2]).toMatch(
      /UPDATE thread .* INSERT INTO post .* INSERT INTO revision .* INSERT INTO fact/s,
    );
  });

  it('of a page of posts walk the thread in order and stop at the limit', async () => {
    await forum.database.query('ANALYZE post; ANALYZE thread');
    const rows = await forum.database.query<{ 'QUERY PLAN': string }>(
      `EXPLAIN SELECT p.id FROM unnest(ARRAY['${threadId}']::uuid[], ARRAY[0]::bigint[]) AS k(owner_id, edge)
       JOIN thread t ON t.id = k.owner_id
       CROSS JOIN LATERAL (SELECT * FROM post WHERE thread_id = k.owner_id AND seq > k.edge ORDER BY seq LIMIT 21) p
       ORDER BY p.thread_id, p.seq`,
    );
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toContain('Index Scan using post_in_thread');
  });
});
