import { createHmac, randomUUID } from 'node:crypto';
import {
  type Forum,
  openThread,
  reply,
  startForum,
  type TestCommunity,
  type TestMember,
  TestSocket,
} from '#test-support';

const SET = `mutation ($input: MemberTitleSetInput!) { memberTitleSet(input: $input) {
  member { id title } userErrors { code field } } }`;
const AUTHOR = 'author { displayName badge staffRole title }';

describe('somebody of the staff', () => {
  let forum: Forum;
  let community: TestCommunity;
  let admin: TestMember;
  let maya: TestMember;
  let customer: TestMember;

  beforeAll(async () => {
    forum = await startForum();
  });

  beforeEach(async () => {
    community = await forum.make.community({ name: 'Lumio', newcomerPostThreshold: 0 });
    admin = await forum.make.member(community, { role: 'admin' });
    maya = await forum.make.member(community, { role: 'moderator', displayName: 'Maya' });
    customer = await forum.make.member(community, { displayName: 'Ana' });
  });

  afterAll(() => forum.stop());

  async function setTitle(by: TestMember, memberId: string, title: string | null, at = community) {
    const answer = await forum.graphql<{
      memberTitleSet: { member: { title: string } | null; userErrors: object[] };
    }>(SET, { input: { memberId, title } }, { community: at.slug, cookie: by.cookie });
    return answer.data?.memberTitleSet ?? answer.errors[0]?.extensions?.code;
  }

  async function asShown(postId: string): Promise<object> {
    const { data } = await forum.graphql<{ post: { author: object } }>(
      `query ($id: ID!) { post(id: $id) { ${AUTHOR} } }`,
      { id: postId },
      { community: community.slug },
    );
    return data.post.author;
  }

  it('is shown with role and title wherever the posts are: by query, by page and by frame', async () => {
    const space = await forum.make.space(community);
    const { threadId } = await openThread(
      forum,
      { member: customer, community, space },
      { title: 'Lampe', body: 'Ça marche ?' },
    );
    const socket = await TestSocket.open(forum.url, { community: community.slug });
    await socket.ask('thread:join', { thread: threadId });
    await setTitle(admin, maya.id, 'Cheffe de produit, Lumio');
    const { id } = await reply(forum, { member: maya, community }, { threadId, body: 'Oui.' });
    const shown = {
      displayName: 'Maya',
      badge: 'STAFF',
      staffRole: 'MODERATOR',
      title: 'Cheffe de produit, Lumio',
    };
    expect(await asShown(id)).toEqual(shown);
    const { data } = await forum.graphql<{ thread: { posts: { edges: { node: { author: object } }[] } } }>(
      `query ($id: ID!) { thread(id: $id) { posts { edges { node { ${AUTHOR} } } } } }`,
      { id: threadId },
      { community: community.slug },
    );
    expect(data.thread.posts.edges[1]?.node.author).toEqual(shown);
    const frame = await socket.next('thread:event', ({ k, d }) => k === 'post' && d.id === id);
    expect(frame).toMatchObject({
      d: { au: { n: 'Maya', b: 1, ro: 'moderator', ti: 'Cheffe de produit, Lumio' } },
    });
    socket.close();
  });

  it('loses badge, role and title with the role', async () => {
    const space = await forum.make.space(community);
    const { id } = await openThread(
      forum,
      { member: maya, community, space },
      { title: 'Bienvenue', body: 'Bonjour.' },
    );
    await setTitle(admin, maya.id, 'Conseillère');
    await forum.graphql(
      'mutation ($input: MemberRoleRevokeInput!) { memberRoleRevoke(input: $input) { userErrors { code } } }',
      { input: { memberId: maya.id, role: 'MODERATOR' } },
      { community: community.slug, cookie: admin.cookie },
    );
    expect(await asShown(id)).toEqual({ displayName: 'Maya', badge: null, staffRole: null, title: null });
  });

  it('gets a title of admins alone, and of those of the own brand', async () => {
    expect(await setTitle(maya, maya.id, 'Reine')).toBe('FORBIDDEN');
    const other = await forum.make.community();
    const stranger = await forum.make.member(other, { role: 'admin' });
    expect(await setTitle(stranger, maya.id, 'Reine', other)).toMatchObject({
      userErrors: [{ code: 'MEMBER_NOT_FOUND' }],
    });
    expect(await setTitle(admin, customer.id, 'Reine')).toMatchObject({
      userErrors: [{ code: 'NOT_STAFF' }],
    });
  });

  it.each([
    ['', 'NAME_INVALID'],
    ['x'.repeat(61), 'NAME_INVALID'],
    ['Chef\u202eproduit', 'NAME_INVALID'],
    ['a\0b', 'NUL_NOT_ALLOWED'],
  ])('gets no title like %j', async (title, code) => {
    expect(await setTitle(admin, maya.id, title)).toEqual({
      member: null,
      userErrors: [{ code, field: 'title' }],
    });
  });

  it('moves what guests keep when a title changes', async () => {
    const space = await forum.make.space(community);
    const { id } = await openThread(
      forum,
      { member: maya, community, space },
      { title: 'Bonjour', body: 'Bonjour.' },
    );
    await asShown(id);
    await setTitle(admin, maya.id, 'Conseillère');
    expect(await asShown(id)).toMatchObject({ title: 'Conseillère' });
  });

  describe('is not imitated', () => {
    const SIGN_UP = `mutation ($input: AccountSignUpInput!) { accountSignUp(input: $input) { isMailSent userErrors { code field } } }`;

    it.each(['Lumio', 'Lumio Officiel', 'Аdmin', 'M0dérateur', 'Equipe LUMIO'])(
      'by who signs up as %s',
      async (displayName) => {
        const input = {
          email: `a-${randomUUID()}@brand.example`,
          password: 'correct horse battery',
          displayName,
        };
        const { data } = await forum.graphql<{ accountSignUp: object }>(
          SIGN_UP,
          { input },
          { community: community.slug },
        );
        expect(data.accountSignUp).toMatchObject({
          userErrors: [{ code: 'NAME_RESERVED', field: 'displayName' }],
        });
      },
    );

    it('by who joins from another community under the brand’s name', async () => {
      const elsewhere = await forum.make.community();
      const impostor = await forum.make.member(elsewhere, { displayName: 'Support Lumio' });
      const { data } = await forum.graphql<{ communityJoin: object }>(
        'mutation { communityJoin { member { id } userErrors { code } } }',
        {},
        { community: community.slug, cookie: impostor.cookie },
      );
      expect(data.communityJoin).toEqual({ member: null, userErrors: [{ code: 'NAME_RESERVED' }] });
    });

    it('by the brand’s own customers, who sign in without the name', async () => {
      const key = await forum.graphql<{ ssoKeyCreate: { ssoKey: { kid: string }; secret: string } }>(
        'mutation ($input: SsoKeyCreateInput!) { ssoKeyCreate(input: $input) { ssoKey { kid } secret userErrors { code } } }',
        { input: { label: 'shop', algorithm: 'HS256' } },
        { community: community.slug, cookie: admin.cookie },
      );
      const { secret, ssoKey } = key.data.ssoKeyCreate;
      const nameOf = async (name: string): Promise<string> => {
        const now = Math.floor(Date.now() / 1_000);
        const claims = { sub: 'c-1', name, jti: randomUUID(), iat: now, exp: now + 60, aud: community.slug };
        const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
        const head = `${part({ alg: 'HS256', typ: 'JWT', kid: ssoKey.kid })}.${part(claims)}`;
        const token = `${head}.${createHmac('sha256', Buffer.from(secret, 'utf8')).update(head).digest('base64url')}`;
        const { data, errors } = await forum.graphql<{ ssoSignIn: { member: { displayName: string } } }>(
          'mutation ($input: SsoSignInInput!) { ssoSignIn(input: $input) { member { displayName } userErrors { code } } }',
          { input: { token } },
          { community: community.slug },
        );
        expect(errors).toEqual([]);
        return data.ssoSignIn.member.displayName;
      };
      expect(await nameOf('Ana')).toBe('Ana');
      expect(await nameOf('Service client Lumio')).toBe('Ana');
      expect(await nameOf('Bo')).toBe('Bo');
    });
  });
});
