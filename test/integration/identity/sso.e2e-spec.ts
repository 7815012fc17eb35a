import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { type Forum, startForum, type TestCommunity, type TestMember } from '#test-support';

const CREATE_KEY = `mutation ($input: SsoKeyCreateInput!) { ssoKeyCreate(input: $input) {
  ssoKey { id kid algorithm label revokedAt } secret userErrors { code field } } }`;
const REVOKE_KEY = `mutation ($id: ID!) { ssoKeyRevoke(input: { id: $id }) { ssoKey { revokedAt } userErrors { code } } }`;
const SIGN_IN = `mutation ($token: String!) { ssoSignIn(input: { token: $token }) {
  token expiresAt member { id displayName badge } userErrors { code message } } }`;
const VIEWER = `{ viewer { kind permissions account { id } member { displayName } memberships { communitySlug } } }`;

interface KeyAnswer {
  ssoKeyCreate: {
    ssoKey: { id: string; kid: string } | null;
    secret: string | null;
    userErrors: { code: string }[];
  };
}
interface SignInAnswer {
  ssoSignIn: {
    token: string | null;
    expiresAt: string | null;
    member: { id: string; displayName: string; badge: string | null } | null;
    userErrors: { code: string; message: string }[];
  };
}

describe('signing in by the brand’s token', () => {
  let forum: Forum;
  let community: TestCommunity;
  let admin: TestMember;
  let key: { kid: string; secret: string };
  let count = 0;

  beforeAll(async () => {
    forum = await startForum();
    community = await forum.make.community();
    admin = await forum.make.member(community, { role: 'admin' });
    const created = await createKey({ algorithm: 'HS256', label: 'Boutique' });
    key = { kid: created.ssoKey?.kid ?? '', secret: created.secret ?? '' };
  });
  afterAll(() => forum.stop());

  const asAdmin = () => ({ community: community.slug, cookie: admin.cookie });
  async function createKey(input: object) {
    return (await forum.graphql<KeyAnswer>(CREATE_KEY, { input }, asAdmin())).data.ssoKeyCreate;
  }
  async function tokenOf(claims: object = {}, header: object = {}, secret = key.secret): Promise<string> {
    const iat = Math.floor(Date.now() / 1_000);
    const jti = `token-${(count += 1)}`;
    return new SignJWT({ aud: community.slug, sub: 'customer-1', iat, exp: iat + 60, jti, ...claims })
      .setProtectedHeader({ alg: 'HS256', kid: key.kid, ...header })
      .sign(Buffer.from(secret, 'utf8'));
  }
  async function signIn(token: string, slug = community.slug) {
    return (await forum.graphql<SignInAnswer>(SIGN_IN, { token }, { community: slug })).data.ssoSignIn;
  }
  async function roleOf(memberId = ''): Promise<string[]> {
    const rows = await forum.database.query<{ role: string }>(
      'SELECT role FROM member_role WHERE member_id = $1',
      [memberId],
    );
    return rows.map(({ role }) => role);
  }

  it('makes a member of a customer, with member rights only', async () => {
    const answer = await signIn(await tokenOf({ name: '  Camille\u202e ', email: 'boss@brand.example' }));
    expect(answer).toMatchObject({ member: { displayName: 'Camille', badge: null }, userErrors: [] });
    const minutes = (Date.parse(answer.expiresAt ?? '') - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(14);
    expect(minutes).toBeLessThanOrEqual(15);
    const viewer = await forum.graphql(VIEWER, {}, { community: community.slug, token: answer.token ?? '' });
    expect(viewer.data).toEqual({
      viewer: {
        kind: 'MEMBER',
        permissions: ['forum.read', 'post.reply', 'thread.open'],
        account: null,
        member: { displayName: 'Camille' },
        memberships: [],
      },
    });
  });

  it('finds the same member again by sub, and follows the name', async () => {
    const first = await signIn(await tokenOf({ sub: 'again', name: 'Alix' }));
    const second = await signIn(await tokenOf({ sub: 'again', name: 'Alix Martin' }));
    const third = await signIn(await tokenOf({ sub: 'again' }));
    expect(second.member).toEqual({ ...first.member, displayName: 'Alix Martin' });
    expect(third.member).toEqual(second.member);
    const facts = await forum.database.query(
      `SELECT 1 FROM fact WHERE type = 'identity.MemberJoined' AND payload->>'memberId' = $1`,
      [first.member?.id],
    );
    expect(facts).toHaveLength(1);
  });

  it('works once, however often it is sent at the same time', async () => {
    const token = await tokenOf({ sub: 'replay' });
    const answers = await Promise.all([signIn(token), signIn(token), signIn(token)]);
    expect(answers.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
    const refused = answers.find(({ userErrors }) => userErrors.length > 0);
    expect(refused).toEqual({
      token: null,
      expiresAt: null,
      member: null,
      userErrors: [{ code: 'SSO_TOKEN_INVALID', message: 'The token was already used.' }],
    });
  });

  it('never reaches an account by its e-mail', async () => {
    const owner = await forum.make.member(community, { email: 'owner@brand.example', role: 'admin' });
    const answer = await signIn(
      await tokenOf({ sub: 'thief', email: 'owner@brand.example', email_verified: true }),
    );
    expect(answer.member?.id).not.toBe(owner.id);
    const [row] = await forum.database.query<{ account_id: string | null }>(
      'SELECT account_id FROM member WHERE id = $1',
      [answer.member?.id],
    );
    expect(row?.account_id).toBeNull();
  });

  it('takes roles only where the brand opted in, and none above moderator', async () => {
    const refused = await signIn(await tokenOf({ sub: 'r', role: 'moderator' }));
    expect(await roleOf(refused.member?.id)).toEqual([]);
    await forum.graphql(
      'mutation { communityUpdate(input: { acceptsSsoRoles: true }) { userErrors { code } } }',
      {},
      asAdmin(),
    );
    for (const role of ['admin', 'community_manager', 'ADMIN', ['moderator'], { moderator: true }]) {
      const answer = await signIn(await tokenOf({ sub: 'r', role }));
      expect(await roleOf(answer.member?.id)).toEqual([]);
    }
    const granted = await signIn(await tokenOf({ sub: 'r', role: 'moderator' }));
    expect(granted.member?.badge).toBe('STAFF');
    expect(await roleOf(granted.member?.id)).toEqual(['moderator']);
    const viewer = await forum.graphql<{ viewer: { permissions: string[] } }>(
      VIEWER,
      {},
      { community: community.slug, token: granted.token ?? '' },
    );
    expect(viewer.data.viewer.permissions).toEqual(['forum.read', 'post.reply', 'thread.open']);
    const taken = await signIn(await tokenOf({ sub: 'r' }));
    expect(await roleOf(taken.member?.id)).toEqual([]);
  });

  it('says what class of problem a token has, and leaves nothing behind', async () => {
    const neighbour = await forum.make.community();
    const iat = Math.floor(Date.now() / 1_000);
    const before = await forum.database.query('SELECT 1 FROM member');
    const cases: [Promise<string> | string, string, string?][] = [
      [tokenOf({ iat: iat - 300, exp: iat - 100 }), 'The token has expired.'],
      [tokenOf({ aud: 'other' }), 'The audience of the token is not this community.'],
      [tokenOf({}, { kid: 'nobody' }), 'The token names no live key of this community.'],
      [tokenOf({}, {}, 'x'.repeat(43)), 'The signature does not fit.'],
      [tokenOf({ jti: undefined }), 'The token needs aud, sub, iat, exp and jti.'],
      ['not a token', 'The token is not a signed JWT.'],
      [tokenOf({ aud: neighbour.slug }), 'The token names no live key of this community.', neighbour.slug],
    ];
    for (const [token, message, slug] of cases) {
      expect((await signIn(await token, slug)).userErrors).toEqual([{ code: 'SSO_TOKEN_INVALID', message }]);
    }
    expect(await forum.database.query('SELECT 1 FROM member')).toHaveLength(before.length);
  });

  it('is bound to the community of its session', async () => {
    const neighbour = await forum.make.community();
    const { token } = await signIn(await tokenOf());
    const elsewhere = await forum.graphql(VIEWER, {}, { community: neighbour.slug, token: token ?? '' });
    expect(elsewhere.errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('refuses the tokens of a revoked key', async () => {
    const created = await createKey({ algorithm: 'HS256', label: 'Ancienne' });
    const header = { kid: created.ssoKey?.kid };
    const good = await signIn(await tokenOf({}, header, created.secret ?? ''));
    expect(good.userErrors).toEqual([]);
    const neighbour = await forum.make.community();
    const stranger = await forum.make.member(neighbour, { role: 'admin' });
    const foreign = await forum.graphql(
      REVOKE_KEY,
      { id: created.ssoKey?.id },
      { community: neighbour.slug, cookie: stranger.cookie },
    );
    expect(foreign.data).toMatchObject({ ssoKeyRevoke: { userErrors: [{ code: 'SSO_KEY_NOT_FOUND' }] } });
    await forum.graphql(REVOKE_KEY, { id: created.ssoKey?.id }, asAdmin());
    const refused = await signIn(await tokenOf({}, header, created.secret ?? ''));
    expect(refused.userErrors[0]?.message).toBe('The token names no live key of this community.');
  });

  it('keeps a secret sealed and shows it once', async () => {
    const rows = await forum.database.query<{ text: string }>('SELECT k::text AS text FROM sso_key k');
    const everything = rows.map(({ text }) => text).join();
    expect(Buffer.from(key.secret, 'base64url')).toHaveLength(32);
    expect(everything).not.toContain(key.secret);
    expect(everything).not.toContain(Buffer.from(key.secret).toString('hex'));
    const listed = await forum.graphql(
      '{ communitySettings { ssoKeys { kid algorithm label } } }',
      {},
      asAdmin(),
    );
    expect(listed.data).toMatchObject({
      communitySettings: {
        ssoKeys: expect.arrayContaining([{ kid: key.kid, algorithm: 'HS256', label: 'Boutique' }]) as unknown,
      },
    });
  });

  it('takes public keys, and only public ones', async () => {
    const pair = await generateKeyPair('ES256', { extractable: true });
    const publicJwk = await exportJWK(pair.publicKey);
    const privateJwk = await exportJWK(pair.privateKey);
    const refusals = [
      { algorithm: 'ES256', publicJwk: JSON.stringify(privateJwk) },
      { algorithm: 'EDDSA', publicJwk: JSON.stringify(publicJwk) },
      { algorithm: 'ES256', publicJwk: 'no json' },
      { algorithm: 'ES256', publicJwk: '{"kty":"oct","k":"AAAA"}' },
      { algorithm: 'ES256' },
      { algorithm: 'HS256', publicJwk: JSON.stringify(publicJwk) },
      { algorithm: 'ES256', jwksUrl: 'http://brand.example/jwks' },
      { algorithm: 'ES256', jwksUrl: 'file:///etc/passwd' },
    ];
    for (const refused of refusals) {
      const answer = await createKey({ label: 'X', ...refused });
      expect(answer.userErrors.map(({ code }) => code)).toEqual(['SSO_KEY_INVALID']);
    }
    const created = await createKey({
      algorithm: 'ES256',
      label: 'ES',
      publicJwk: JSON.stringify(publicJwk),
    });
    const iat = Math.floor(Date.now() / 1_000);
    const token = await new SignJWT({ aud: community.slug, sub: 'es', iat, exp: iat + 60, jti: 'es-1' })
      .setProtectedHeader({ alg: 'ES256', kid: created.ssoKey?.kid })
      .sign(pair.privateKey);
    expect((await signIn(token)).userErrors).toEqual([]);
  });

  describe('with a published key set', () => {
    let server: Server;
    let reads = 0;
    const keys: object[] = [];
    beforeAll(async () => {
      server = createServer((_, response) => {
        reads += 1;
        response.end(JSON.stringify({ keys }));
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    });
    afterAll(() => new Promise((resolve) => server.close(resolve)));

    it('reads the set once for many tokens', async () => {
      const pair = await generateKeyPair('EdDSA', { extractable: true });
      keys.push({ ...(await exportJWK(pair.publicKey)), kid: 'published' });
      const { port } = server.address() as AddressInfo;
      const jwksUrl = `http://localhost:${port}/jwks.json`;
      expect((await createKey({ algorithm: 'EDDSA', label: 'JWKS', jwksUrl })).userErrors).toEqual([]);
      for (const jti of ['a', 'b', 'c']) {
        const iat = Math.floor(Date.now() / 1_000);
        const token = await new SignJWT({ aud: community.slug, sub: 'jwks', iat, exp: iat + 60, jti })
          .setProtectedHeader({ alg: 'EdDSA', kid: 'published' })
          .sign(pair.privateKey);
        expect((await signIn(token)).userErrors).toEqual([]);
      }
      for (let index = 0; index < 5; index += 1) await signIn(await tokenOf({}, { kid: `unknown-${index}` }));
      expect(reads).toBe(1);
    });
  });
});
