import { TrustJob, TrustSchedule } from '#discussion';
import {
  type Forum,
  type RequestIdentity,
  startForum,
  type TestCommunity,
  type TestMember,
  type TestSpace,
} from '#test-support';
import { randomUUID } from 'node:crypto';
import { requirePost, Writer } from './operations.js';

const REPLY = `mutation ($input: PostReplyInput!) {
  postReply(input: $input) { post { id } userErrors { code field } } }`;
const OPEN = `mutation ($input: ThreadOpenInput!) {
  threadOpen(input: $input) { thread { id } userErrors { code field } } }`;
const PIN = `mutation ($input: MemberTrustPinInput!) {
  memberTrustPin(input: $input) { member { standing { level measuredLevel isPinned } } userErrors { code field } } }`;
const UNPIN = `mutation ($input: MemberTrustUnpinInput!) {
  memberTrustUnpin(input: $input) { member { standing { level isPinned } } userErrors { code field } } }`;
const TRUST = `{ viewer { trust { level isPinned allowance { linksPerPost mentionsPerPost filesPerPost repliesOnFirstDay reactionsPerDay }
  next { level requirements { measure value have isMet } allowance { linksPerPost } } } } }`;
const POLICY = `mutation ($input: TrustPolicyUpdateInput!) {
  trustPolicyUpdate(input: $input) { policy { requirements { level measure value } } userErrors { code field } } }`;

interface ViewerTrust {
  level: number;
  isPinned: boolean;
  allowance: {
    linksPerPost: number | null;
    mentionsPerPost: number;
    filesPerPost: number;
    repliesOnFirstDay: number | null;
    reactionsPerDay: number;
  };
  next: {
    level: number;
    requirements: { measure: string; value: number; have: number; isMet: boolean }[];
  } | null;
}

describe('trust', () => {
  let forum: Forum;
  let community: TestCommunity;
  let space: TestSpace;
  let moderator: TestMember;
  let threadId: string;

  beforeAll(async () => {
    forum = await startForum();
    community = await forum.make.community();
    space = await forum.make.space(community, { visibility: 'public' });
    moderator = await forum.make.member(community, { role: 'moderator' });
    threadId = (await open(moderator)).thread?.id as string;
  });
  afterAll(() => forum.stop());

  const as = (member: TestMember): RequestIdentity => ({ community: community.slug, cookie: member.cookie });
  const newcomer = (joinedAt = new Date()) => forum.make.member(community, { trustLevel: 0, joinedAt });
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

  async function send<Answer>(member: TestMember, query: string, input: object): Promise<Answer> {
    const { data, errors } = await forum.graphql<Record<string, Answer>>(query, { input }, as(member));
    expect(errors).toEqual([]);
    return Object.values(data)[0] as Answer;
  }
  interface Written {
    post?: { id: string } | null;
    thread?: { id: string } | null;
    userErrors: { code: string; field: string | null }[];
  }
  const reply = (member: TestMember, body = `Un mot ${randomUUID()}`) =>
    send<Written>(member, REPLY, { threadId, body, idempotencyKey: randomUUID() });
  const open = (member: TestMember) =>
    send<Written>(member, OPEN, {
      spaceId: space.id,
      title: 'Un sujet',
      body: `Texte ${randomUUID()}`,
      idempotencyKey: randomUUID(),
    });

  /** What a member has read, a day ago and before. */
  async function hasRead(
    member: TestMember,
    read: { threads: number; posts: number; minutes: number; days?: number },
  ): Promise<void> {
    const days = read.days ?? 1;
    await forum.database.query(
      `INSERT INTO reading_day (member_id, day, community_id, threads_entered, posts_read, read_seconds)
       SELECT $1, (now() AT TIME ZONE 'UTC')::date - n, $2, CASE WHEN n = 1 THEN $3 ELSE 0 END,
         CASE WHEN n = 1 THEN $4 ELSE 0 END, CASE WHEN n = 1 THEN $5 ELSE 0 END FROM generate_series(1, $6) n`,
      [member.id, community.id, read.threads, read.posts, read.minutes * 60, days],
    );
    await forum.database.query(
      `INSERT INTO reading_pace (member_id, community_id, reported_at) VALUES ($1, $2, now())`,
      [member.id, community.id],
    );
  }
  const measure = () =>
    forum.server.app.get(TrustJob, { strict: false }).run(null, new AbortController().signal);
  const byNight = () =>
    forum.server.app
      .get(TrustSchedule, { strict: false })
      .run({ communityId: community.id } as never, new AbortController().signal);
  async function trustOf(member: TestMember): Promise<ViewerTrust> {
    const { data } = await forum.graphql<{ viewer: { trust: ViewerTrust } }>(TRUST, {}, as(member));
    return data.viewer.trust;
  }
  async function history(member: TestMember): Promise<[number, number, string][]> {
    const rows = await forum.database.query<{ from: number; to: number; cause: string }>(
      `SELECT from_level AS "from", to_level AS "to", cause FROM trust_change WHERE member_id = $1 ORDER BY changed_at, id`,
      [member.id],
    );
    return rows.map(({ from, to, cause }) => [from, to, cause]);
  }

  it('rises by what a member read, once, whoever measures at the same time', async () => {
    const member = await newcomer();
    await hasRead(member, { threads: 5, posts: 30, minutes: 9 });
    await measure();
    expect((await trustOf(member)).level).toBe(0);
    await forum.database.query('UPDATE reading_day SET read_seconds = 600 WHERE member_id = $1', [member.id]);
    await Promise.all([measure(), measure(), byNight()]);
    await measure();
    expect(await trustOf(member)).toMatchObject({
      level: 1,
      allowance: {
        linksPerPost: null,
        mentionsPerPost: 10,
        filesPerPost: 10,
        repliesOnFirstDay: null,
        reactionsPerDay: 50,
      },
    });
    expect(await history(member)).toEqual([[0, 1, 'measured']]);
    const facts = await forum.database.query(
      `SELECT 1 FROM fact WHERE type = 'identity.MemberTrustChanged' AND payload->>'memberId' = $1`,
      [member.id],
    );
    expect(facts).toHaveLength(1);
  });

  it('shows members the way to the next level as it is at this moment', async () => {
    const member = await newcomer();
    await hasRead(member, { threads: 2, posts: 31, minutes: 3 });
    const { level, next, allowance } = await trustOf(member);
    expect(level).toBe(0);
    expect(allowance).toMatchObject({ linksPerPost: 2, mentionsPerPost: 2, filesPerPost: 2 });
    expect(next).toEqual({
      level: 1,
      allowance: { linksPerPost: null },
      requirements: [
        { measure: 'THREADS_ENTERED', value: 5, have: 2, isMet: false },
        { measure: 'POSTS_READ', value: 30, have: 31, isMet: true },
        { measure: 'MINUTES_READ', value: 10, have: 3, isMet: false },
      ],
    });
    const guest = await forum.graphql(TRUST, {}, { community: community.slug });
    expect(guest.data).toEqual({ viewer: { trust: null } });
    expect((await trustOf(moderator)).next).toBeNull();
  });

  it('limits what a newcomer writes on the first day, and nothing after it', async () => {
    const member = await newcomer();
    for (let count = 0; count < 10; count += 1) expect((await reply(member)).userErrors).toEqual([]);
    const before = await forum.database.query('SELECT seq FROM thread WHERE id = $1', [threadId]);
    expect(await reply(member)).toEqual({
      post: null,
      userErrors: [{ code: 'FIRST_DAY_LIMIT', field: 'threadId' }],
    });
    expect(await forum.database.query('SELECT seq FROM thread WHERE id = $1', [threadId])).toEqual(before);
    for (let count = 0; count < 3; count += 1) expect((await open(member)).userErrors).toEqual([]);
    expect((await open(member)).userErrors).toEqual([{ code: 'FIRST_DAY_LIMIT', field: 'spaceId' }]);
    await forum.database.query('UPDATE member SET joined_at = $2 WHERE id = $1', [member.id, daysAgo(1.1)]);
    expect((await reply(member)).userErrors).toEqual([]);
  });

  it('limits a newcomer’s links, and nobody else’s', async () => {
    const links = 'https://a.example https://b.example https://c.example';
    const refused = await reply(await newcomer(daysAgo(9)), links);
    expect(refused).toEqual({ post: null, userErrors: [{ code: 'LINKS_TOO_MANY', field: 'body' }] });
    expect((await reply(await forum.make.member(community), links)).userErrors).toEqual([]);
  });

  it('limits the links of an edit as those of a new message', async () => {
    const own = await forum.make.community({ newcomerPostThreshold: 0 });
    const place = await forum.make.space(own);
    const { token } = await forum.make.member(own, { trustLevel: 0 });
    const writer = new Writer(forum, { community: own.slug, token });
    const post = requirePost(await writer.open(place, { body: `Un mot ${randomUUID()}` }));
    const links = (count: number) => ['a', 'b', 'c'].slice(0, count).map((name) => `https://${name}.example`);
    expect((await writer.edit(post, links(3).join(' '))).code).toBe('LINKS_TOO_MANY');
    expect(await writer.source(post.id)).toHaveLength(1);
    expect((await writer.edit(post, links(2).join(' '))).code).toBe('');
  });

  it('is what staff say once they said so, until they leave it to the measure again', async () => {
    const member = await newcomer();
    const pinned = await send<{ member: object }>(moderator, PIN, {
      memberId: member.id,
      level: 4,
      reason: 'Connu de la maison',
    });
    expect(pinned.member).toEqual({ standing: { level: 4, measuredLevel: 0, isPinned: true } });
    expect(await trustOf(member)).toMatchObject({ level: 4, isPinned: true, next: null });
    await hasRead(member, { threads: 5, posts: 30, minutes: 10 });
    await measure();
    expect((await trustOf(member)).level).toBe(4);
    const unpinned = await send<{ member: object }>(moderator, UNPIN, {
      memberId: member.id,
      reason: 'Essai fini',
    });
    expect(unpinned.member).toEqual({ standing: { level: 1, isPinned: false } });
    expect(await history(member)).toEqual([
      [0, 4, 'pinned'],
      [4, 4, 'measured'],
      [4, 1, 'unpinned'],
    ]);
  });

  it('is pinned by staff of the community only, with a reason, to a level there is', async () => {
    const member = await newcomer();
    const neighbour = await forum.make.community();
    const stranger = await forum.make.member(neighbour, { role: 'admin' });
    const input = { memberId: member.id, level: 2, reason: 'x' };
    const elsewhere = await forum.graphql<{ memberTrustPin: object }>(
      PIN,
      { input },
      { community: neighbour.slug, cookie: stranger.cookie },
    );
    expect(elsewhere.data.memberTrustPin).toEqual({
      member: null,
      userErrors: [{ code: 'MEMBER_NOT_FOUND', field: 'memberId' }],
    });
    const self = await forum.graphql(PIN, { input }, as(member));
    expect(self.errors[0]?.extensions.code).toBe('FORBIDDEN');
    const refusals: [object, string][] = [
      [{ ...input, level: 5 }, 'TRUST_LEVEL_INVALID'],
      [{ ...input, level: -1 }, 'TRUST_LEVEL_INVALID'],
      [{ ...input, reason: ' ' }, 'REASON_REQUIRED'],
      [{ ...input, memberId: 'x' }, 'MEMBER_NOT_FOUND'],
    ];
    for (const [given, code] of refusals) {
      const { userErrors } = await send<Written>(moderator, PIN, given);
      expect(userErrors.map((error) => error.code)).toEqual([code]);
    }
    expect(await history(member)).toEqual([]);
  });

  it('asks what the community’s admins ask, and no impossible thing', async () => {
    const own = await forum.make.community();
    const admin = await forum.make.member(own, { role: 'admin' });
    const reader = await forum.make.member(own, { trustLevel: 0 });
    const there = { community: own.slug, cookie: admin.cookie };
    const update = (requirements: object[]) =>
      forum.graphql<{
        trustPolicyUpdate: { policy: object | null; userErrors: { code: string; field: string }[] };
      }>(POLICY, { input: { requirements } }, there);
    for (const wrong of [
      { level: 1, measure: 'DAYS_VISITED', value: 1 },
      { level: 4, measure: 'POSTS_READ', value: 1 },
      { level: 3, measure: 'RECENT_POSTS_PERCENT', value: 101 },
      { level: 1, measure: 'POSTS_READ', value: -1 },
    ]) {
      const { data } = await update([{ level: 1, measure: 'POSTS_READ', value: 3 }, wrong]);
      expect(data.trustPolicyUpdate.userErrors).toEqual([
        { code: 'TRUST_REQUIREMENT_INVALID', field: 'requirements.1' },
      ]);
    }
    const { data } = await update([
      { level: 1, measure: 'POSTS_READ', value: 1 },
      { level: 1, measure: 'THREADS_ENTERED', value: 0 },
      { level: 1, measure: 'MINUTES_READ', value: 0 },
    ]);
    expect(data.trustPolicyUpdate.policy).toMatchObject({
      requirements: expect.arrayContaining([{ level: 1, measure: 'POSTS_READ', value: 1 }]),
    });
    await forum.database.query(
      `INSERT INTO reading_day (member_id, day, community_id, posts_read) VALUES ($1, now()::date, $2, 1)`,
      [reader.id, own.id],
    );
    await forum.database.query(
      'INSERT INTO reading_pace (member_id, community_id, reported_at) VALUES ($1, $2, now())',
      [reader.id, own.id],
    );
    await measure();
    const seen = await forum.graphql<{ viewer: { trust: ViewerTrust } }>(
      TRUST,
      {},
      {
        community: own.slug,
        cookie: reader.cookie,
      },
    );
    expect(seen.data.viewer.trust.level).toBe(1);
    const census = await forum.graphql('{ trustCensus { level count } }', {}, there);
    expect(census.data).toEqual({
      trustCensus: [0, 1, 2, 3, 4].map((level) => ({ level, count: level === 1 ? 1 : 0 })),
    });
    const refused = await forum.graphql(
      POLICY,
      { input: { requirements: [] } },
      { community: own.slug, cookie: reader.cookie },
    );
    expect(refused.errors[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('falls from the third level by night, after a fortnight, to the second', async () => {
    const member = await newcomer(daysAgo(300));
    const stand = (days: number) =>
      forum.database.query('UPDATE member SET trust_level = 3, trust_since = $2 WHERE id = $1', [
        member.id,
        daysAgo(days),
      ]);
    await stand(13);
    await byNight();
    expect((await trustOf(member)).level).toBe(3);
    await stand(15);
    await byNight();
    expect((await trustOf(member)).level).toBe(2);
  });
});
