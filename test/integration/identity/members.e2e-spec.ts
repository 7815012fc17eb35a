import { type Forum, startForum, type TestCommunity, type TestMember } from '#test-support';

const RECORD = 'member { displayName state roles { role spaceId } } userErrors { code field }';
const GRANT = `mutation ($input: MemberRoleGrantInput!) { memberRoleGrant(input: $input) { ${RECORD} } }`;
const REVOKE = `mutation ($input: MemberRoleRevokeInput!) { memberRoleRevoke(input: $input) { ${RECORD} } }`;
const SUSPEND = `mutation ($memberId: ID!, $reason: String!) {
  memberSuspend(input: { memberId: $memberId, reason: $reason }) { ${RECORD} } }`;
const REINSTATE = `mutation ($memberId: ID!, $reason: String!) {
  memberReinstate(input: { memberId: $memberId, reason: $reason }) { ${RECORD} } }`;
const MEMBERS = `query ($query: String, $first: Int, $after: String) { members(query: $query, first: $first, after: $after) {
  edges { node { displayName } } pageInfo { hasNextPage endCursor } } }`;
const VIEWER = '{ viewer { kind permissions memberships { communitySlug roles } } }';

interface Change {
  member: { state: string; roles: { role: string; spaceId: string | null }[] } | null;
  userErrors: { code: string; field: string | null }[];
}

describe('members', () => {
  let forum: Forum;
  let community: TestCommunity;
  let admin: TestMember;

  beforeAll(async () => {
    forum = await startForum();
  });
  afterAll(() => forum.stop());
  beforeEach(async () => {
    community = await forum.make.community();
    admin = await forum.make.member(community, { role: 'admin' });
  });

  async function send(query: string, variables: object, who: TestMember): Promise<Change> {
    const answer = await forum.graphql<Record<string, Change>>(
      query,
      { ...variables },
      {
        community: community.slug,
        cookie: who.cookie,
      },
    );
    expect(answer.errors).toEqual([]);
    return Object.values(answer.data)[0] as Change;
  }
  const grant = (input: object, who = admin) => send(GRANT, { input }, who);
  const revoke = (input: object, who = admin) => send(REVOKE, { input }, who);
  const suspend = (who: TestMember, whom: TestMember, reason = 'Insultes répétées') =>
    send(SUSPEND, { memberId: whom.id, reason }, who);
  async function permissionsOf(who: TestMember): Promise<string[]> {
    const answer = await forum.graphql<{ viewer: { permissions: string[] } }>(
      VIEWER,
      {},
      {
        community: community.slug,
        cookie: who.cookie,
      },
    );
    return answer.data.viewer.permissions;
  }
  async function factsAbout(memberId: string): Promise<string[]> {
    const rows = await forum.database.query<{ type: string }>(
      `SELECT type FROM fact WHERE payload->>'memberId' = $1 ORDER BY id`,
      [memberId],
    );
    return rows.map(({ type }) => type);
  }

  it('gives and takes roles, which count at once', async () => {
    const member = await forum.make.member(community);
    const space = await forum.make.space(community);
    expect(await permissionsOf(member)).toEqual(['forum.read', 'post.reply', 'thread.open']);
    const granted = await grant({ memberId: member.id, role: 'MODERATOR', spaceId: space.id });
    expect(granted.member?.roles).toEqual([{ role: 'MODERATOR', spaceId: space.id }]);
    expect(await permissionsOf(member)).toContain('case.decide');
    expect(await permissionsOf(member)).not.toContain('member.sanction');
    await grant({ memberId: member.id, role: 'MODERATOR', spaceId: space.id });
    await grant({ memberId: member.id, role: 'MODERATOR' });
    expect(await permissionsOf(member)).toContain('member.sanction');
    await revoke({ memberId: member.id, role: 'MODERATOR' });
    const taken = await revoke({ memberId: member.id, role: 'MODERATOR', spaceId: space.id });
    expect(taken.member?.roles).toEqual([]);
    expect(await permissionsOf(member)).toEqual(['forum.read', 'post.reply', 'thread.open']);
    expect(await factsAbout(member.id)).toEqual(Array(4).fill('identity.MemberRolesChanged'));
  });

  it('refuses roles that make no sense', async () => {
    const member = await forum.make.member(community);
    const neighbour = await forum.make.community();
    const foreignSpace = await forum.make.space(neighbour);
    const foreigner = await forum.make.member(neighbour);
    const cases: [object, string, string][] = [
      [{ memberId: member.id, role: 'MEMBER' }, 'ROLE_INVALID', 'role'],
      [{ memberId: member.id, role: 'ANALYST', spaceId: foreignSpace.id }, 'ROLE_INVALID', 'spaceId'],
      [{ memberId: member.id, role: 'MODERATOR', spaceId: foreignSpace.id }, 'SPACE_NOT_FOUND', 'spaceId'],
      [{ memberId: member.id, role: 'MODERATOR', spaceId: 'x' }, 'SPACE_NOT_FOUND', 'spaceId'],
      [{ memberId: foreigner.id, role: 'MODERATOR' }, 'MEMBER_NOT_FOUND', 'memberId'],
      [{ memberId: 'x', role: 'MODERATOR' }, 'MEMBER_NOT_FOUND', 'memberId'],
    ];
    for (const [input, code, field] of cases) {
      expect(await grant(input)).toEqual({ member: null, userErrors: [{ code, field }] });
    }
  });

  it('keeps the last admin, also against two who leave at once', async () => {
    expect((await revoke({ memberId: admin.id, role: 'ADMIN' })).userErrors).toEqual([
      { code: 'LAST_ADMIN', field: 'role' },
    ]);
    const second = await forum.make.member(community, { role: 'admin' });
    const answers = await Promise.all([
      revoke({ memberId: admin.id, role: 'ADMIN' }, admin),
      revoke({ memberId: second.id, role: 'ADMIN' }, second),
    ]);
    expect(answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual(['LAST_ADMIN']);
  });

  it('leaves a suspended member the right to read, and gives the others back', async () => {
    const [moderator, member] = [
      await forum.make.member(community, { role: 'moderator' }),
      await forum.make.member(community),
    ];
    expect((await suspend(moderator, member)).member?.state).toBe('SUSPENDED');
    expect(await permissionsOf(member)).toEqual(['forum.read']);
    const [kept] = await forum.database.query<object>(
      'SELECT state, reason, changed_by FROM member_state_change WHERE member_id = $1',
      [member.id],
    );
    expect(kept).toEqual({ state: 'suspended', reason: 'Insultes répétées', changed_by: moderator.id });
    await suspend(moderator, member);
    const back = await send(REINSTATE, { memberId: member.id, reason: 'Excuses' }, moderator);
    expect(back.member?.state).toBe('ACTIVE');
    expect(await permissionsOf(member)).toContain('post.reply');
    expect(await factsAbout(member.id)).toEqual(['identity.MemberSuspended', 'identity.MemberReinstated']);
    expect((await suspend(moderator, member, ' ')).userErrors[0]?.code).toBe('REASON_REQUIRED');
  });

  it('lets sanctions go downwards only', async () => {
    const make = (role?: 'moderator' | 'community_manager' | 'analyst' | 'admin') =>
      forum.make.member(community, { role });
    const [moderator, peer, manager, analyst] = [
      await make('moderator'),
      await make('moderator'),
      await make('community_manager'),
      await make('analyst'),
    ];
    for (const target of [moderator, peer, manager, admin]) {
      expect((await suspend(moderator, target)).userErrors[0]?.code).toBe('MEMBER_OUTRANKS');
    }
    expect((await suspend(moderator, analyst)).userErrors).toEqual([]);
    expect((await suspend(manager, peer)).userErrors).toEqual([]);
    expect((await suspend(admin, manager)).userErrors).toEqual([]);
    expect(await permissionsOf(manager)).toEqual(['forum.read']);
  });

  it('lets nobody without the permission near', async () => {
    const member = await forum.make.member(community);
    const moderator = await forum.make.member(community, { role: 'moderator' });
    const variables = { input: { memberId: member.id, role: 'ADMIN' } };
    const codeFor = async (identity: object) =>
      (await forum.graphql(GRANT, variables, { community: community.slug, ...identity })).errors[0]
        ?.extensions.code;
    expect(await codeFor({})).toBe('UNAUTHENTICATED');
    expect(await codeFor({ cookie: member.cookie })).toBe('FORBIDDEN');
    expect(await codeFor({ cookie: moderator.cookie })).toBe('FORBIDDEN');
    expect(await codeFor({ token: admin.token })).toBe('FORBIDDEN');
    const neighbour = await forum.make.community();
    const elsewhere = await forum.graphql(GRANT, variables, {
      community: neighbour.slug,
      cookie: admin.cookie,
    });
    expect(elsewhere.errors[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('gives a widget token no staff right, whoever holds it', async () => {
    const asWidget = { community: community.slug, token: admin.token };
    const viewer = await forum.graphql<{ viewer: { permissions: string[] } }>(VIEWER, {}, asWidget);
    expect(viewer.data.viewer.permissions).toEqual(['forum.read', 'post.reply', 'thread.open']);
    const issued = await forum.graphql<{ widgetTokenIssue: { token: string } }>(
      'mutation { widgetTokenIssue { token } }',
      {},
      { community: community.slug, cookie: admin.cookie },
    );
    const { token } = issued.data.widgetTokenIssue;
    const operations = [
      '{ members { edges { cursor } } }',
      '{ communitySettings { allowedOrigins } }',
      'mutation { communityUpdate(input: { name: "X" }) { userErrors { code } } }',
      'mutation { spaceCreate(input: { slug: "xx", name: "X", visibility: PUBLIC }) { userErrors { code } } }',
      `mutation { memberSuspend(input: { memberId: "${admin.id}", reason: "x" }) { userErrors { code } } }`,
      'mutation { ssoKeyCreate(input: { algorithm: HS256, label: "x" }) { secret } }',
    ];
    for (const operation of operations) {
      const answer = await forum.graphql(operation, {}, { community: community.slug, token });
      expect(answer.errors[0]?.extensions.code).toBe('FORBIDDEN');
    }
    const further = await forum.graphql(
      'mutation { widgetTokenIssue { token } }',
      {},
      { community: community.slug, token },
    );
    expect(further.errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('finds members by part of a name or by a near miss, page by page', async () => {
    for (const displayName of ['Élodie Martin', 'Martine Petit', 'Zoé 100%', 'Jean_Luc']) {
      await forum.make.member(community, { displayName });
    }
    const neighbour = await forum.make.community();
    await forum.make.member(neighbour, { displayName: 'Martin Voisin' });
    const asAdmin = { community: community.slug, cookie: admin.cookie };
    const page = async (variables: object) => {
      const answer = await forum.graphql<{
        members: {
          edges: { node: { displayName: string } }[];
          pageInfo: { hasNextPage: boolean; endCursor: string };
        };
      }>(MEMBERS, { ...variables }, asAdmin);
      return { names: answer.data?.members.edges.map(({ node }) => node.displayName), ...answer };
    };
    expect((await page({ query: 'martin' })).names).toEqual(['Martine Petit', 'Élodie Martin']);
    expect((await page({ query: 'Elodie Martn' })).names).toEqual(['Élodie Martin']);
    expect((await page({ query: '%' })).names).toEqual(['Zoé 100%']);
    expect((await page({ query: '_' })).names).toEqual(['Jean_Luc']);
    const first = await page({ query: 'martin', first: 1 });
    const { endCursor } = first.data.members.pageInfo;
    expect(first.data.members.pageInfo.hasNextPage).toBe(true);
    expect((await page({ query: 'martin', first: 1, after: endCursor })).names).toEqual(['Élodie Martin']);
    const moved = await page({ query: 'zoé', first: 1, after: endCursor });
    expect(moved.errors[0]?.extensions.code).toBe('BAD_CURSOR');
  });

  it('shows staff what became of a member’s posts', async () => {
    const query = '{ members { edges { node { displayName publishedPostCount rejectedPostCount } } } }';
    const author = await forum.make.member(community, { displayName: 'Camille' });
    const space = await forum.make.space(community);
    const open = await forum.graphql(
      `mutation { threadOpen(input: { spaceId: "${space.id}", title: "Une lampe", body: "Laquelle choisir ?",
        idempotencyKey: "une-lampe-1" }) { post { state } userErrors { code } } }`,
      {},
      { community: community.slug, cookie: author.cookie },
    );
    expect(open.data).toMatchObject({ threadOpen: { post: { state: 'PUBLISHED' } } });
    const list = await forum.graphql(query, {}, { community: community.slug, cookie: admin.cookie });
    expect(list.data).toEqual({
      members: {
        edges: [
          { node: { displayName: 'Camille', publishedPostCount: 1, rejectedPostCount: 0 } },
          { node: { displayName: admin.displayName, publishedPostCount: 0, rejectedPostCount: 0 } },
        ],
      },
    });
  });

  it('joins a second community with the same account', async () => {
    const neighbour = await forum.make.community({ slug: 'atelier-voisin' });
    const there = { community: neighbour.slug, cookie: admin.cookie };
    const before = await forum.graphql<{ viewer: { kind: string; permissions: string[] } }>(
      VIEWER,
      {},
      there,
    );
    expect(before.data.viewer).toMatchObject({ kind: 'ACCOUNT', permissions: ['forum.read'] });
    const JOIN = 'mutation { communityJoin { member { id displayName } userErrors { code } } }';
    const [joined, again] = [await forum.graphql(JOIN, {}, there), await forum.graphql(JOIN, {}, there)];
    expect(joined.data).toMatchObject({ communityJoin: { member: { displayName: admin.displayName } } });
    expect(again.data).toEqual(joined.data);
    const after = await forum.graphql<{ viewer: { kind: string; memberships: object[] } }>(VIEWER, {}, there);
    expect(after.data.viewer.kind).toBe('MEMBER');
    expect(after.data.viewer.memberships).toEqual(
      expect.arrayContaining([
        { communitySlug: 'atelier-voisin', roles: ['MEMBER'] },
        { communitySlug: community.slug, roles: ['MEMBER', 'ADMIN'] },
      ]),
    );
    const anonymous = await forum.graphql(JOIN, {}, { community: neighbour.slug });
    expect(anonymous.errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });
});
