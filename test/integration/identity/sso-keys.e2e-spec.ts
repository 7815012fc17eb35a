import { createLogger } from '#platform';
import { exportJWK, exportPKCS8, exportSPKI, generateKeyPair, SignJWT } from 'jose';
import { type Forum, startForum, type TestCommunity, type TestMember } from '#test-support';

const FIELDS = 'id kid algorithm state retiresAt lastUsedAt lastUsedKid revokedAt';
const CREATE = `mutation ($input: SsoKeyCreateInput!) { ssoKeyCreate(input: $input) {
  ssoKey { ${FIELDS} } secret userErrors { code field } } }`;
const ROTATE = `mutation ($input: SsoKeyRotateInput!) { ssoKeyRotate(input: $input) {
  ssoKey { ${FIELDS} } replaced { ${FIELDS} } secret userErrors { code field } } }`;
const RETIRE = `mutation ($input: SsoKeyRetireInput!) { ssoKeyRetire(input: $input) {
  ssoKey { ${FIELDS} } userErrors { code field } } }`;
const REVOKE = `mutation ($input: SsoKeyRevokeInput!) { ssoKeyRevoke(input: $input) {
  ssoKey { ${FIELDS} } userErrors { code field } } }`;
const LIST = `{ communitySettings { ssoKeys { ${FIELDS} } } }`;
const SIGN_IN = `mutation ($token: String!) { ssoSignIn(input: { token: $token }) {
  member { id displayName } userErrors { message } } }`;
const DIAGNOSE = `mutation ($token: String!) { ssoTokenDiagnose(input: { token: $token }) {
  isAccepted steps { step state finding details { name value } }
  member { displayName subject isNew isModerator } userErrors { code } } }`;

interface Key {
  id: string;
  kid: string;
  state: string;
  retiresAt: string | null;
  lastUsedAt: string | null;
  lastUsedKid: string | null;
}
interface Changed {
  ssoKey: Key | null;
  replaced?: Key | null;
  secret?: string | null;
  userErrors: { code: string; field: string | null }[];
}
interface Diagnosis {
  isAccepted: boolean;
  steps: { step: string; state: string; finding: string; details: { name: string; value: string }[] }[];
  member: { displayName: string; subject: string; isNew: boolean; isModerator: boolean } | null;
}
/** What a token is signed with. */
interface Signer {
  kid: string;
  secret: string;
}

describe('keys of the brand’s sign-on', () => {
  let forum: Forum;
  let community: TestCommunity;
  let neighbour: TestCommunity;
  let admin: TestMember;
  let stranger: TestMember;
  const logged: string[] = [];
  let count = 0;

  beforeAll(async () => {
    const logger = createLogger('trace', { write: (line: string) => void logged.push(line) });
    forum = await startForum({ logger });
    neighbour = await forum.make.community();
    stranger = await forum.make.member(neighbour, { role: 'admin' });
  });
  afterAll(() => forum.stop());
  beforeEach(async () => {
    community = await forum.make.community();
    admin = await forum.make.member(community, { role: 'admin' });
  });

  const asAdmin = () => ({ community: community.slug, cookie: admin.cookie });
  const asStranger = () => ({ community: neighbour.slug, cookie: stranger.cookie });
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
  async function change(query: string, input: object, identity = asAdmin()): Promise<Changed> {
    const { data, errors } = await forum.graphql<Record<string, Changed>>(query, { input }, identity);
    const [answer] = Object.values(data ?? {});
    if (!answer) throw new Error(JSON.stringify(errors));
    return answer;
  }
  async function newKey(label = 'Boutique'): Promise<Signer & { id: string }> {
    const { ssoKey, secret } = await change(CREATE, { algorithm: 'HS256', label });
    return { id: ssoKey?.id ?? '', kid: ssoKey?.kid ?? '', secret: secret ?? '' };
  }
  async function tokenOf({ kid, secret }: Signer, claims: object = {}): Promise<string> {
    const iat = Math.floor(Date.now() / 1_000);
    const jti = `t-${(count += 1)}`;
    return new SignJWT({
      aud: community.slug,
      sub: 'c-1',
      name: 'Camille',
      iat,
      exp: iat + 60,
      jti,
      ...claims,
    })
      .setProtectedHeader({ alg: 'HS256', kid })
      .sign(Buffer.from(secret, 'utf8'));
  }
  async function signIn(token: string): Promise<string> {
    const { data } = await forum.graphql<{ ssoSignIn: { userErrors: { message: string }[] } }>(
      SIGN_IN,
      { token },
      { community: community.slug },
    );
    return data.ssoSignIn.userErrors[0]?.message ?? 'in';
  }
  async function listed(id: string): Promise<Key | undefined> {
    const { data } = await forum.graphql<{ communitySettings: { ssoKeys: Key[] } }>(LIST, {}, asAdmin());
    return data.communitySettings.ssoKeys.find((key) => key.id === id);
  }
  async function diagnose(token: string, identity: object = asAdmin()): Promise<Diagnosis> {
    const { data } = await forum.graphql<{ ssoTokenDiagnose: Diagnosis }>(DIAGNOSE, { token }, identity);
    return data.ssoTokenDiagnose;
  }

  describe('in rotation', () => {
    it('work side by side until the old one’s last day', async () => {
      const old = await newKey();
      const rotated = await change(ROTATE, {
        id: old.id,
        algorithm: 'HS256',
        label: 'Boutique 2',
        retiresAt: inDays(7),
      });
      expect(rotated).toMatchObject({
        ssoKey: { state: 'ACTIVE' },
        replaced: { id: old.id, state: 'RETIRING' },
        userErrors: [],
      });
      const fresh = { kid: rotated.ssoKey?.kid ?? '', secret: rotated.secret ?? '' };
      expect(await signIn(await tokenOf(old))).toBe('in');
      expect(await signIn(await tokenOf(fresh))).toBe('in');
      await forum.database.query('UPDATE sso_key SET retires_at = now() WHERE id = $1', [old.id]);
      expect(await signIn(await tokenOf(old))).toBe('The token names no live key of this community.');
      expect(await signIn(await tokenOf(fresh))).toBe('in');
      expect((await listed(old.id))?.state).toBe('RETIRED');
      const facts = await forum.database.query<{ type: string }>(
        `SELECT type FROM fact WHERE community_id = $1 AND type LIKE 'community.SsoKey%' AND payload->>'by' = $2
         ORDER BY id`,
        [community.id, admin.id],
      );
      expect(facts.map(({ type }) => type)).toEqual([
        'community.SsoKeyAdded',
        'community.SsoKeyAdded',
        'community.SsoKeyRetirementSet',
      ]);
    });

    it('change both or neither', async () => {
      const old = await newKey();
      const wrong = { id: old.id, algorithm: 'HS256', label: 'Neuve' };
      for (const retiresAt of [inDays(-1), inDays(367)]) {
        const refused = await change(ROTATE, { ...wrong, retiresAt });
        expect(refused.userErrors).toEqual([{ code: 'SSO_KEY_INVALID', field: 'retiresAt' }]);
      }
      const absent = await change(ROTATE, { ...wrong, id: admin.id, retiresAt: inDays(1) });
      expect(absent.userErrors).toEqual([{ code: 'SSO_KEY_NOT_FOUND', field: 'id' }]);
      const rows = await forum.database.query('SELECT 1 FROM sso_key WHERE community_id = $1', [
        community.id,
      ]);
      expect(rows).toHaveLength(1);
      expect((await listed(old.id))?.state).toBe('ACTIVE');
    });

    it('warn before no active key is left', async () => {
      const only = await newKey();
      const ending = { id: only.id, retiresAt: inDays(1) };
      expect((await change(RETIRE, ending)).userErrors).toEqual([
        { code: 'SSO_KEY_LAST', field: 'acceptsNoActiveKey' },
      ]);
      expect((await change(REVOKE, { id: only.id })).userErrors[0]?.code).toBe('SSO_KEY_LAST');
      expect((await listed(only.id))?.state).toBe('ACTIVE');
      const retiring = await change(RETIRE, { ...ending, acceptsNoActiveKey: true });
      expect(retiring.ssoKey?.state).toBe('RETIRING');
      expect((await change(RETIRE, { id: only.id, retiresAt: null })).ssoKey).toMatchObject({
        state: 'ACTIVE',
        retiresAt: null,
      });
      const revoked = await change(REVOKE, { id: only.id, acceptsNoActiveKey: true });
      expect(revoked.ssoKey?.state).toBe('RETIRED');
      expect((await change(RETIRE, { id: only.id, retiresAt: null })).userErrors[0]?.code).toBe(
        'SSO_KEY_INVALID',
      );
    });

    it('let two admins not each end the last but one', async () => {
      const keys = [await newKey('A'), await newKey('B')];
      const answers = await Promise.all(keys.map(({ id }) => change(REVOKE, { id })));
      expect(answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual([
        'SSO_KEY_LAST',
      ]);
    });

    it('show when and by which kid they were last used', async () => {
      const key = await newKey();
      expect(await listed(key.id)).toMatchObject({ lastUsedAt: null, lastUsedKid: null });
      await signIn(await tokenOf(key));
      const first = await listed(key.id);
      expect(first).toMatchObject({ lastUsedKid: key.kid, lastUsedAt: expect.any(String) as unknown });
      await signIn(await tokenOf(key));
      expect(await listed(key.id)).toEqual(first);
      await diagnose(await tokenOf({ ...key, secret: 'wrong' }));
      expect(await listed(key.id)).toEqual(first);
    });

    it('are the community’s own affair', async () => {
      const key = await newKey();
      const other = { id: key.id, acceptsNoActiveKey: true };
      const fresh = { algorithm: 'HS256', label: 'X', retiresAt: inDays(1) };
      expect(
        (await change(RETIRE, { ...other, retiresAt: inDays(1) }, asStranger())).userErrors[0]?.code,
      ).toBe('SSO_KEY_NOT_FOUND');
      expect((await change(REVOKE, other, asStranger())).userErrors[0]?.code).toBe('SSO_KEY_NOT_FOUND');
      expect((await change(ROTATE, { id: key.id, ...fresh }, asStranger())).userErrors[0]?.code).toBe(
        'SSO_KEY_NOT_FOUND',
      );
      expect((await listed(key.id))?.state).toBe('ACTIVE');
    });

    it('come as PEM too, and only public ones', async () => {
      const pair = await generateKeyPair('ES256', { extractable: true });
      const publicPem = await exportSPKI(pair.publicKey);
      const refusals = [
        await exportPKCS8(pair.privateKey),
        `${publicPem}${await exportPKCS8(pair.privateKey)}`,
        'no PEM',
        '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----',
      ];
      for (const pem of refusals) {
        const refused = await change(CREATE, { algorithm: 'ES256', label: 'X', publicPem: pem });
        expect(refused.userErrors).toEqual([{ code: 'SSO_KEY_INVALID', field: 'publicPem' }]);
      }
      const mistaken = await change(CREATE, { algorithm: 'RS256', label: 'X', publicPem });
      expect(mistaken.userErrors[0]?.field).toBe('publicPem');
      const twice = { publicPem, publicJwk: JSON.stringify(await exportJWK(pair.publicKey)) };
      expect((await change(CREATE, { algorithm: 'ES256', label: 'X', ...twice })).userErrors).toHaveLength(1);
      const made = await change(CREATE, { algorithm: 'ES256', label: 'PEM', publicPem });
      const iat = Math.floor(Date.now() / 1_000);
      const token = await new SignJWT({ aud: community.slug, sub: 'p', iat, exp: iat + 60, jti: 'p' })
        .setProtectedHeader({ alg: 'ES256', kid: made.ssoKey?.kid ?? '' })
        .sign(pair.privateKey);
      expect(await signIn(token)).toBe('in');
    });
  });

  describe('and a token on trial', () => {
    const findingsOf = ({ steps }: Diagnosis) => steps.map(({ finding }) => finding);

    it('says whom it would sign in, and does nothing', async () => {
      const token = await tokenOf(await newKey());
      const count = async () =>
        (
          await forum.database.query<{ row: object }>(
            `SELECT (SELECT count(*)::int FROM member) AS members, (SELECT count(*)::int FROM session) AS sessions,
             (SELECT count(*)::int FROM sso_used_token) AS used, (SELECT count(*)::int FROM fact) AS facts,
             (SELECT count(*)::int FROM sso_key WHERE last_used_at IS NOT NULL) AS noted`,
          )
        )[0];
      const before = await count();
      logged.length = 0;
      const first = await diagnose(token);
      expect(first).toMatchObject({
        isAccepted: true,
        member: { displayName: 'Camille', subject: 'c-1', isNew: true, isModerator: false },
      });
      expect(findingsOf(first)).toEqual([
        ...[
          'WELL_FORMED',
          'ALG_ALLOWED',
          'KEY_BY_KID',
          'SIGNATURE_FITS',
          'TIMES_FIT',
          'AUD_FITS',
          'CLAIMS_FIT',
        ],
        ...['FIRST_USE', 'ROLE_NONE', 'MEMBER_NEW'],
      ]);
      expect(await diagnose(token)).toEqual(first);
      expect(await count()).toEqual(before);
      expect(logged.join()).not.toContain(token);
      expect(logged.join()).not.toContain(token.split('.')[1]);
      expect(await signIn(token)).toBe('in');
    });

    it('sees that it was used, without using it', async () => {
      const token = await tokenOf(await newKey());
      await signIn(token);
      const used = await diagnose(token);
      expect(used).toMatchObject({ isAccepted: false, member: null });
      expect(findingsOf(used).slice(-3)).toEqual(['ALREADY_USED', 'ROLE_NONE', 'MEMBER_KNOWN']);
    });

    it('knows a suspended member', async () => {
      const key = await newKey();
      await signIn(await tokenOf(key));
      await forum.database.query(
        `UPDATE member SET state = 'suspended' WHERE community_id = $1 AND account_id IS NULL`,
        [community.id],
      );
      expect(findingsOf(await diagnose(await tokenOf(key)))).toContain('MEMBER_SUSPENDED');
    });

    it('says what becomes of a role', async () => {
      const key = await newKey();
      const roleOf = async (role: string) =>
        (await diagnose(await tokenOf(key, { role }))).steps.find(({ step }) => step === 'ROLE')?.finding;
      expect(await roleOf('moderator')).toBe('ROLE_NOT_ACCEPTED');
      await forum.graphql(
        'mutation { communityUpdate(input: { acceptsSsoRoles: true }) { userErrors { code } } }',
        {},
        asAdmin(),
      );
      expect(await roleOf('moderator')).toBe('ROLE_MODERATOR');
      expect(await roleOf('admin')).toBe('ROLE_UNKNOWN');
      expect((await diagnose(await tokenOf(key, { role: 'moderator' }))).member?.isModerator).toBe(true);
    });

    it('names a key that ended, and when', async () => {
      const [old] = [await newKey(), await newKey('Autre')];
      await change(REVOKE, { id: old.id });
      const { steps } = await diagnose(await tokenOf(old));
      const step = steps.find(({ finding }) => finding === 'KEY_REVOKED');
      expect(step?.details).toContainEqual({ name: 'kid', value: old.kid });
      expect(JSON.stringify(steps)).not.toContain(old.secret);
    });

    it('is shown to the community’s admins, and knows nothing of a neighbour', async () => {
      const key = await newKey();
      const token = await tokenOf(key);
      const seen = await diagnose(token, asStranger());
      expect(findingsOf(seen)).toContain('NO_LIVE_KEY');
      expect(JSON.stringify(seen)).not.toContain(community.id);
      expect(seen.member).toBeNull();
      const manager = await forum.make.member(community, { role: 'community_manager' });
      for (const cookie of [manager.cookie, stranger.cookie]) {
        const refused = await forum.graphql(DIAGNOSE, { token }, { community: community.slug, cookie });
        expect(refused.errors[0]?.extensions.code).toBe('FORBIDDEN');
      }
      const anonymous = await forum.graphql(DIAGNOSE, { token }, { community: community.slug });
      expect(anonymous.errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
    });
  });
});
