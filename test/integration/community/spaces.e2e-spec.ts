import { CommunityService, SpaceService } from '#community';
import { SessionService } from '#identity';
import {
  countStatements,
  type Forum,
  type RequestIdentity,
  startForum,
  type TestCommunity,
  type TestMember,
  type TestSpace,
} from '#test-support';

const SPACES = '{ spaces { slug viewerCanPost } }';
const SPACE = 'query ($slug: String!) { space(slug: $slug) { id slug } }';
const FIELDS = 'space { id slug name description visibility kind parent { slug } } userErrors { code field }';
const CREATE = `mutation ($input: SpaceCreateInput!) { spaceCreate(input: $input) { ${FIELDS} } }`;
const UPDATE = `mutation ($input: SpaceUpdateInput!) { spaceUpdate(input: $input) { ${FIELDS} } }`;
const LET_IN = `mutation ($input: SpaceAccessInput!) { spaceAccessGrant(input: $input) { ${FIELDS} } }`;
const SHUT_OUT = `mutation ($input: SpaceAccessInput!) { spaceAccessRevoke(input: $input) { ${FIELDS} } }`;

const ALL = ['cercle', 'ideas', 'open'];
const INSIDE = ['ideas', 'open'];

interface Change {
  space: { id: string; slug: string; visibility: string; parent: { slug: string } | null } | null;
  userErrors: { code: string; field: string | null }[];
}

describe('spaces', () => {
  let forum: Forum;
  let community: TestCommunity;
  let neighbour: TestCommunity;
  let spaces: Record<'open' | 'ideas' | 'cercle', TestSpace>;

  beforeAll(async () => {
    forum = await startForum();
    community = await forum.make.community();
    neighbour = await forum.make.community();
    spaces = {
      open: await forum.make.space(community, { slug: 'open', visibility: 'public' }),
      ideas: await forum.make.space(community, { slug: 'ideas', visibility: 'members' }),
      cercle: await forum.make.space(community, { slug: 'cercle', visibility: 'private' }),
    };
    await forum.make.space(neighbour, { slug: 'voisin', visibility: 'public' });
  });
  afterAll(() => forum.stop());

  const cookieOf = (member: TestMember): RequestIdentity => ({
    community: community.slug,
    cookie: member.cookie,
  });
  async function seenBy(identity: RequestIdentity) {
    const list = await forum.graphql<{ spaces: { slug: string; viewerCanPost: boolean }[] }>(
      SPACES,
      {},
      identity,
    );
    const single = await Promise.all(
      ALL.map((slug) => forum.graphql<{ space: { slug: string } | null }>(SPACE, { slug }, identity)),
    );
    const slugs = list.data.spaces.map(({ slug }) => slug).sort();
    expect(single.flatMap(({ data }) => data.space?.slug ?? []).sort()).toEqual(
      slugs.filter((slug) => ALL.includes(slug)),
    );
    return { slugs, canPost: list.data.spaces.some(({ viewerCanPost }) => viewerCanPost) };
  }

  describe('are seen by', () => {
    const make = (given: Parameters<Forum['make']['member']>[1] = {}) => forum.make.member(community, given);
    const cases: [string, () => Promise<RequestIdentity>, string[], boolean][] = [
      ['anybody', async () => ({ community: community.slug }), ['open'], false],
      ['a member', async () => cookieOf(await make()), INSIDE, true],
      [
        'a member’s widget',
        async () => ({ community: community.slug, token: (await make()).token }),
        INSIDE,
        true,
      ],
      [
        'a member let in',
        async () => {
          const member = await make();
          await forum.make.grantAccess(community, spaces.cercle, member);
          return cookieOf(member);
        },
        ALL,
        true,
      ],
      ['a moderator of the community', async () => cookieOf(await make({ role: 'moderator' })), ALL, true],
      [
        'a moderator of the private space',
        async () => cookieOf(await make({ role: 'moderator', roleSpaceId: spaces.cercle.id })),
        ALL,
        true,
      ],
      [
        'a moderator of another space',
        async () => cookieOf(await make({ role: 'moderator', roleSpaceId: spaces.open.id })),
        INSIDE,
        true,
      ],
      ['an analyst', async () => cookieOf(await make({ role: 'analyst' })), INSIDE, true],
      ['a community manager', async () => cookieOf(await make({ role: 'community_manager' })), ALL, true],
      ['an admin', async () => cookieOf(await make({ role: 'admin' })), ALL, true],
      [
        'an admin’s widget',
        async () => ({ community: community.slug, token: (await make({ role: 'admin' })).token }),
        INSIDE,
        true,
      ],
      [
        'a suspended member',
        async () => {
          const member = await make();
          await forum.database.query(`UPDATE member SET state = 'suspended' WHERE id = $1`, [member.id]);
          return cookieOf(member);
        },
        INSIDE,
        false,
      ],
      [
        'an admin of the neighbour community',
        async () => cookieOf(await forum.make.member(neighbour, { role: 'admin', isOperator: true })),
        ['open'],
        false,
      ],
    ];
    it.each(cases)('%s', async (_, identityOf, expected, canPost) => {
      expect(await seenBy(await identityOf())).toEqual({ slugs: expected, canPost });
    });

    it('nobody through the door of another community', async () => {
      const admin = await make({ role: 'admin' });
      const there = { community: neighbour.slug, cookie: admin.cookie };
      expect(await seenBy(there)).toEqual({ slugs: ['voisin'], canPost: false });
      expect((await forum.graphql('{ spaces { id } }', {}, {})).data).toEqual({ spaces: [] });
    });
  });

  it('tell staff whom a private one was opened to, where they may enter it themselves', async () => {
    const name = 'Ondine Accès';
    const member = await forum.make.member(community, { displayName: name });
    await forum.make.grantAccess(community, spaces.cercle, member);
    const seen = async (given: Parameters<Forum['make']['member']>[1]) => {
      const { data } = await forum.graphql<{
        members: { edges: { node: { accessibleSpaceIds: string[] } }[] };
      }>(
        '{ members(query: "Ondine", first: 5) { edges { node { accessibleSpaceIds } } } }',
        {},
        cookieOf(await forum.make.member(community, given)),
      );
      return data.members.edges.map(({ node }) => node.accessibleSpaceIds);
    };
    expect(await seen({ role: 'admin' })).toEqual([[spaces.cercle.id]]);
    expect(await seen({ role: 'moderator', roleSpaceId: spaces.open.id })).toEqual([[]]);
  });

  it('are absent under names that none could have', async () => {
    for (const slug of ['', 'nowhere', 'a\0b', '\ud800', "'; DROP TABLE space; --", 'x'.repeat(500)]) {
      const answer = await forum.graphql(SPACE, { slug }, { community: community.slug });
      expect(answer).toMatchObject({ data: { space: null }, errors: [] });
    }
  });

  it('cost one statement for the actor and one for the spaces', async () => {
    const member = await forum.make.member(community, { role: 'moderator' });
    const app = forum.server.app;
    await app.get(CommunityService, { strict: false }).findBySlug(community.slug);
    const sessions = app.get(SessionService, { strict: false });
    const token = member.cookie.split('=')[1] as string;
    const { result: actor, statements } = await countStatements(() =>
      sessions.resolveActor(token, community.id),
    );
    expect(statements.filter((sql) => sql.includes('FROM session'))).toHaveLength(1);
    const service = app.get(SpaceService, { strict: false });
    const reading = await countStatements(() => service.visibleIds(actor));
    expect(reading.result).toHaveLength(3);
    expect(reading.statements.filter((sql) => sql.includes('FROM space'))).toHaveLength(1);
  });

  describe('are arranged by a community manager', () => {
    let manager: TestMember;
    beforeAll(async () => {
      manager = await forum.make.member(community, { role: 'community_manager' });
    });
    async function send(query: string, input: object): Promise<Change> {
      const answer = await forum.graphql<Record<string, Change>>(query, { input }, cookieOf(manager));
      expect(answer.errors).toEqual([]);
      return Object.values(answer.data)[0] as Change;
    }
    async function factsAbout(spaceId = ''): Promise<string[]> {
      const rows = await forum.database.query<{ type: string }>(
        `SELECT type FROM fact WHERE payload->>'spaceId' = $1 ORDER BY id`,
        [spaceId],
      );
      return rows.map(({ type }) => type.replace('community.', ''));
    }

    it('who adds and changes them', async () => {
      const { space } = await send(CREATE, { slug: 'nouveau', name: ' Nouveau ', visibility: 'PUBLIC' });
      expect(space).toMatchObject({
        slug: 'nouveau',
        name: 'Nouveau',
        description: '',
        visibility: 'PUBLIC',
      });
      const changed = await send(UPDATE, { id: space?.id, description: 'Pour tous', visibility: 'MEMBERS' });
      expect(changed.space).toMatchObject({
        name: 'Nouveau',
        description: 'Pour tous',
        visibility: 'MEMBERS',
      });
      await send(UPDATE, { id: space?.id, name: 'Autre' });
      expect(await factsAbout(space?.id)).toEqual([
        'SpaceVisibilityChanged',
        'SpaceVisibilityChanged',
        'SpaceChanged',
      ]);
      expect((await seenBy({ community: community.slug })).slugs).not.toContain('nouveau');
    });

    it('who lets members in and shuts them out', async () => {
      const { space } = await send(CREATE, { slug: 'salon', name: 'Salon', visibility: 'PRIVATE' });
      const member = await forum.make.member(community);
      const access = { spaceId: space?.id, memberId: member.id };
      await send(LET_IN, access);
      expect((await send(LET_IN, access)).userErrors).toEqual([]);
      expect((await seenBy(cookieOf(member))).slugs).toContain('salon');
      await send(SHUT_OUT, access);
      await send(SHUT_OUT, access);
      expect((await seenBy(cookieOf(member))).slugs).not.toContain('salon');
      expect(await factsAbout(space?.id)).toEqual([
        'SpaceVisibilityChanged',
        'SpaceAccessGranted',
        'SpaceAccessRevoked',
      ]);
    });

    async function create(slug: string, more: object = {}): Promise<string> {
      const { space, userErrors } = await send(CREATE, { slug, name: slug, visibility: 'PUBLIC', ...more });
      expect(userErrors).toEqual([]);
      return (space as NonNullable<Change['space']>).id;
    }

    it('who says what people do there', async () => {
      const { space } = await send(CREATE, {
        slug: 'qr',
        name: 'Q',
        visibility: 'PUBLIC',
        kind: 'QUESTIONS',
      });
      expect(space).toMatchObject({ kind: 'QUESTIONS', parent: null });
      expect((await send(UPDATE, { id: space?.id, kind: 'IDEAS' })).space).toMatchObject({ kind: 'IDEAS' });
      expect((await send(UPDATE, { id: space?.id, name: 'R' })).space).toMatchObject({ kind: 'IDEAS' });
    });

    it('who lists them under others, one level deep', async () => {
      const top = await create('haut');
      const parentId = await create('autre');
      const below = await create('bas', { parentId: top });
      const seen = await forum.graphql<{ spaces: { slug: string; parent: { slug: string } | null }[] }>(
        '{ spaces { slug parent { slug } } }',
        {},
        { community: community.slug },
      );
      expect(seen.data.spaces).toContainEqual({ slug: 'bas', parent: { slug: 'haut' } });
      const refused = { space: null, userErrors: [{ code: 'SPACE_NESTING_INVALID', field: 'parentId' }] };
      expect(await send(CREATE, { slug: 'cave', name: 'X', visibility: 'PUBLIC', parentId: below })).toEqual(
        refused,
      );
      expect(await send(UPDATE, { id: top, parentId })).toEqual(refused);
      expect(await send(UPDATE, { id: parentId, parentId })).toEqual(refused);
      const unknown = { space: null, userErrors: [{ code: 'SPACE_NOT_FOUND', field: 'parentId' }] };
      const foreign = await forum.make.space(neighbour, { visibility: 'public' });
      expect(await send(UPDATE, { id: parentId, parentId: foreign.id })).toEqual(unknown);
      expect(await send(UPDATE, { id: parentId, parentId: 'x' })).toEqual(unknown);
      expect((await send(UPDATE, { id: below, name: 'Bas' })).space?.parent).toEqual({ slug: 'haut' });
      expect((await send(UPDATE, { id: below, parentId: '' })).space?.parent).toBeNull();
    });

    it('and lets nobody into one who may not enter what it is listed under', async () => {
      const parentId = await create('clos', { visibility: 'MEMBERS' });
      const input = { slug: 'large', name: 'X', visibility: 'PUBLIC', parentId };
      expect((await send(CREATE, input)).userErrors[0]?.code).toBe('SPACE_NESTING_INVALID');
      const child = await create('etroit', { visibility: 'MEMBERS', parentId });
      expect((await send(UPDATE, { id: child, visibility: 'PUBLIC' })).userErrors[0]?.code).toBe(
        'SPACE_NESTING_INVALID',
      );
      await send(UPDATE, { id: parentId, visibility: 'PRIVATE' });
      expect((await seenBy(cookieOf(await forum.make.member(community)))).slugs).not.toContain('etroit');
      expect(await factsAbout(child)).toEqual(['SpaceVisibilityChanged', 'SpaceVisibilityChanged']);
    });

    it('where the one above is hidden, tells nothing of it', async () => {
      const parentId = await create('secret', { visibility: 'PRIVATE' });
      const child = await create('recoin', { visibility: 'PRIVATE', parentId });
      const member = await forum.make.member(community);
      await send(LET_IN, { spaceId: child, memberId: member.id });
      const { data } = await forum.graphql(
        '{ space(slug: "recoin") { slug parent { slug } } }',
        {},
        cookieOf(member),
      );
      expect(data).toEqual({ space: { slug: 'recoin', parent: null } });
    });

    it('without two changes at once nesting them deeper', async () => {
      const [a, b, c] = [await create('un'), await create('deux'), await create('trois')];
      const answers = await Promise.all([
        send(UPDATE, { id: a, parentId: b }),
        send(UPDATE, { id: b, parentId: c }),
        send(UPDATE, { id: c, parentId: a }),
      ]);
      const rows = await forum.database.query<{ deep: number }>(
        'SELECT count(*)::int AS deep FROM space s JOIN space p ON p.id = s.parent_id WHERE p.parent_id IS NOT NULL',
      );
      expect(rows).toEqual([{ deep: 0 }]);
      expect(answers.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
    });

    it('within their own community, and within reason', async () => {
      const foreigner = await forum.make.member(neighbour);
      const foreignSpace = await forum.make.space(neighbour, { visibility: 'private' });
      const member = await forum.make.member(community);
      const cases: [string, object, string, string][] = [
        [CREATE, { slug: 'open', name: 'X', visibility: 'PUBLIC' }, 'SLUG_TAKEN', 'slug'],
        [CREATE, { slug: 'Pas Bon', name: 'X', visibility: 'PUBLIC' }, 'SLUG_INVALID', 'slug'],
        [CREATE, { slug: 'vide', name: ' ', visibility: 'PUBLIC' }, 'NAME_INVALID', 'name'],
        [CREATE, { slug: 'nul', name: 'a\0b', visibility: 'PUBLIC' }, 'NUL_NOT_ALLOWED', 'name'],
        [UPDATE, { id: foreignSpace.id, name: 'X' }, 'SPACE_NOT_FOUND', 'id'],
        [UPDATE, { id: 'x', name: 'X' }, 'SPACE_NOT_FOUND', 'id'],
        [LET_IN, { spaceId: foreignSpace.id, memberId: member.id }, 'SPACE_NOT_FOUND', 'spaceId'],
        [LET_IN, { spaceId: spaces.cercle.id, memberId: foreigner.id }, 'MEMBER_NOT_FOUND', 'memberId'],
        [SHUT_OUT, { spaceId: spaces.cercle.id, memberId: 'x' }, 'MEMBER_NOT_FOUND', 'memberId'],
      ];
      for (const [query, input, code, field] of cases) {
        expect(await send(query, input)).toEqual({ space: null, userErrors: [{ code, field }] });
      }
    });

    it('and by no moderator', async () => {
      const moderator = await forum.make.member(community, { role: 'moderator' });
      const input = { slug: 'mien', name: 'X', visibility: 'PUBLIC' };
      const answer = await forum.graphql(CREATE, { input }, cookieOf(moderator));
      expect(answer.errors[0]?.extensions.code).toBe('FORBIDDEN');
    });
  });
});
