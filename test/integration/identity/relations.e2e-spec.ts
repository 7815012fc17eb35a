import { MemberRelations } from '#identity';
import { newId } from '#platform';
import {
  type Forum,
  openThread,
  reply,
  startForum,
  type TestCommunity,
  type TestMember,
  type TestSpace,
} from '#test-support';

const RELATIONS = `query ($first: Int, $after: String) { memberRelations(first: $first, after: $after) {
  edges { node { kind member { id displayName viewerRelation } } } pageInfo { endCursor hasNextPage } } }`;

interface RelationsAnswer {
  memberRelations: {
    edges: { node: { kind: string; member: { id: string; viewerRelation: string } } }[];
    pageInfo: { endCursor: string | null; hasNextPage: boolean };
  };
}

describe('blocks and mutes', () => {
  let forum: Forum;
  let brand: TestCommunity;
  let neighbours: TestCommunity;
  let space: TestSpace;
  let me: TestMember;
  let other: TestMember;

  beforeAll(async () => {
    forum = await startForum({ config: { roles: ['api'] } });
    [brand, neighbours] = [await forum.make.community(), await forum.make.community()];
    space = await forum.make.space(brand);
  });
  beforeEach(async () => {
    [me, other] = [await forum.make.member(brand), await forum.make.member(brand)];
  });
  afterAll(() => forum.stop());

  const ask = <Data = Record<string, unknown>>(who: TestMember, query: string, variables = {}) =>
    forum.graphql<Data>(query, variables, { community: brand.slug, token: who.token });

  async function relate(operation: string, memberId: string, who = me) {
    const { data, errors } = await ask<
      Record<string, { relation: { kind: string } | null; userErrors: { code: string }[] }>
    >(
      who,
      `mutation ($id: ID!) { ${operation}(input: { memberId: $id }) { relation { kind } userErrors { code } } }`,
      { id: memberId },
    );
    const payload = data?.[operation];
    return payload?.userErrors[0]?.code ?? errors[0]?.extensions.code ?? payload?.relation?.kind ?? null;
  }

  async function listOf(who: TestMember): Promise<[string, string][]> {
    const { data } = await ask<RelationsAnswer>(who, RELATIONS);
    return data.memberRelations.edges.map(({ node }) => [node.kind, node.member.id]);
  }

  async function hides(who: TestMember | null, threadId: string): Promise<boolean[]> {
    const { data } = await forum.graphql<{
      thread: { posts: { edges: { node: { viewerHidesAuthor: boolean } }[] } };
    }>(
      'query ($id: ID!) { thread(id: $id) { posts(first: 20) { edges { node { viewerHidesAuthor } } } } }',
      { id: threadId },
      { community: brand.slug, ...(who ? { token: who.token } : {}) },
    );
    return data.thread.posts.edges.map(({ node }) => node.viewerHidesAuthor);
  }

  it('replace each other, end by their own name only, and twice is once', async () => {
    expect(await relate('memberBlock', other.id)).toBe('BLOCK');
    expect(await relate('memberBlock', other.id)).toBe('BLOCK');
    expect(await relate('memberUnmute', other.id)).toBeNull();
    expect(await listOf(me)).toEqual([['BLOCK', other.id]]);
    expect(await relate('memberMute', other.id)).toBe('MUTE');
    expect(await listOf(me)).toEqual([['MUTE', other.id]]);
    expect(await relate('memberUnmute', other.id)).toBeNull();
    expect(await listOf(me)).toEqual([]);
  });

  it('are the business of who made them: the other one sees and is told nothing', async () => {
    const { threadId } = await openThread(
      forum,
      { member: other, community: brand, space },
      { title: 'Sujet', body: 'Un.' },
    );
    await relate('memberBlock', other.id);
    expect(await listOf(other)).toEqual([]);
    expect(await hides(other, threadId)).toEqual([false]);
    const { data } = await ask<{ thread: { author: { viewerRelation: null } } }>(
      other,
      'query ($id: ID!) { thread(id: $id) { author { viewerRelation } } }',
      { id: threadId },
    );
    expect(data.thread.author.viewerRelation).toBeNull();
    const facts = await forum.database.query<{ payload: object }>(
      `SELECT payload FROM fact WHERE type = 'identity.MemberRelationsChanged' AND payload->>'memberId' = $1`,
      [me.id],
    );
    expect(facts).toEqual([{ payload: { memberId: me.id } }]);
  });

  it('hide posts from who made them, and from nobody else', async () => {
    const by = { member: me, community: brand };
    const { threadId } = await openThread(forum, { ...by, space }, { title: 'Sujet', body: 'Premier.' });
    await reply(forum, { member: other, community: brand }, { threadId, body: 'Deuxième.' });
    await relate('memberMute', other.id);
    expect(await hides(me, threadId)).toEqual([false, true]);
    expect(await hides(null, threadId)).toEqual([false, false]);
    await relate('memberUnmute', other.id);
    expect(await hides(me, threadId)).toEqual([false, false]);
  });

  it('leave official words visible: staff may be muted, which hides nothing, and not blocked', async () => {
    const staff = await forum.make.member(brand, { role: 'community_manager' });
    const { threadId } = await openThread(
      forum,
      { member: staff, community: brand, space },
      { title: 'Officiel', body: 'Mot.' },
    );
    expect(await relate('memberBlock', staff.id)).toBe('STAFF_NOT_BLOCKABLE');
    expect(await relate('memberMute', staff.id)).toBe('MUTE');
    expect(await hides(me, threadId)).toEqual([false]);
    const relations = forum.server.app.get(MemberRelations);
    expect(await relations.whoIgnores(staff.id, [me.id, other.id])).toEqual(new Set([me.id]));
  });

  it('tell other rooms whom a notice must not reach, and whom not to propose', async () => {
    const third = await forum.make.member(brand);
    await relate('memberBlock', other.id);
    await relate('memberMute', other.id, third);
    const relations = forum.server.app.get(MemberRelations);
    const ids = [me.id, third.id, other.id, newId(), 'no id'];
    expect(await relations.whoIgnores(other.id, ids)).toEqual(new Set([me.id, third.id]));
    expect(await relations.whoIgnores(other.id, ids, ['block'])).toEqual(new Set([me.id]));
    expect(await relations.whoIgnores(me.id, ids)).toEqual(new Set());
    expect(await relations.ignoredBy(me.id)).toEqual(new Set([other.id]));
  });

  it('refuse oneself, nobody, a neighbour’s member and guests, and write nothing', async () => {
    const stranger = await forum.make.member(neighbours);
    expect(await relate('memberBlock', me.id)).toBe('OWN_RELATION');
    for (const id of [newId(), 'no id', stranger.id]) {
      for (const operation of ['memberBlock', 'memberMute', 'memberUnblock', 'memberUnmute'])
        expect(await relate(operation, id)).toBe('MEMBER_NOT_FOUND');
    }
    const guest = await forum.graphql(RELATIONS, {}, { community: brand.slug });
    expect(guest.errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
    const rows = await forum.database.query('SELECT 1 FROM member_relation WHERE member_id = $1', [me.id]);
    expect(rows).toEqual([]);
  });

  it('are paged, latest first, and end at 500', async () => {
    await forum.database.query(
      `WITH m AS (INSERT INTO member (id, community_id, display_name, joined_at)
         SELECT gen_random_uuid(), $1, 'Autre', now() FROM generate_series(1, 499) RETURNING id)
       INSERT INTO member_relation (community_id, member_id, other_id, kind) SELECT $1, $2, id, 'mute' FROM m`,
      [brand.id, me.id],
    );
    const third = await forum.make.member(brand);
    const outcomes = await Promise.all([relate('memberMute', other.id), relate('memberMute', third.id)]);
    expect(outcomes.sort()).toEqual(['MUTE', 'TOO_MANY_RELATIONS']);
    const seen = new Set<string>();
    let after: string | null = null;
    do {
      const { memberRelations }: RelationsAnswer = (
        await ask<RelationsAnswer>(me, RELATIONS, { first: 100, after })
      ).data;
      for (const { node } of memberRelations.edges) seen.add(node.member.id);
      after = memberRelations.pageInfo.hasNextPage ? memberRelations.pageInfo.endCursor : null;
    } while (after);
    expect(seen.size).toBe(500);
  });
});
