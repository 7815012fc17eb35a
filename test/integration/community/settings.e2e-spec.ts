import { type Forum, startForum, type TestCommunity, type TestMember, waitFor } from '#test-support';

const COMMUNITY = '{ community { slug name description locales defaultLocale theme { accent logoUrl } } }';
const SETTINGS =
  '{ communitySettings { allowedOrigins newcomerPostThreshold acceptsSsoRoles community { slug } } }';
const UPDATE = `mutation ($input: CommunityUpdateInput!) {
  communityUpdate(input: $input) { community { name defaultLocale } userErrors { code field } } }`;
const CREATE = `mutation ($input: CommunityCreateInput!) {
  communityCreate(input: $input) { community { slug defaultLocale } userErrors { code field } } }`;
const RESET = `mutation ($token: String!, $password: String!) {
  passwordReset(input: { token: $token, newPassword: $password }) { isReset userErrors { code } } }`;
const LOGIN = `mutation ($email: String!, $password: String!) {
  accountLogin(input: { email: $email, password: $password }) { account { email isEmailVerified } } }`;

interface Change {
  community: { name: string; defaultLocale: string } | null;
  userErrors: { code: string; field: string | null }[];
}

describe('the settings of a community', () => {
  let forum: Forum;
  let community: TestCommunity;
  let admin: TestMember;

  beforeAll(async () => {
    forum = await startForum();
    community = await forum.make.community();
    admin = await forum.make.member(community, { role: 'admin' });
  });
  afterAll(() => forum.stop());

  const asAdmin = () => ({ community: community.slug, cookie: admin.cookie });
  async function update(input: object): Promise<Change> {
    return (await forum.graphql<{ communityUpdate: Change }>(UPDATE, { input }, asAdmin())).data
      .communityUpdate;
  }
  const letterTo = (email: string) =>
    waitFor(`letter to ${email}`, async () => {
      const [letter] = await forum.database.query<{ subject: string; text: string }>(
        'SELECT subject, text_body AS text FROM mail WHERE recipient = $1 ORDER BY id DESC',
        [email],
      );
      return letter;
    });

  it('change together and show at once', async () => {
    const done = await update({
      name: 'Maison Lumen',
      description: 'Les lampes et ceux qui les aiment.',
      locales: ['fr-fr', 'en'],
      defaultLocale: 'fr-FR',
      accent: '#C2410C',
      logoUrl: 'https://brand.example/logo.svg',
      allowedOrigins: ['https://www.brand.example', 'http://localhost:3001'],
      newcomerPostThreshold: 5,
    });
    expect(done.userErrors).toEqual([]);
    const shown = await forum.graphql(COMMUNITY, {}, { community: community.slug });
    expect(shown.data).toEqual({
      community: {
        slug: community.slug,
        name: 'Maison Lumen',
        description: 'Les lampes et ceux qui les aiment.',
        locales: ['fr-FR', 'en'],
        defaultLocale: 'fr-FR',
        theme: { accent: '#c2410c', logoUrl: 'https://brand.example/logo.svg' },
      },
    });
    expect((await forum.graphql(SETTINGS, {}, asAdmin())).data).toEqual({
      communitySettings: {
        allowedOrigins: ['https://www.brand.example', 'http://localhost:3001'],
        newcomerPostThreshold: 5,
        acceptsSsoRoles: false,
        community: { slug: community.slug },
      },
    });
  });

  it('stay as they are when one of them is refused', async () => {
    const before = (await forum.graphql(COMMUNITY, {}, asAdmin())).data;
    const cases: [object, string, string][] = [
      [{ allowedOrigins: ['https://ok.example', 'null'] }, 'ORIGIN_INVALID', 'allowedOrigins.1'],
      [{ allowedOrigins: ['https://*.brand.example'] }, 'ORIGIN_INVALID', 'allowedOrigins.0'],
      [{ accent: 'red' }, 'SETTING_INVALID', 'accent'],
      [{ accent: '#123456;}' }, 'SETTING_INVALID', 'accent'],
      [{ logoUrl: 'javascript:alert(1)' }, 'SETTING_INVALID', 'logoUrl'],
      [{ locales: [] }, 'SETTING_INVALID', 'locales'],
      [{ locales: ['fr', 'de'] }, 'SETTING_INVALID', 'locales'],
      [{ locales: ['not a tag'] }, 'SETTING_INVALID', 'locales'],
      [{ defaultLocale: 'en-GB' }, 'SETTING_INVALID', 'defaultLocale'],
      [{ newcomerPostThreshold: -1 }, 'SETTING_INVALID', 'newcomerPostThreshold'],
      [{ name: '' }, 'NAME_INVALID', 'name'],
      [{ description: 'a\ud800' }, 'INVALID_UNICODE', 'description'],
    ];
    for (const [input, code, field] of cases) {
      const refused = await update({ name: 'Autre', ...input });
      expect(refused).toEqual({ community: null, userErrors: [{ code, field }] });
    }
    expect((await forum.graphql(COMMUNITY, {}, asAdmin())).data).toEqual(before);
  });

  it('are for admins of that very community', async () => {
    const neighbour = await forum.make.community();
    const manager = await forum.make.member(community, { role: 'community_manager' });
    const code = async (identity: object) =>
      (await forum.graphql(SETTINGS, {}, { community: community.slug, ...identity })).errors[0]?.extensions
        .code;
    expect(await code({})).toBe('UNAUTHENTICATED');
    expect(await code({ cookie: manager.cookie })).toBe('FORBIDDEN');
    expect(await code({ cookie: admin.cookie, community: neighbour.slug })).toBe('FORBIDDEN');
    expect((await forum.graphql(COMMUNITY, {}, { community: 'nowhere' })).errors[0]?.extensions.code).toBe(
      'NOT_FOUND',
    );
  });

  describe('of a new one', () => {
    let operator: TestMember;
    beforeAll(async () => {
      operator = await forum.make.member(community, { isOperator: true });
    });
    const create = async (input: object, cookie = operator.cookie) =>
      forum.graphql<{ communityCreate: Change }>(CREATE, { input }, { community: community.slug, cookie });

    it('are opened by an operator, whose letter makes the first admin', async () => {
      const email = 'directrice@nord.example';
      const input = { slug: 'atelier-nord', name: 'Atelier Nord', locales: ['en', 'fr'], adminEmail: email };
      const answer = await create(input);
      expect(answer.data.communityCreate).toEqual({
        community: { slug: 'atelier-nord', defaultLocale: 'en' },
        userErrors: [],
      });
      const letter = await letterTo(email);
      expect(letter.subject).toBe('You run Atelier Nord');
      const token = /\/c\/atelier-nord\/reset#token=([\w-]+)/.exec(letter.text)?.[1];
      const there = { community: 'atelier-nord' };
      const password = 'a lamp by the window';
      expect((await forum.graphql(RESET, { token, password }, there)).data).toMatchObject({
        passwordReset: { isReset: true },
      });
      const login = await forum.graphql(LOGIN, { email, password }, there);
      expect(login.data).toEqual({ accountLogin: { account: { email, isEmailVerified: true } } });
      const cookie = login.headers.get('set-cookie')?.split(';')[0];
      expect((await forum.graphql(SETTINGS, {}, { ...there, cookie })).errors).toEqual([]);
      const viewer = await forum.graphql('{ viewer { member { displayName } } }', {}, { ...there, cookie });
      expect(viewer.data).toEqual({ viewer: { member: { displayName: 'Atelier Nord' } } });
      expect((await create(input)).data.communityCreate.userErrors).toEqual([
        { code: 'SLUG_TAKEN', field: 'slug' },
      ]);
    });

    it('appoint who has an account already', async () => {
      const known = await forum.make.member(community, { email: 'connue@brand.example' });
      await forum.database.query(`UPDATE account SET password_hash = 'x' WHERE id = $1`, [known.accountId]);
      const input = {
        slug: 'atelier-sud',
        name: 'Atelier Sud',
        locales: ['fr'],
        adminEmail: 'Connue@brand.example',
      };
      expect((await create(input)).data.communityCreate.userErrors).toEqual([]);
      expect((await letterTo('connue@brand.example')).text).toContain('/c/atelier-sud/sign-in');
      const settings = await forum.graphql(SETTINGS, {}, { community: 'atelier-sud', cookie: known.cookie });
      expect(settings.errors).toEqual([]);
    });

    it('leave nothing behind when refused, and are not for admins', async () => {
      const good = { slug: 'atelier-est', name: 'Est', locales: ['fr'], adminEmail: 'est@brand.example' };
      const cases: [object, string, string][] = [
        [{ slug: '-est' }, 'SLUG_INVALID', 'slug'],
        [{ slug: 'a/b' }, 'SLUG_INVALID', 'slug'],
        [{ adminEmail: 'est' }, 'EMAIL_INVALID', 'adminEmail'],
        [{ locales: ['xx'] }, 'SETTING_INVALID', 'locales'],
      ];
      for (const [change, code, field] of cases) {
        const answer = await create({ ...good, ...change });
        expect(answer.data.communityCreate.userErrors).toEqual([{ code, field }]);
      }
      expect(await forum.database.query(`SELECT 1 FROM account WHERE email = 'est@brand.example'`)).toEqual(
        [],
      );
      expect((await create(good, admin.cookie)).errors[0]?.extensions.code).toBe('FORBIDDEN');
    });
  });
});
