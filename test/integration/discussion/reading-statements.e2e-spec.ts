import { randomUUID } from 'node:crypto';
import {
  countStatements,
  ofRequest,
  settle,
  type Forum,
  startForum,
  type TestCommunity,
  type TestMember,
  type TestSpace,
} from '#test-support';
import { requirePost, Writer } from './operations.js';

describe('read state in statements', () => {
  let forum: Forum;
  let brand: TestCommunity;
  let space: TestSpace;
  let author: TestMember;
  let reader: TestMember;
  let threadId: string;

  beforeAll(async () => {
    forum = await startForum({ config: { roles: ['api'] } });
    brand = await forum.make.community();
    space = await forum.make.space(brand);
    reader = await forum.make.member(brand);
    author = await forum.make.member(brand);
    threadId = String((await as(author).open(space, { body: `Ouverture ${randomUUID()}` })).threadId);
  });
  afterAll(() => forum.stop());

  const as = (member: TestMember): Writer =>
    new Writer(forum, { community: brand.slug, token: member.token });

  it('of a list costs two statements more, whatever the rows', async () => {
    const plain =
      'query ($first: Int!) { threads(first: $first) { edges { node { id title author { id } space { id } } } } }';
    const full = `query ($first: Int!) { threads(first: $first) { edges { node { id title viewerIsNew viewerUnreadCount
      viewerLastReadSeq author { id } space { id viewerUnreadCount } } } } }`;
    for (let index = 0; index < 12; index += 1)
      await as(author).open(space, { body: `Liste ${randomUUID()}` });
    const costOf = async (query: string, first: number) => {
      await as(reader).ask(query, { first });
      await settle(forum);
      const { result, statements } = await countStatements(() => as(reader).ask(query, { first }));
      expect(result.errors).toEqual([]);
      return ofRequest(statements).length;
    };
    expect(await costOf(full, 12)).toBe((await costOf(plain, 12)) + 2);
    expect(await costOf(full, 12)).toBeLessThanOrEqual(6);
    expect(await costOf(full, 1)).toBe(await costOf(full, 12));
  });

  it('and blocks of a thread page are within six statements', async () => {
    for (let index = 0; index < 5; index += 1)
      requirePost(await as(author).reply(threadId, { body: `Réponse ${randomUUID()}` }));
    const page = `query ($id: ID!) { thread(id: $id) { id title viewerFollow viewerLastReadSeq viewerUnreadCount viewerIsNew
      viewerFirstUnreadPostId space { id name } posts(first: 30) { edges { node { id viewerHidesAuthor author { id } } } } }
      myPendingPosts(threadId: $id) { id } }`;
    await as(reader).ask(page, { id: threadId });
    await settle(forum);
    const { result, statements } = await countStatements(() => as(reader).ask(page, { id: threadId }));
    expect(result.errors).toEqual([]);
    expect(statements.filter((sql) => !/\bFROM\s+(fact|community)\b/.test(sql)).length).toBeLessThanOrEqual(
      6,
    );
  });
});
