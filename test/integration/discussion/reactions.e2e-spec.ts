import { randomUUID } from 'node:crypto';
import { ReactionTally } from '#discussion';
import {
  countStatements,
  type Forum,
  settle,
  startForum,
  type TestCommunity,
  type TestMember,
  type TestSpace,
} from '#test-support';
import { ThreadView } from '../realtime/thread-view.js';
import { POST, requirePost, Writer } from './operations.js';

interface Reacted {
  post: {
    changeSeq: number;
    viewerReactions: string[];
    extras: { reactions: { kind: string; count: number }[] | null } | null;
  } | null;
  userErrors: { code: string }[];
}

const REACT = `mutation ($input: PostReactInput!) { postReact(input: $input) {
  post { changeSeq viewerReactions extras { reactions { kind count } } } userErrors { code field } } }`;

describe('reactions', () => {
  let forum: Forum;
  let brand: TestCommunity;
  let space: TestSpace;
  let author: Writer;
  let authorId: string;
  let reader: TestMember;
  let admin: TestMember;
  let threadId: string;
  let postId: string;

  beforeAll(async () => {
    forum = await startForum();
    brand = await forum.make.community();
    space = await forum.make.space(brand);
    const member = await forum.make.member(brand);
    authorId = member.id;
    author = new Writer(forum, { community: brand.slug, token: member.token });
    admin = await forum.make.member(brand, { role: 'admin' });
  });
  afterAll(() => forum.stop());
  beforeEach(async () => {
    reader = await forum.make.member(brand);
    const opened = await author.open(space, { body: `Opening ${randomUUID()}` });
    threadId = opened.threadId ?? '';
    postId = requirePost(opened).id;
  });

  const as = (member: TestMember) => ({ community: brand.slug, token: member.token });

  async function react(
    member: TestMember,
    given: Partial<{ postId: string; kind: string; isOn: boolean }> = {},
    community = brand.slug,
  ): Promise<Reacted & { code: string }> {
    const answer = await forum.graphql<{ postReact: Reacted }>(
      REACT,
      { input: { postId, kind: 'like', isOn: true, ...given } },
      { community, token: member.token },
    );
    const payload = answer.data?.postReact;
    const code = payload?.userErrors[0]?.code ?? answer.errors[0]?.extensions.code ?? '';
    return { post: payload?.post ?? null, userErrors: payload?.userErrors ?? [], code };
  }

  const countsOf = async () =>
    Object.fromEntries(
      (
        await forum.database.query<{ x: { reactions?: { kind: string; count: number }[] } | null }>(
          'SELECT extras AS x FROM post WHERE id = $1',
          [postId],
        )
      )[0]?.x?.reactions?.map(({ kind, count }) => [kind, count]) ?? [],
    );

  async function setReactions(reactions: object[]): Promise<{ code: string; field: string }[]> {
    const { data } = await forum.graphql<{
      communityUpdate: { userErrors: { code: string; field: string }[] };
    }>(
      `mutation ($reactions: [ReactionKindInput!]) { communityUpdate(input: { reactions: $reactions }) { userErrors { code field } } }`,
      { reactions },
      { community: brand.slug, cookie: admin.cookie },
    );
    return data.communityUpdate.userErrors;
  }

  it('are given, shown to the giver, and taken back', async () => {
    const given = await react(reader);
    expect(given.post?.extras?.reactions).toEqual([{ kind: 'like', count: 1 }]);
    expect(given.post?.viewerReactions).toEqual(['like']);
    expect((await react(reader, { kind: 'love' })).post?.viewerReactions).toEqual(['like', 'love']);
    await react(reader, { kind: 'love', isOn: false });
    const taken = await react(reader, { isOn: false });
    expect(taken.post).toMatchObject({ viewerReactions: [], extras: null });
  });

  it('given twice are given once, and do not move the clock', async () => {
    const first = await react(reader);
    const second = await react(reader);
    expect(second.post).toEqual(first.post);
    await react(reader, { isOn: false });
    const clock = (await ThreadView.fetch(forum, brand.slug, threadId)).seq;
    await react(reader, { isOn: false });
    expect((await ThreadView.fetch(forum, brand.slug, threadId)).seq).toBe(clock);
  });

  it('of fifty members, each sent twice at once, end in the right count', async () => {
    const members = await Promise.all(Array.from({ length: 50 }, () => forum.make.member(brand)));
    const sent = await Promise.all([...members, ...members].map((member) => react(member)));
    expect(sent.map(({ code }) => code)).toEqual(sent.map(() => ''));
    expect(await countsOf()).toEqual({ like: 50 });
    expect((await ThreadView.fetch(forum, brand.slug, threadId)).seq).toBe(51);
    const taken = members.slice(0, 20).map((member) => react(member, { isOn: false }));
    const added = members.slice(10, 40).map((member) => react(member, { kind: 'love' }));
    await Promise.all([...taken, ...added]);
    expect(await countsOf()).toEqual({ like: 30, love: 30 });
  });

  it('are refused on one’s own post, of an unknown kind and to who is suspended, and change nothing', async () => {
    const own = await author.ask<{ postReact: Reacted }>(REACT, {
      input: { postId, kind: 'like', isOn: true },
    });
    expect(own.data.postReact.userErrors).toEqual([{ code: 'REACTION_TO_OWN_POST', field: 'postId' }]);
    for (const kind of ['unheard', '', '\0', 'LIKE', "like'; --"])
      expect((await react(reader, { kind })).code).toBe('REACTION_NOT_OFFERED');
    await forum.database.query(`UPDATE member SET state = 'suspended' WHERE id = $1`, [reader.id]);
    const suspended = await forum.make.member(brand);
    await forum.database.query(`UPDATE member SET state = 'suspended' WHERE id = $1`, [suspended.id]);
    expect(['MEMBER_SUSPENDED', 'FORBIDDEN']).toContain((await react(suspended)).code);
    expect(await countsOf()).toEqual({});
  });

  it('to what the member may not see are to nothing', async () => {
    const closed = await forum.make.space(brand, { visibility: 'private' });
    const insider = await forum.make.member(brand);
    await forum.make.grantAccess(brand, closed, insider);
    const hidden = requirePost(await new Writer(forum, as(insider)).open(closed, { body: randomUUID() }));
    const other = await forum.make.community();
    const neighbour = await forum.make.member(other);
    const codes = [
      await react(reader, { postId: hidden.id }),
      await react(reader, { postId: randomUUID() }),
      await react(reader, { postId: 'nonsense' }),
      await react(neighbour, {}, other.slug),
    ].map(({ code }) => code);
    expect(codes).toEqual(codes.map(() => 'POST_NOT_FOUND'));
    expect(await countsOf()).toEqual({});
  });

  it('go with what is withdrawn', async () => {
    postId = requirePost(await author.reply(threadId, { body: `Reply ${randomUUID()}` })).id;
    await react(reader);
    await author.withdraw(postId);
    expect((await react(reader, { kind: 'love' })).code).toBe('POST_NOT_FOUND');
    const { data } = await forum.graphql<{
      post: { extras: null; viewerReactions: string[]; reactors: { edges: [] } };
    }>(
      `query ($id: ID!) { post(id: $id) { extras { reactions { kind } } viewerReactions reactors(kind: "like") { edges { cursor } } } }`,
      { id: postId },
      as(reader),
    );
    expect(data.post).toEqual({ extras: null, viewerReactions: [], reactors: { edges: [] } });
  });

  it('are at most fifty a day, those taken back counted', async () => {
    await forum.database.query(
      `INSERT INTO reaction_day (member_id, day, community_id, given) VALUES ($1, (now() AT TIME ZONE 'UTC')::date, $2, 48)`,
      [reader.id, brand.id],
    );
    await react(reader);
    await react(reader, { isOn: false });
    expect((await react(reader)).code).toBe('');
    const clock = (await ThreadView.fetch(forum, brand.slug, threadId)).seq;
    expect((await react(reader, { kind: 'love' })).code).toBe('REACTIONS_TOO_MANY_TODAY');
    expect(await countsOf()).toEqual({ like: 1 });
    expect((await ThreadView.fetch(forum, brand.slug, threadId)).seq).toBe(clock);
    expect((await react(reader, { isOn: false })).code).toBe('');
  });

  it('of a kind that was taken out stay counted, and are given no more', async () => {
    await react(reader, { kind: 'funny' });
    const kept = { kind: 'like', fr: 'J’aime', en: 'Like', icon: 'thumb-up' };
    expect(await setReactions([kept])).toEqual([]);
    expect(await countsOf()).toEqual({ funny: 1 });
    const later = await forum.make.member(brand);
    expect((await react(later, { kind: 'funny' })).code).toBe('REACTION_NOT_OFFERED');
    expect((await react(reader, { kind: 'funny', isOn: false })).code).toBe('');
    const { data } = await forum.graphql<{
      community: { reactions: { kind: string; isOffered: boolean }[] };
    }>('{ community { reactions { kind isOffered } } }', {}, { community: brand.slug });
    expect(data.community.reactions.filter(({ isOffered }) => isOffered)).toEqual([
      { kind: 'like', isOffered: true },
    ]);
    expect(data.community.reactions.map(({ kind }) => kind)).toContain('funny');
    const all = ['like', 'love', 'insightful', 'funny', 'thanks'];
    await setReactions(all.map((kind) => ({ ...kept, kind })));
  });

  it('that cannot be offered are refused by name, and nothing is saved', async () => {
    const good = { kind: 'like', fr: 'J’aime', en: 'Like', icon: 'thumb-up' };
    const bad: [object[], string][] = [
      [Array.from({ length: 9 }, (_, n) => ({ ...good, kind: `k${n}` })), 'reactions'],
      [[good, good], 'reactions'],
      [[{ ...good, kind: 'Like!' }], 'reactions.0.kind'],
      [[good, { ...good, kind: 'b', icon: '👍' }], 'reactions.1.icon'],
      [[{ ...good, icon: 'toString' }], 'reactions.0.icon'],
      [[{ ...good, fr: ' ' }], 'reactions.0.fr'],
      [[{ ...good, en: 'x'.repeat(25) }], 'reactions.0.en'],
    ];
    for (const [reactions, field] of bad)
      expect((await setReactions(reactions)).map((each) => each.field)).toEqual([field]);
    const { data } = await forum.graphql<{ community: { reactions: object[] } }>(
      '{ community { reactions { kind } } }',
      {},
      { community: brand.slug },
    );
    expect(data.community.reactions).toHaveLength(5);
  });

  it('name who gave them, latest first, page by page', async () => {
    const members = [];
    for (let count = 0; count < 5; count += 1) {
      members.push(await forum.make.member(brand));
      await react(members.at(-1) as TestMember);
    }
    const ask = async (after: string | null) =>
      (
        await forum.graphql<{
          post: {
            reactors: {
              edges: { node: { member: { id: string } } }[];
              pageInfo: { hasNextPage: boolean; endCursor: string };
            };
          };
        }>(
          `query ($id: ID!, $after: String) { post(id: $id) { reactors(kind: "like", first: 3, after: $after) {
             edges { node { member { id displayName } } } pageInfo { hasNextPage endCursor } } } }`,
          { id: postId, after },
          { community: brand.slug },
        )
      ).data.post.reactors;
    const first = await ask(null);
    expect(first.pageInfo.hasNextPage).toBe(true);
    const second = await ask(first.pageInfo.endCursor);
    expect([...first.edges, ...second.edges].map(({ node }) => node.member.id)).toEqual(
      members.map(({ id }) => id).reverse(),
    );
  });

  it('received and given are tallied since an instant, of posts that are still there', async () => {
    const since = new Date();
    await react(reader);
    await react(reader, { kind: 'love' });
    const gone = requirePost(await author.open(space, { body: randomUUID() }));
    await react(reader, { postId: gone.id });
    await author.withdraw(gone.id);
    const tally = forum.server.app.get(ReactionTally, { strict: false });
    expect(await tally.byMembers(brand.id, [reader.id, authorId], since)).toEqual([
      { memberId: reader.id, received: 0, given: 2 },
      { memberId: authorId, received: 2, given: 0 },
    ]);
    expect(await tally.byMembers(brand.id, [reader.id], new Date(Date.now() + 1_000))).toEqual([
      { memberId: reader.id, received: 0, given: 0 },
    ]);
  });

  it('of the viewer cost a page one statement where there are any, and a guest none', async () => {
    for (let count = 0; count < 6; count += 1)
      requirePost(await author.reply(threadId, { body: `Reply ${randomUUID()}` }));
    const page = (fields: string) => `query ($id: ID!) { thread(id: $id) {
      posts(first: 20) { edges { node { ${POST} ${fields} } } } } }`;
    const cost = async (fields: string, who: object) => {
      const ask = () => forum.graphql(page(fields), { id: threadId }, { community: brand.slug, ...who });
      await ask();
      await settle(forum);
      return (await countStatements(ask)).statements.filter((sql) => /\bFROM (reaction|poll)\b/.test(sql));
    };
    const fields = 'viewerReactions extras { poll { viewerChoices viewerResults { votes } } }';
    expect(await cost(fields, { token: reader.token })).toHaveLength(0);
    await react(reader);
    expect(await cost(fields, { token: reader.token })).toHaveLength(1);
    expect(await cost(fields, {})).toHaveLength(0);
  });
});
