import {
  type Forum,
  openThread,
  startForum,
  type TestCommunity,
  type TestMember,
  TestSocket,
} from '#test-support';

const CREATE = `mutation ($input: ApiKeyCreateInput!) { apiKeyCreate(input: $input) {
  apiKey { id label permissions allowedNetworks expiresAt lastUsedAt revokedAt creator { id } } token
  userErrors { code field } } }`;
const LIST = '{ apiKeys { id label lastUsedAt revokedAt expiresAt } }';
const REVOKE = `mutation ($id: ID!) { apiKeyRevoke(input: { id: $id }) { apiKey { id revokedAt } userErrors { code } } }`;
const VIEWER = '{ viewer { kind permissions account { id } member { id } memberships { communitySlug } } }';

interface Created {
  apiKeyCreate: {
    apiKey: { id: string; permissions: string[]; allowedNetworks: string[] } | null;
    token: string | null;
    userErrors: { code: string; field: string | null }[];
  };
}
interface Seen {
  viewer: { kind: string; permissions: string[]; account: unknown; member: { id: string } | null };
}

describe('API keys', () => {
  let forum: Forum;
  let community: TestCommunity;
  let neighbour: TestCommunity;
  let admin: TestMember;
  let stranger: TestMember;

  beforeAll(async () => {
    forum = await startForum();
    community = await forum.make.community();
    neighbour = await forum.make.community();
    admin = await forum.make.member(community, { role: 'admin' });
    stranger = await forum.make.member(neighbour, { role: 'admin' });
  });
  afterAll(() => forum.stop());

  const asAdmin = () => ({ community: community.slug, cookie: admin.cookie });
  const tryCreate = async (input: object, cookie = admin.cookie) =>
    (
      await forum.graphql<Created>(
        CREATE,
        { input: { label: 'Script', permissions: ['forum.read'], ...input } },
        { community: community.slug, cookie },
      )
    ).data.apiKeyCreate;
  async function createKey(
    input: object = {},
    cookie = admin.cookie,
  ): Promise<{ id: string; token: string }> {
    const { apiKey, token, userErrors } = await tryCreate(input, cookie);
    if (!apiKey || !token) throw new Error(JSON.stringify(userErrors));
    return { id: apiKey.id, token };
  }
  const look = async (token: string, given: object = {}) =>
    forum.graphql<Seen>(VIEWER, {}, { community: community.slug, token, ...given });
  const heldBy = async (token: string) => {
    const answer = await look(token);
    return answer.errors[0]?.extensions.code ?? answer.data.viewer.permissions;
  };
  const rowOf = async (id: string) =>
    (
      await forum.database.query<{ text: string; usedAt: Date | null }>(
        'SELECT k::text AS text, last_used_at AS "usedAt" FROM api_key k WHERE id = $1',
        [id],
      )
    )[0];

  it('open the community to a program with what was chosen, and show their secret once', async () => {
    const { apiKey, token } = await tryCreate({ permissions: ['verbatim.read', 'forum.read'] });
    expect(token).toMatch(/^pvk_[0-9a-f]{32}_[\w-]{43}$/);
    expect(apiKey).toMatchObject({ permissions: ['forum.read', 'verbatim.read'], creator: { id: admin.id } });
    expect((await look(token ?? '')).data).toEqual({
      viewer: {
        kind: 'MEMBER',
        permissions: ['forum.read', 'verbatim.read'],
        account: null,
        member: { id: admin.id },
        memberships: [],
      },
    });
    const secret = (token ?? '').split('_').slice(2).join('_');
    expect((await rowOf(apiKey?.id ?? ''))?.text).not.toContain(secret);
    const facts = await forum.database.query(
      `SELECT payload FROM fact WHERE type = 'identity.ApiKeyCreated' AND payload->>'apiKeyId' = $1`,
      [apiKey?.id],
    );
    expect(facts).toEqual([
      {
        payload: { apiKeyId: apiKey?.id, createdBy: admin.id, permissions: ['forum.read', 'verbatim.read'] },
      },
    ]);
    expect(JSON.stringify(facts)).not.toContain(secret);
  });

  it('are nothing but the token as it was issued', async () => {
    const { id, token } = await createKey();
    const other = await createKey();
    const swapped = `${token.slice(0, 37)}${other.token.slice(37)}`;
    const flipped = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
    for (const bad of [
      swapped,
      flipped,
      `${token}A`,
      token.slice(0, -1),
      'pvk_',
      `pvk_${id}_x`,
      token.toUpperCase(),
    ])
      expect([bad, await heldBy(bad)]).toEqual([bad, 'UNAUTHENTICATED']);
    expect(await heldBy(token)).toEqual(['forum.read']);
  });

  it('open one community, and are seen and revoked there alone', async () => {
    const { id, token } = await createKey();
    const elsewhere = await look(token, { community: neighbour.slug });
    expect(elsewhere.errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
    const asStranger = { community: neighbour.slug, cookie: stranger.cookie };
    expect((await forum.graphql(LIST, {}, asStranger)).data).toEqual({ apiKeys: [] });
    expect((await forum.graphql(REVOKE, { id }, asStranger)).data).toEqual({
      apiKeyRevoke: { apiKey: null, userErrors: [{ code: 'API_KEY_NOT_FOUND' }] },
    });
    for (const identity of [
      { community: community.slug, cookie: stranger.cookie },
      {
        community: community.slug,
        cookie: (await forum.make.member(community, { role: 'community_manager' })).cookie,
      },
    ]) {
      for (const [query, variables] of [
        [LIST, {}],
        [REVOKE, { id }],
        [CREATE, { input: { label: 'X', permissions: ['forum.read'] } }],
        ['{ apiKeyPermissions }', {}],
      ] as const)
        expect((await forum.graphql(query, variables, identity)).errors[0]?.extensions.code).toBe(
          'FORBIDDEN',
        );
    }
    expect(await heldBy(token)).toEqual(['forum.read']);
  });

  it('hold nothing that their creator lost', async () => {
    const lead = await forum.make.member(community, { role: 'admin' });
    const { token } = await createKey(
      { permissions: ['forum.read', 'case.read', 'verbatim.read'] },
      lead.cookie,
    );
    const setRole = (role: string | null) =>
      forum.database.query(
        role
          ? `UPDATE member_role SET role = '${role}' WHERE member_id = $1`
          : 'DELETE FROM member_role WHERE member_id = $1',
        [lead.id],
      );
    await setRole('moderator');
    expect(await heldBy(token)).toEqual(['case.read', 'forum.read']);
    await setRole(null);
    expect(await heldBy(token)).toEqual(['forum.read']);
    const cases = await forum.graphql(
      '{ cases { edges { node { id } } } }',
      {},
      { community: community.slug, token },
    );
    expect(cases.errors[0]?.extensions.code).toBe('FORBIDDEN');
    await forum.database.query(`UPDATE member SET state = 'suspended' WHERE id = $1`, [lead.id]);
    expect(await heldBy(token)).toEqual(['forum.read']);
  });

  it('see held posts only where they may moderate', async () => {
    const space = await forum.make.space(community);
    const author = await forum.make.member(community);
    const { threadId } = await openThread(
      forum,
      { member: author, community, space },
      { title: 'Retenu', body: 'Voir https://example.org' },
    );
    const find = async (token: string) =>
      (
        await forum.graphql<{ thread: { id: string } | null }>(
          'query ($id: ID!) { thread(id: $id) { id } }',
          { id: threadId },
          { community: community.slug, token },
        )
      ).data?.thread?.id ?? null;
    const reads = await createKey({ permissions: ['forum.read', 'verbatim.read', 'space.read_all'] });
    const moderates = await createKey({ permissions: ['forum.read', 'thread.moderate'] });
    expect(await find(reads.token)).toBeNull();
    expect(await find(moderates.token)).toBe(threadId);
  });

  it('are refused what their creator does not hold, and what no program may do', async () => {
    const { data } = await forum.graphql<{ apiKeyPermissions: string[] }>(
      '{ apiKeyPermissions }',
      {},
      asAdmin(),
    );
    expect(data.apiKeyPermissions).toContain('community.configure');
    for (const never of ['api_key.manage', 'sign_on.manage', 'member.manage']) {
      expect(data.apiKeyPermissions).not.toContain(never);
      expect((await tryCreate({ permissions: ['forum.read', never] })).userErrors).toEqual([
        { code: 'API_KEY_INVALID', field: 'permissions' },
      ]);
    }
    const refusals: [object, string, string][] = [
      [{ permissions: [] }, 'API_KEY_INVALID', 'permissions'],
      [{ permissions: ['everything'] }, 'API_KEY_INVALID', 'permissions'],
      [{ label: ' ' }, 'NAME_INVALID', 'label'],
      [{ label: 'x'.repeat(81) }, 'NAME_INVALID', 'label'],
      [{ expiresAt: new Date(Date.now() - 1_000).toISOString() }, 'API_KEY_INVALID', 'expiresAt'],
      [{ allowedNetworks: ['10.0.0.1', 'example.org'] }, 'API_KEY_INVALID', 'allowedNetworks.1'],
      [{ allowedNetworks: ['10.0.0.0/33'] }, 'API_KEY_INVALID', 'allowedNetworks.0'],
      [
        { allowedNetworks: Array.from({ length: 21 }, (_, at) => `10.0.0.${at}`) },
        'API_KEY_INVALID',
        'allowedNetworks',
      ],
    ];
    const before = (await forum.database.query('SELECT 1 FROM api_key')).length;
    for (const [input, code, field] of refusals)
      expect(await tryCreate(input)).toEqual({ apiKey: null, token: null, userErrors: [{ code, field }] });
    expect(await forum.database.query('SELECT 1 FROM api_key')).toHaveLength(before);
    expect((await tryCreate({ label: 'x'.repeat(80) })).userErrors).toEqual([]);
  });

  it('manage no keys, sessions, roles, sign-on or passwords', async () => {
    // A row as an attacker with the database might leave it: the rule is applied at use, not only at creation.
    const { id, token } = await createKey({ permissions: ['community.configure'] });
    await forum.database.query(
      `UPDATE api_key SET permissions = permissions || '{api_key.manage,sign_on.manage,member.manage}' WHERE id = $1`,
      [id],
    );
    expect(await heldBy(token)).toEqual(['community.configure']);
    const program = { community: community.slug, token };
    const member = await forum.make.member(community);
    for (const [query, variables] of [
      [LIST, {}],
      [CREATE, { input: { label: 'X', permissions: ['forum.read'] } }],
      [REVOKE, { id }],
      [
        'mutation ($id: ID!) { memberRoleGrant(input: { memberId: $id, role: ADMIN }) { userErrors { code } } }',
        { id: member.id },
      ],
      ['mutation { communityUpdate(input: { acceptsSsoRoles: true }) { userErrors { code } } }', {}],
    ] as const)
      expect((await forum.graphql(query, variables, program)).errors[0]?.extensions.code).toBe('FORBIDDEN');
    const widget = await forum.graphql('mutation { widgetTokenIssue { token } }', {}, program);
    expect(widget.errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect((await forum.graphql('mutation { accountLogout { isSignedOut } }', {}, program)).data).toEqual({
      accountLogout: { isSignedOut: false },
    });
    const renamed = await forum.graphql(
      'mutation { communityUpdate(input: { name: "Par programme" }) { community { name } userErrors { code } } }',
      {},
      program,
    );
    expect(renamed.data).toMatchObject({ communityUpdate: { community: { name: 'Par programme' } } });
  });

  it('end when they expire or are revoked, at once', async () => {
    const dated = await createKey({ expiresAt: new Date(Date.now() + 3_600_000).toISOString() });
    expect(await heldBy(dated.token)).toEqual(['forum.read']);
    await forum.database.query('UPDATE api_key SET expires_at = now() WHERE id = $1', [dated.id]);
    expect(await heldBy(dated.token)).toBe('UNAUTHENTICATED');
    const { id, token } = await createKey();
    for (let index = 0; index < 2; index += 1) await forum.graphql(REVOKE, { id }, asAdmin());
    expect(await heldBy(token)).toBe('UNAUTHENTICATED');
    const facts = await forum.database.query(
      `SELECT payload FROM fact WHERE type = 'identity.ApiKeyRevoked' AND payload->>'apiKeyId' = $1`,
      [id],
    );
    expect(facts).toEqual([{ payload: { apiKeyId: id, revokedBy: admin.id } }]);
  });

  it('are bound to the addresses they allow', async () => {
    const here = await createKey({ allowedNetworks: ['127.0.0.0/8', ' ::1 ', '127.0.0.0/8'] });
    expect(await heldBy(here.token)).toEqual(['forum.read']);
    const there = await createKey({ allowedNetworks: ['192.0.2.0/24', '2001:db8::/32'] });
    expect(await heldBy(there.token)).toBe('UNAUTHENTICATED');
    expect((await rowOf(there.id))?.usedAt).toBeNull();
  });

  it('note their last use, at most once a minute', async () => {
    const { id, token } = await createKey();
    expect((await rowOf(id))?.usedAt).toBeNull();
    await Promise.all([heldBy(token), heldBy(token), heldBy(token)]);
    const first = (await rowOf(id))?.usedAt;
    expect(first).toBeInstanceOf(Date);
    await heldBy(token);
    expect((await rowOf(id))?.usedAt).toEqual(first);
    await forum.database.query(
      `UPDATE api_key SET last_used_at = now() - interval '61 seconds' WHERE id = $1`,
      [id],
    );
    await heldBy(token);
    expect((await rowOf(id))?.usedAt?.getTime()).toBeGreaterThanOrEqual(first?.getTime() ?? Infinity);
  });

  it('open no socket, and nothing for a page of the web', async () => {
    const { token } = await createKey();
    await expect(TestSocket.open(forum.url, { community: community.slug, token })).rejects.toThrow();
    const page = await look(token, { origin: forum.url });
    expect(page.errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('are at most fifty live ones in a community', async () => {
    const crowded = await forum.make.community();
    const lead = await forum.make.member(crowded, { role: 'admin' });
    const identity = { community: crowded.slug, cookie: lead.cookie };
    const input = { label: 'X', permissions: ['forum.read'] };
    const answers = await Promise.all(
      Array.from({ length: 52 }, () => forum.graphql<Created>(CREATE, { input }, identity)),
    );
    const codes = answers.map(({ data }) => data.apiKeyCreate.userErrors[0]?.code ?? 'made').sort();
    expect(codes.filter((code) => code === 'made')).toHaveLength(50);
    expect(codes.filter((code) => code === 'API_KEY_LIMIT')).toHaveLength(2);
  });
});
