import {
  type Forum,
  openThread,
  reply,
  startForum,
  type TestCommunity,
  type TestMember,
  type TestSpace,
  TestSocket,
} from '#test-support';

const MARK = `mutation ($input: PostMarkOfficialInput!) { postMarkOfficial(input: $input) {
  post { id extras { official { byId byName at } } } userErrors { code field } } }`;

interface Shown {
  extras: { officialPostId: string | null; officialAuthor: string | null } | null;
  posts: { edges: { node: { id: string; extras: { official: { byName: string } | null } | null } }[] };
}

describe('an official answer', () => {
  let forum: Forum;
  let community: TestCommunity;
  let space: TestSpace;
  let maya: TestMember;
  let customer: TestMember;
  let threadId: string;
  let openingId: string;
  let answerId: string;

  beforeAll(async () => {
    forum = await startForum();
  });

  beforeEach(async () => {
    community = await forum.make.community({ newcomerPostThreshold: 0 });
    space = await forum.make.space(community);
    maya = await forum.make.member(community, { role: 'moderator', displayName: 'Maya' });
    customer = await forum.make.member(community, { displayName: 'Ana' });
    const opened = await openThread(
      forum,
      { member: customer, community, space },
      { title: 'Lampe', body: 'Ça marche ?' },
    );
    [threadId, openingId] = [opened.threadId, opened.id];
    answerId = (await reply(forum, { member: maya, community }, { threadId, body: 'Oui.' })).id;
  });

  afterAll(() => forum.stop());

  async function mark(by: TestMember, postId: string, isOn = true, at = community): Promise<unknown> {
    const answer = await forum.graphql<{
      postMarkOfficial: { post: object | null; userErrors: { code: string }[] } | null;
    }>(MARK, { input: { postId, isOn } }, { community: at.slug, cookie: by.cookie });
    const done = answer.data?.postMarkOfficial;
    if (!done) return answer.errors[0]?.extensions?.code;
    return done.userErrors[0]?.code ?? done.post;
  }

  async function shown(): Promise<{ head: Shown['extras']; official: string[] }> {
    const { data } = await forum.graphql<{ thread: Shown }>(
      `query ($id: ID!) { thread(id: $id) { extras { officialPostId officialAuthor }
        posts { edges { node { id extras { official { byName } } } } } } }`,
      { id: threadId },
      { community: community.slug },
    );
    const marked = data.thread.posts.edges.filter(({ node }) => node.extras?.official);
    return { head: data.thread.extras, official: marked.map(({ node }) => node.id) };
  }

  it('is marked by staff, says by whom and when, and stands in the thread’s head', async () => {
    expect(await mark(maya, answerId)).toMatchObject({
      id: answerId,
      extras: {
        official: { byId: maya.id, byName: 'Maya', at: expect.stringMatching(/^\d{4}-.*Z$/) as unknown },
      },
    });
    expect(await shown()).toEqual({
      head: { officialPostId: answerId, officialAuthor: 'Maya' },
      official: [answerId],
    });
  });

  it('moves the clock once for the post and once for the head, and not at all when marked again', async () => {
    const seq = async (): Promise<number> => {
      const [row] = await forum.database.query<{ seq: number }>('SELECT seq::int FROM thread WHERE id = $1', [
        threadId,
      ]);
      return row?.seq ?? 0;
    };
    const before = await seq();
    await mark(maya, answerId);
    expect(await seq()).toBe(before + 2);
    await mark(maya, answerId);
    expect(await seq()).toBe(before + 2);
  });

  it('is one a thread: the mark moves', async () => {
    await mark(maya, answerId);
    const second = await reply(forum, { member: maya, community }, { threadId, body: 'Mieux dit.' });
    await mark(maya, second.id);
    expect(await shown()).toEqual({
      head: { officialPostId: second.id, officialAuthor: 'Maya' },
      official: [second.id],
    });
  });

  it('is one a thread, also where two are marked at once', async () => {
    const second = await reply(forum, { member: maya, community }, { threadId, body: 'Mieux dit.' });
    await Promise.all([mark(maya, answerId), mark(maya, second.id), mark(maya, answerId)]);
    const { head, official } = await shown();
    expect(official).toHaveLength(1);
    expect(head?.officialPostId).toBe(official[0]);
  });

  it('is one no longer when the mark is taken away', async () => {
    await mark(maya, answerId);
    await mark(maya, answerId, false);
    expect(await shown()).toEqual({ head: null, official: [] });
  });

  it.each([
    [
      'taken back by its author',
      'mutation ($id: ID!) { postWithdraw(input: { postId: $id }) { userErrors { code } } }',
    ],
    [
      'removed by staff',
      `mutation ($id: ID!) { postRemove(input: { postId: $id, reasonCode: SPAM, reasonText: "Non." }) { userErrors { code } } }`,
    ],
  ])('goes when the post is %s, and readers hear of it', async (_, mutation) => {
    await mark(maya, answerId);
    const socket = await TestSocket.open(forum.url, { community: community.slug });
    await socket.ask('thread:join', { thread: threadId });
    const { errors } = await forum.graphql(
      mutation,
      { id: answerId },
      { community: community.slug, cookie: maya.cookie },
    );
    expect(errors).toEqual([]);
    expect((await shown()).head).toBeNull();
    await socket.next('thread:event', (frame) => frame.k === 'gone');
    const frame = await socket.next('thread:event', ({ k, d }) => k === 'thread' && !('x' in d));
    expect(frame.s).toBeGreaterThan(0);
    socket.close();
  });

  it('is not made by customers, by staff elsewhere, or with a widget’s rights', async () => {
    expect(await mark(customer, answerId)).toBe('FORBIDDEN');
    const other = await forum.make.community();
    const stranger = await forum.make.member(other, { role: 'admin' });
    expect(await mark(stranger, answerId, true, other)).toBe('POST_NOT_FOUND');
    const elsewhere = await forum.make.space(community);
    const local = await forum.make.member(community, { role: 'moderator', roleSpaceId: elsewhere.id });
    expect(await mark(local, answerId)).toBe('FORBIDDEN');
    const answer = await forum.graphql(
      MARK,
      { input: { postId: answerId, isOn: true } },
      { community: community.slug, token: maya.token },
    );
    expect(answer.errors[0]?.extensions?.code).toBe('FORBIDDEN');
    expect((await shown()).head).toBeNull();
  });

  it('is an answer, and the staff’s', async () => {
    const { id } = await reply(forum, { member: customer, community }, { threadId, body: 'Chez moi oui.' });
    expect(await mark(maya, id)).toBe('POST_NOT_OF_STAFF');
    const opened = await openThread(
      forum,
      { member: maya, community, space },
      { title: 'Bonjour', body: 'Bonjour.' },
    );
    expect(await mark(maya, opened.id)).toBe('POST_IS_NO_ANSWER');
    expect(await mark(maya, openingId)).toBe('POST_NOT_OF_STAFF');
    expect((await shown()).head).toBeNull();
  });
});
