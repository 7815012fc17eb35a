import { FollowAudience, type Follower, PostService } from '#discussion';
import { Database, newId, systemActor } from '#platform';
import {
  countStatements,
  type Forum,
  startForum,
  type TestCommunity,
  type TestMember,
  type TestSpace,
} from '#test-support';
import { requirePost, Writer } from './operations.js';

const SET = `mutation ($input: FollowSetInput!) { followSet(input: $input) {
  follow { kind level tag isChosen thread { id } space { id } member { id } } userErrors { code field } } }`;
const FOLLOWS = `query ($first: Int, $after: String) { follows(first: $first, after: $after) {
  edges { node { kind level tag isChosen thread { id title } space { id } member { id } } } pageInfo { endCursor hasNextPage } } }`;

interface FollowAnswer {
  kind: string;
  level: string;
  tag: string | null;
  isChosen: boolean;
  thread: { id: string } | null;
}

interface FollowPage {
  follows: {
    edges: { node: FollowAnswer }[];
    pageInfo: { endCursor: string | null; hasNextPage: boolean };
  };
}

describe('follows', () => {
  let forum: Forum;
  let brand: TestCommunity;
  let neighbours: TestCommunity;
  let space: TestSpace;
  let hidden: TestSpace;
  let author: TestMember;
  let reader: TestMember;
  let threadId: string;

  beforeAll(async () => {
    forum = await startForum({ config: { roles: ['api'] } });
    [brand, neighbours] = [await forum.make.community(), await forum.make.community()];
  });
  beforeEach(async () => {
    space = await forum.make.space(brand);
    hidden = await forum.make.space(brand, { visibility: 'private' });
    [author, reader] = [await forum.make.member(brand), await forum.make.member(brand)];
    threadId = String((await as(author).open(space)).threadId);
  });
  afterAll(() => forum.stop());

  const as = (member: TestMember, community = brand): Writer =>
    new Writer(forum, { community: community.slug, token: member.token });

  async function set(member: TestMember, input: object, community = brand) {
    const { data, errors } = await as(member, community).ask<{
      followSet: { follow: FollowAnswer | null; userErrors: { code: string }[] };
    }>(SET, { input });
    return {
      follow: data?.followSet.follow ?? null,
      code: data?.followSet.userErrors[0]?.code ?? errors[0]?.extensions.code ?? null,
    };
  }

  async function levelOf(member: TestMember, id = threadId): Promise<string | null> {
    const { data } = await as(member).ask<{ thread: { viewerFollow: string | null } }>(
      'query ($id: ID!) { thread(id: $id) { viewerFollow } }',
      { id },
    );
    return data.thread.viewerFollow;
  }

  async function listOf(member: TestMember): Promise<FollowAnswer[]> {
    const { data } = await as(member).ask<{ follows: { edges: { node: FollowAnswer }[] } }>(FOLLOWS);
    return data.follows.edges.map(({ node }) => node);
  }

  const audienceOf = async (id: string, tags: string[] = []): Promise<Map<string, Follower>> => {
    const { followers } = await forum.server.app
      .get(FollowAudience)
      .batch({ communityId: brand.id, threadId: id, tags }, null, 1_000);
    return new Map(followers.map((one) => [one.memberId, one]));
  };

  it('are watching for what one opens, tracking for where one replies, and normal for all else', async () => {
    expect(await levelOf(author)).toBe('WATCHING');
    expect(await levelOf(reader)).toBe('NORMAL');
    requirePost(await as(reader).reply(threadId));
    expect(await levelOf(reader)).toBe('TRACKING');
    const guest = await new Writer(forum, { community: brand.slug }).ask<{ thread: object }>(
      'query ($id: ID!) { thread(id: $id) { viewerFollow space { viewerFollow } author { viewerFollow } } }',
      { id: threadId },
    );
    expect(guest.data.thread).toEqual({
      viewerFollow: null,
      space: { viewerFollow: null },
      author: { viewerFollow: null },
    });
  });

  it('by writing never override a choice, NORMAL and MUTED among them', async () => {
    for (const level of ['NORMAL', 'MUTED', 'WATCHING']) {
      const member = await forum.make.member(brand);
      await set(member, { kind: 'THREAD', id: threadId, level });
      requirePost(await as(member).reply(threadId));
      expect(await levelOf(member)).toBe(level);
    }
  });

  it('by writing can be switched off', async () => {
    const { data } = await as(reader).ask<{ memberPreferencesUpdate: { preferences: object } }>(
      `mutation { memberPreferencesUpdate(input: { followsOwnThreads: false }) {
         preferences { followsOwnThreads showsPresence } } }`,
    );
    expect(data.memberPreferencesUpdate.preferences).toEqual({
      followsOwnThreads: false,
      showsPresence: true,
    });
    requirePost(await as(reader).reply(threadId));
    const { threadId: own } = await as(reader).open(space);
    expect([await levelOf(reader), await levelOf(reader, String(own))]).toEqual(['NORMAL', 'NORMAL']);
    await as(reader).ask(
      'mutation { memberPreferencesUpdate(input: { followsOwnThreads: true }) { userErrors { code } } }',
    );
    requirePost(await as(reader).reply(threadId));
    expect(await levelOf(reader)).toBe('TRACKING');
  });

  it('begin with the publication of what was held', async () => {
    const newcomer = await forum.make.member(brand);
    const held = await as(newcomer).open(space, { body: 'Voir https://example.com/offre' });
    expect(held.post?.state).toBe('PENDING');
    expect(await levelOf(newcomer, String(held.threadId))).toBe('NORMAL');
    const database = forum.server.app.get(Database);
    await database.transaction((tx) =>
      forum.server.app.get(PostService).publish(tx, systemActor(brand.id), String(held.post?.id)),
    );
    expect(await levelOf(newcomer, String(held.threadId))).toBe('WATCHING');
  });

  it('take every kind of target, list latest first, and end with NORMAL', async () => {
    for (const input of [
      { kind: 'THREAD', id: threadId, level: 'WATCHING' },
      { kind: 'SPACE', id: space.id, level: 'WATCHING_FIRST' },
      { kind: 'MEMBER', id: author.id, level: 'MUTED' },
      { kind: 'TAG', tag: ' #Machine à Café ', level: 'TRACKING' },
    ])
      expect((await set(reader, input)).code).toBeNull();
    expect((await listOf(reader)).map(({ kind, level, tag }) => [kind, level, tag])).toEqual([
      ['TAG', 'TRACKING', 'machine a cafe'],
      ['MEMBER', 'MUTED', null],
      ['SPACE', 'WATCHING_FIRST', null],
      ['THREAD', 'WATCHING', null],
    ]);
    await set(reader, { kind: 'TAG', tag: 'machine a cafe', level: 'NORMAL' });
    await set(reader, { kind: 'THREAD', id: threadId, level: 'NORMAL' });
    expect((await listOf(reader)).map(({ kind }) => kind)).toEqual(['MEMBER', 'SPACE']);
  });

  it('are paged both to the end and without repetition', async () => {
    for (let index = 0; index < 5; index += 1)
      await set(reader, { kind: 'TAG', tag: `tag ${index}`, level: 'TRACKING' });
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { follows }: FollowPage = (await as(reader).ask<FollowPage>(FOLLOWS, { first: 2, after })).data;
      seen.push(...follows.edges.map(({ node }) => String(node.tag)));
      after = follows.pageInfo.hasNextPage ? follows.pageInfo.endCursor : null;
    } while (after);
    expect(seen).toEqual(['tag 4', 'tag 3', 'tag 2', 'tag 1', 'tag 0']);
  });

  it('of what one may not see are as absent, and change nothing', async () => {
    const insider = await forum.make.member(brand);
    await forum.make.grantAccess(brand, hidden, insider);
    const { threadId: secret } = await as(insider).open(hidden);
    const stranger = await forum.make.member(neighbours);
    const absent = newId();
    for (const input of [
      { kind: 'THREAD', id: secret },
      { kind: 'SPACE', id: hidden.id },
      { kind: 'MEMBER', id: stranger.id },
      { kind: 'THREAD', id: absent },
      { kind: 'SPACE', id: 'no id at all' },
      { kind: 'THREAD', id: space.id },
    ])
      expect((await set(reader, { ...input, level: 'WATCHING' })).code).toBe('NOT_FOUND');
    expect((await set(stranger, { kind: 'THREAD', id: threadId, level: 'WATCHING' }, neighbours)).code).toBe(
      'NOT_FOUND',
    );
    expect(await listOf(reader)).toEqual([]);
  });

  it('refuse what makes no sense with a code, and guests altogether', async () => {
    const cases = [
      [{ kind: 'THREAD', id: threadId, level: 'WATCHING_FIRST' }, 'FOLLOW_LEVEL_INVALID'],
      [{ kind: 'MEMBER', id: author.id, level: 'WATCHING_FIRST' }, 'FOLLOW_LEVEL_INVALID'],
      [{ kind: 'TAG', tag: '  ', level: 'TRACKING' }, 'FOLLOW_TARGET_INVALID'],
      [{ kind: 'TAG', tag: 'x'.repeat(41), level: 'TRACKING' }, 'FOLLOW_TARGET_INVALID'],
      [{ kind: 'TAG', id: threadId, tag: 'x', level: 'TRACKING' }, 'FOLLOW_TARGET_INVALID'],
      [{ kind: 'THREAD', tag: 'x', level: 'TRACKING' }, 'FOLLOW_TARGET_INVALID'],
      [{ kind: 'MEMBER', id: reader.id, level: 'TRACKING' }, 'FOLLOWS_ONESELF'],
    ] as const;
    for (const [input, code] of cases) expect((await set(reader, input)).code).toBe(code);
    expect(await listOf(reader)).toEqual([]);
    const guest = new Writer(forum, { community: brand.slug });
    const input = { kind: 'THREAD', id: threadId, level: 'WATCHING' };
    expect((await guest.ask(SET, { input })).errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect((await guest.ask(FOLLOWS)).errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('set many times at once are one', async () => {
    await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        set(reader, { kind: 'SPACE', id: space.id, level: index % 2 ? 'TRACKING' : 'WATCHING' }),
      ),
    );
    expect(await listOf(reader)).toHaveLength(1);
  });

  it('end at a bound that nobody gets past', async () => {
    await forum.database.query(
      `INSERT INTO follow (id, community_id, member_id, kind, tag, level, is_chosen)
       SELECT gen_random_uuid(), $1, $2, 'tag', 'tag-' || n, 'tracking', true FROM generate_series(1, 5000) n`,
      [brand.id, reader.id],
    );
    expect((await set(reader, { kind: 'TAG', tag: 'one more', level: 'TRACKING' })).code).toBe(
      'TOO_MANY_FOLLOWS',
    );
    expect((await set(reader, { kind: 'TAG', tag: 'tag-7', level: 'MUTED' })).code).toBeNull();
    requirePost(await as(reader).reply(threadId));
    expect(await levelOf(reader)).toBe('TRACKING');
  });

  it('of a space that one loses stay as a row, are not listed and concern nobody', async () => {
    const insider = await forum.make.member(brand);
    await forum.make.grantAccess(brand, hidden, insider);
    const { threadId: secret } = await as(insider).open(hidden);
    await set(insider, { kind: 'SPACE', id: hidden.id, level: 'WATCHING' });
    expect([...(await audienceOf(String(secret))).keys()]).toEqual([insider.id]);
    expect(await listOf(insider)).toHaveLength(2);
    await forum.database.query('DELETE FROM space_access WHERE member_id = $1', [insider.id]);
    expect((await audienceOf(String(secret))).size).toBe(0);
    expect(await listOf(insider)).toEqual([]);
    const [{ count } = { count: 0 }] = await forum.database.query<{ count: number }>(
      'SELECT count(*)::int FROM follow WHERE member_id = $1',
      [insider.id],
    );
    expect(count).toBe(2);
  });

  describe('as an audience', () => {
    it('let the thread’s own level win, then a mute, then the closest', async () => {
      const people: Record<string, TestMember> = {};
      const follow = async (name: string, ...inputs: object[]) => {
        people[name] = await forum.make.member(brand);
        for (const input of inputs) await set(people[name], input);
      };
      const ofSpace = (level: string) => ({ kind: 'SPACE', id: space.id, level });
      const ofAuthor = (level: string) => ({ kind: 'MEMBER', id: author.id, level });
      const ofTag = (level: string) => ({ kind: 'TAG', tag: 'Café', level });
      await follow('chosen', { kind: 'THREAD', id: threadId, level: 'TRACKING' }, ofSpace('WATCHING'));
      await follow('left', { kind: 'THREAD', id: threadId, level: 'NORMAL' }, ofSpace('WATCHING'));
      await follow('muted', ofSpace('MUTED'), ofTag('WATCHING'));
      await follow('mutedAuthor', ofAuthor('MUTED'), ofSpace('WATCHING_FIRST'));
      await follow('closest', ofSpace('TRACKING'), ofTag('WATCHING'));
      await follow('first', ofSpace('WATCHING_FIRST'), ofAuthor('TRACKING'));
      await follow('nobody');
      const audience = await audienceOf(threadId, ['café']);
      const shown = Object.fromEntries(
        Object.entries(people).map(([name, { id }]) => {
          const one = audience.get(id);
          return [name, one ? [one.level, one.watchesFirst] : null];
        }),
      );
      expect(shown).toEqual({
        chosen: ['tracking', false],
        left: ['normal', false],
        muted: ['muted', false],
        mutedAuthor: ['muted', false],
        closest: ['watching', true],
        first: ['tracking', true],
        nobody: null,
      });
      expect(audience.get(author.id)).toMatchObject({ level: 'watching' });
    });

    it('hold exactly those who may enter, as the rule for one actor says', async () => {
      const people = {
        plain: await forum.make.member(brand),
        letIn: await forum.make.member(brand),
        moderator: await forum.make.member(brand, { role: 'moderator' }),
        here: await forum.make.member(brand, { role: 'moderator', roleSpaceId: hidden.id }),
        elsewhere: await forum.make.member(brand, { role: 'moderator', roleSpaceId: space.id }),
        analyst: await forum.make.member(brand, { role: 'analyst' }),
        manager: await forum.make.member(brand, { role: 'community_manager' }),
        admin: await forum.make.member(brand, { role: 'admin' }),
      };
      await forum.make.grantAccess(brand, hidden, people.letIn);
      const { threadId: secret } = await as(people.letIn).open(hidden);
      for (const { id } of Object.values(people))
        await forum.database.query(
          `INSERT INTO follow (id, community_id, member_id, kind, target_id, level, is_chosen)
           VALUES ($1, $2, $3, 'space', $4, 'watching', true)`,
          [newId(), brand.id, id, hidden.id],
        );
      const told = await audienceOf(String(secret));
      for (const [name, { id, cookie }] of Object.entries(people)) {
        const { data } = await forum.graphql<{ thread: object | null }>(
          'query ($id: ID!) { thread(id: $id) { id } }',
          { id: secret },
          { community: brand.slug, cookie },
        );
        expect([name, told.has(id)]).toEqual([name, data.thread !== null]);
      }
    });

    it('of ten thousand are read in batches of one statement each, in order, nobody twice and nobody left out', async () => {
      const { threadId: busy } = await as(author).open(space);
      await forum.database.query(
        `WITH m AS (INSERT INTO member (id, community_id, display_name, joined_at)
           SELECT gen_random_uuid(), $1, 'Follower', now() FROM generate_series(1, 10000) RETURNING id)
         INSERT INTO follow (id, community_id, member_id, kind, target_id, level, is_chosen)
         SELECT gen_random_uuid(), $1, id, 'thread', $2::uuid, 'watching', true FROM m`,
        [brand.id, busy],
      );
      await forum.database.query('ANALYZE follow; ANALYZE member');
      const audience = forum.server.app.get(FollowAudience);
      const seen = new Set<string>();
      let after: string | null = null;
      const times: number[] = [];
      do {
        const begun = performance.now();
        const { result, statements } = await countStatements(() =>
          audience.batch({ communityId: brand.id, threadId: String(busy) }, after, 1_000),
        );
        times.push(performance.now() - begun);
        expect(statements.filter((sql) => /FROM follow/.test(sql))).toHaveLength(1);
        for (const { memberId } of result.followers) {
          expect(seen.has(memberId)).toBe(false);
          seen.add(memberId);
        }
        after = result.next;
      } while (after);
      // The thread's author watches it, too.
      expect(seen.size).toBe(10_001);
      expect(Math.max(...times)).toBeLessThan(1_000);
    }, 60_000);

    it('are nobody for a thread of another community, and for one that is not there', async () => {
      const audience = forum.server.app.get(FollowAudience);
      for (const thread of [
        { communityId: neighbours.id, threadId },
        { communityId: brand.id, threadId: newId() },
      ])
        expect(await audience.batch(thread, null)).toEqual({ followers: [], next: null });
    });
  });
});
