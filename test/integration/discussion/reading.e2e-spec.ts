import { randomUUID } from 'node:crypto';
import { type Forum, startForum, type TestCommunity, type TestMember, type TestSpace } from '#test-support';
import { POST, type PostAnswer, requirePost, Writer } from './operations.js';

interface ThreadPage {
  edges: { cursor: string; node: { id: string } }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string };
}

const PAGE_INFO = 'pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';

describe('reading', () => {
  let forum: Forum;
  let brand: TestCommunity;
  let space: TestSpace;
  let hidden: TestSpace;
  let guest: TestMember;
  let author: Writer;
  let other: Writer;
  let insider: Writer;
  let moderator: Writer;
  let spaceModerator: Writer;
  let visitor: Writer;
  let neighbour: Writer;

  beforeAll(async () => {
    forum = await startForum();
    brand = await forum.make.community();
    const next = await forum.make.community();
    space = await forum.make.space(brand);
    hidden = await forum.make.space(brand, { visibility: 'private' });
    const as = (member: TestMember, slug = brand.slug) =>
      new Writer(forum, { community: slug, token: member.token });
    author = as(await forum.make.member(brand));
    other = as(await forum.make.member(brand));
    guest = await forum.make.member(brand);
    await forum.make.grantAccess(brand, hidden, guest);
    insider = as(guest);
    const staff = await forum.make.member(brand, { role: 'moderator' });
    moderator = new Writer(forum, { community: brand.slug, cookie: staff.cookie });
    const elsewhere = await forum.make.space(brand);
    const limited = await forum.make.member(brand, { role: 'moderator', roleSpaceId: elsewhere.id });
    spaceModerator = new Writer(forum, { community: brand.slug, cookie: limited.cookie });
    visitor = new Writer(forum, { community: brand.slug });
    const nextStaff = await forum.make.member(next, { role: 'admin' });
    neighbour = new Writer(forum, { community: next.slug, cookie: nextStaff.cookie });
  });
  afterAll(() => forum.stop());

  const text = (): string => `Text ${randomUUID()}`;
  const LINK = 'See https://spam.example';

  async function everythingAbout(
    reader: Writer,
    threadId: string,
    postId: string,
  ): Promise<Record<string, unknown>> {
    const { data } = await reader.ask(
      `query ($thread: ID!, $post: ID!) {
        thread(id: $thread) { id } post(id: $post) { id } postSource(id: $post) { postId } myPendingPosts(threadId: $thread) { id }
        threads(first: 60) { edges { node { id posts(first: 4) { edges { node { id } } } } } }
      }`,
      { thread: threadId, post: postId },
    );
    return { ...data, isListed: JSON.stringify(data.threads).includes(threadId), threads: undefined };
  }

  const NOTHING = {
    thread: null,
    post: null,
    postSource: null,
    myPendingPosts: [],
    isListed: false,
    threads: undefined,
  };

  describe('a held post', () => {
    it('is its author’s and the moderators’ alone', async () => {
      const threadId = (await other.open(space, { body: text() })).threadId ?? '';
      const held = requirePost(await author.reply(threadId, { body: `${LINK} ${text()}` }));
      expect(held).toMatchObject({ state: 'PENDING', seq: null, changeSeq: null });
      const visible = { post: { id: held.id }, postSource: { postId: held.id } };
      expect(await everythingAbout(author, threadId, held.id)).toMatchObject({
        ...visible,
        myPendingPosts: [{ id: held.id }],
      });
      expect(await everythingAbout(moderator, threadId, held.id)).toMatchObject(visible);
      for (const reader of [other, visitor, spaceModerator]) {
        expect(await everythingAbout(reader, threadId, held.id)).toMatchObject({
          post: null,
          postSource: null,
          myPendingPosts: [],
        });
        expect(await reader.posts(threadId)).toHaveLength(1);
      }
      expect((await other.reply(threadId, { parentId: held.id })).code).toBe('POST_NOT_FOUND');
      expect(await author.posts(threadId)).toHaveLength(1);
      const { data } = await visitor.ask<{ thread: { seq: number; replyCount: number } }>(
        'query ($id: ID!) { thread(id: $id) { seq replyCount } }',
        { id: threadId },
      );
      expect(data.thread).toEqual({ seq: 1, replyCount: 0 });
    });

    it('that opens a thread hides the thread with it', async () => {
      const newcomer = new Writer(forum, {
        community: brand.slug,
        token: (await forum.make.member(brand)).token,
      });
      const held = await newcomer.open(space, { body: `${LINK} ${text()}` });
      const [threadId, postId] = [held.threadId ?? '', held.post?.id ?? ''];
      expect(held.post?.state).toBe('PENDING');
      expect(await everythingAbout(newcomer, threadId, postId)).toMatchObject({
        thread: { id: threadId },
        isListed: false,
      });
      expect(await everythingAbout(moderator, threadId, postId)).toMatchObject({ thread: { id: threadId } });
      expect(await everythingAbout(other, threadId, postId)).toEqual(NOTHING);
      expect((await other.reply(threadId)).code).toBe('THREAD_NOT_FOUND');
      expect((await newcomer.reply(threadId)).code).toBe('THREAD_NOT_FOUND');
      const withdrawn = requirePost(await newcomer.withdraw(postId));
      expect(withdrawn).toMatchObject({ state: 'WITHDRAWN', seq: null, bodyHtml: '' });
      expect(await everythingAbout(other, threadId, postId)).toEqual(NOTHING);
    });
  });

  describe('what one may not see', () => {
    it('is nowhere: a private space', async () => {
      const { threadId, post } = await insider.open(hidden, { body: text() });
      expect(await everythingAbout(insider, threadId ?? '', post?.id ?? '')).toMatchObject({
        thread: { id: threadId },
        isListed: true,
      });
      for (const reader of [other, visitor, spaceModerator, neighbour]) {
        expect(await everythingAbout(reader, threadId ?? '', post?.id ?? '')).toEqual(NOTHING);
      }
      expect((await other.reply(threadId ?? '')).code).toBe('THREAD_NOT_FOUND');
      expect((await other.open(hidden)).code).toBe('SPACE_NOT_FOUND');
    });

    it('is nowhere: a neighbour’s community', async () => {
      const { threadId, post } = await author.open(space, { body: text() });
      expect(await everythingAbout(neighbour, threadId ?? '', post?.id ?? '')).toEqual(NOTHING);
      expect((await neighbour.reply(threadId ?? '')).code).toBe('THREAD_NOT_FOUND');
      expect((await neighbour.open(space)).code).toBe('SPACE_NOT_FOUND');
    });

    it('is answered as what does not exist', async () => {
      const { threadId } = await insider.open(hidden, { body: text() });
      const ask = async (id: string) =>
        (await other.ask('query ($id: ID!) { threadChanges(threadId: $id, after: 0) { seq } }', { id }))
          .errors;
      const [forbidden, absent, nonsense] = [
        await ask(threadId ?? ''),
        await ask(randomUUID()),
        await ask('nonsense'),
      ];
      expect(forbidden[0]).toMatchObject({ extensions: { code: 'NOT_FOUND' } });
      expect(forbidden).toEqual(absent);
      expect(nonsense).toEqual(absent);
    });
  });

  describe('pages', () => {
    it('of posts go both ways without gap or repeat', async () => {
      const threadId = (await moderator.open(space, { body: text() })).threadId ?? '';
      for (let n = 0; n < 6; n += 1) await moderator.reply(threadId, { body: text() });
      const page = async (args: string) => {
        const { data } = await visitor.ask<{
          thread: { posts: { edges: { node: PostAnswer }[]; pageInfo: ThreadPage['pageInfo'] } };
        }>(
          `query ($id: ID!) { thread(id: $id) { posts(${args}) { edges { node { ${POST} } } ${PAGE_INFO} } } }`,
          { id: threadId },
        );
        const { edges, pageInfo } = data.thread.posts;
        return { seqs: edges.map(({ node }) => node.seq), ...pageInfo };
      };
      const first = await page('first: 3');
      expect(first).toMatchObject({ seqs: [1, 2, 3], hasNextPage: true, hasPreviousPage: false });
      expect(await page(`first: 3, after: "${first.endCursor}"`)).toMatchObject({
        seqs: [4, 5, 6],
        hasNextPage: true,
      });
      const last = await page('last: 3');
      expect(last).toMatchObject({ seqs: [5, 6, 7], hasNextPage: false, hasPreviousPage: true });
      expect(await page(`last: 3, before: "${last.startCursor}"`)).toMatchObject({
        seqs: [2, 3, 4],
        hasPreviousPage: true,
      });
      expect(await page('first: 1000')).toMatchObject({ seqs: [1, 2, 3, 4, 5, 6, 7] });
    });

    it('of threads put the latest activity first', async () => {
      const room = await forum.make.space(brand);
      const opened: string[] = [];
      for (let n = 0; n < 5; n += 1)
        opened.push((await moderator.open(room, { body: text() })).threadId ?? '');
      await moderator.reply(opened[0] ?? '', { body: text() });
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const answer: { data: { threads: ThreadPage } } = await visitor.ask<{ threads: ThreadPage }>(
          `query ($space: ID, $after: String) { threads(spaceId: $space, first: 2, after: $after) { edges { cursor node { id } } ${PAGE_INFO} } }`,
          { space: room.id, after },
        );
        const { edges, pageInfo } = answer.data.threads;
        seen.push(...edges.map(({ node }) => node.id));
        after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
      } while (after);
      expect(seen).toEqual([opened[0], opened[4], opened[3], opened[2], opened[1]]);
    });

    it('refuse a cursor that was changed, or is another list’s', async () => {
      const threadId = (await moderator.open(space, { body: text() })).threadId ?? '';
      await moderator.reply(threadId, { body: text() });
      const { data } = await visitor.ask<{ threads: ThreadPage; thread: { posts: ThreadPage } }>(
        'query ($id: ID!) { threads(first: 1) { edges { cursor } pageInfo { endCursor } } thread(id: $id) { posts(first: 1) { pageInfo { endCursor } } } }',
        { id: threadId },
      );
      const [ofThreads, ofPosts] = [data.threads.pageInfo.endCursor, data.thread.posts.pageInfo.endCursor];
      const changed = `${ofThreads.slice(0, -2)}${ofThreads.endsWith('AA') ? 'BB' : 'AA'}`;
      const codeOf = async (query: string) => (await visitor.ask(query)).errors[0]?.extensions.code;
      for (const cursor of [changed, ofPosts, 'x', '', 'a'.repeat(500)]) {
        expect(await codeOf(`{ threads(after: "${cursor}") { edges { node { id } } } }`)).toBe('BAD_CURSOR');
      }
      expect(
        await codeOf(`{ threads(spaceId: "${space.id}", after: "${ofThreads}") { edges { node { id } } } }`),
      ).toBe('BAD_CURSOR');
      expect(
        await codeOf(
          `{ thread(id: "${threadId}") { posts(after: "${ofThreads}") { edges { node { id } } } } }`,
        ),
      ).toBe('BAD_CURSOR');
      expect(await codeOf('{ threads(first: 0) { edges { node { id } } } }')).toBe('BAD_USER_INPUT');
    });

    it('of answers hang below each post', async () => {
      const opened = await moderator.open(space, { body: text() });
      const first = requirePost(opened);
      const answers = [];
      for (let n = 0; n < 3; n += 1) {
        answers.push(
          requirePost(await moderator.reply(first.threadId, { body: text(), parentId: first.id })).id,
        );
      }
      const { data } = await visitor.ask<{ a: { replies: ThreadPage }; b: { replies: ThreadPage } }>(
        `query ($id: ID!) { a: post(id: $id) { replies(first: 2) { edges { node { id } } ${PAGE_INFO} } }
          b: post(id: $id) { replies(first: 2) { edges { node { id } } ${PAGE_INFO} } } }`,
        { id: first.id },
      );
      expect(data.a.replies.edges.map(({ node }) => node.id)).toEqual(answers.slice(0, 2));
      expect(data.a.replies.pageInfo.hasNextPage).toBe(true);
      expect(data.b).toEqual(data.a);
    });
  });

  it('counts in a space what everyone there may see', async () => {
    const room = await forum.make.space(brand);
    const newcomer = new Writer(forum, {
      community: brand.slug,
      token: (await forum.make.member(brand)).token,
    });
    await newcomer.open(room, { body: `${LINK} ${text()}` });
    const count = async () => {
      const { data } = await newcomer.ask<{ space: { threadCount: number; lastActivityAt: string | null } }>(
        'query ($slug: String!) { space(slug: $slug) { threadCount lastActivityAt } }',
        { slug: room.slug },
      );
      return data.space;
    };
    expect(await count()).toEqual({ threadCount: 0, lastActivityAt: null });
    await moderator.open(room, { body: text() });
    expect(await count()).toEqual({ threadCount: 1, lastActivityAt: expect.any(String) });
  });
});
