import type { OidcPersonAtIssuer } from '#test-support';
import { type Browser, jarOf, oidcStory } from './oidc-story.js';
import { codeOf, cookieOf, enrol } from './second-factor-story.js';
import { newAccountWith, PASSWORD, type Person } from './signing-in.js';

const LINK = 'mutation { oidcLink { destination userErrors { code } } }';
const LOGIN = `mutation ($email: String!, $password: String!) {
  accountLogin(input: { email: $email, password: $password }) { secondStep { ticket } } }`;
const COMPLETE = `mutation ($ticket: String!, $code: String!) {
  accountLoginComplete(input: { ticket: $ticket, code: $code }) { account { id } userErrors { code field } } }`;
const POLICY = `mutation ($isRequired: Boolean!) {
  signInPolicyUpdate(input: { requiresSecondFactor: $isRequired }) { userErrors { code } } }`;
const MUST = '{ viewer { permissions mustSetUpSecondFactor } }';
const REMOVE = 'mutation ($id: ID!) { oidcProviderRemove(input: { id: $id }) { isRemoved } }';

interface Rights {
  viewer: { permissions: string[]; mustSetUpSecondFactor: boolean };
}

describe('a provider’s sign-in, where a second factor is asked for', () => {
  const story = oidcStory();
  const { provider, get, signIn, look, known, asAdmin } = story;
  afterEach(() => story.forum.database.query('DELETE FROM sign_in_policy'));

  /** A moderator whose account is linked to a person of the provider. */
  async function linked(id: string, sub: string, withFactor = true) {
    const person = await newAccountWith(story.forum, story.community, { role: 'moderator' });
    const cookie = await passwordCookieOf(person);
    await link(id, known(sub, { email: person.email }), cookie);
    return { person, url: withFactor ? (await enrol(story.forum, at(cookie))).url : '' };
  }
  const at = (cookie: string) => ({ community: story.community.slug, cookie });
  async function passwordCookieOf({ email }: Person): Promise<string> {
    const { headers } = await story.forum.graphql(LOGIN, { email, password: PASSWORD });
    return cookieOf(headers) ?? '';
  }
  async function link(id: string, person: OidcPersonAtIssuer, cookie: string): Promise<void> {
    const browser: Browser = new Map();
    await signIn(id, person, browser);
    browser.set('parvis_session', cookie.split('=')[1] ?? '');
    const answer = await story.forum.graphql(LINK, {}, at(jarOf(browser)));
    expect(answer.data).toMatchObject({ oidcLink: { userErrors: [] } });
  }
  const ticketIn = (location: string) => /#ticket=(pvh_[\w-]+)$/.exec(location)?.[1] ?? '';
  async function complete(ticket: string, code: string) {
    const { data, headers } = await story.forum.graphql<{
      accountLoginComplete: { account: object | null; userErrors: { code: string; field: string }[] };
    }>(COMPLETE, { ticket, code }, { community: story.community.slug });
    return { ...data.accountLoginComplete, cookie: cookieOf(headers) };
  }
  const rightsOf = async (cookie: string | undefined, token?: string) =>
    (
      await story.forum.graphql<Rights>(
        MUST,
        {},
        { community: story.community.slug, ...(token ? { token } : { cookie }) },
      )
    ).data.viewer;
  async function requireFactor(): Promise<void> {
    await story.forum.database.query(
      'INSERT INTO sign_in_policy (community_id, requires_second_factor) VALUES ($1, true)',
      [story.community.id],
    );
  }
  /** Somebody without an account, whose role an admin has given. */
  async function staffOfProvider(id: string, person: OidcPersonAtIssuer): Promise<void> {
    const browser: Browser = new Map();
    await signIn(id, person, browser);
    await story.forum.database.query(
      `INSERT INTO member_role (id, community_id, member_id, role, granted_at)
       VALUES (gen_random_uuid(), $1, $2, 'moderator', now())`,
      [story.community.id, (await look(browser)).member?.id],
    );
  }

  it('asks whoever has two-step sign-in for a code, and opens nothing before', async () => {
    const id = await provider();
    const { person, url } = await linked(id, 'mod');
    const browser: Browser = new Map();
    story.issuer.person = known('mod', { amr: ['pwd', 'mfa'] });
    const begun = await story.begin(browser, id, '/console/x/queue');
    const answer = await get(browser, await story.issuer.walk(begun));
    const ticket = ticketIn(answer.location);
    expect([answer.status, answer.location.split('#')[0]]).toEqual([
      303,
      `/c/${story.community.slug}/sign-in?next=%2Fconsole%2Fx%2Fqueue`,
    ]);
    expect([browser.has('parvis_session'), browser.has('parvis_refresh')]).toEqual([false, false]);
    const asBearer = await story.forum.graphql(MUST, {}, { community: story.community.slug, token: ticket });
    expect(asBearer.errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect((await complete(ticket, '000000')).userErrors).toEqual([{ code: 'CODE_INVALID', field: 'code' }]);

    const done = await complete(ticket, codeOf(url));
    expect(done).toMatchObject({ account: null, userErrors: [] });
    const inside: Browser = new Map([['parvis_session', done.cookie?.split('=')[1] ?? '']]);
    expect(await look(inside)).toMatchObject({ account: null, member: { id: person.id } });
    expect((await look(inside)).permissions).toContain('case.decide');
    expect((await look(inside, story.neighbour.slug)).member).toBeNull();
    expect((await complete(ticket, codeOf(url, 1))).userErrors).toEqual([
      { code: 'TOKEN_INVALID', field: 'ticket' },
    ]);
  });

  it('counts codes after a provider with those after a password', async () => {
    const id = await provider();
    const { person, url } = await linked(id, 'guess');
    const first = ticketIn((await signIn(id, known('guess'))).location);
    for (let turn = 0; turn < 5; turn += 1) await complete(first, '000000');
    expect((await complete(first, codeOf(url))).userErrors[0]?.code).toBe('RATE_LIMITED');
    const { data } = await story.forum.graphql<{ accountLogin: { secondStep: { ticket: string } } }>(LOGIN, {
      email: person.email,
      password: PASSWORD,
    });
    const { ticket } = data.accountLogin.secondStep;
    expect((await complete(ticket, codeOf(url))).userErrors[0]?.code).toBe('RATE_LIMITED');
  });

  it.each<[string, object, object, boolean]>([
    ['the provider says so and may', { vouchesSecondFactor: true }, { amr: ['pwd', 'otp'] }, true],
    ['it may, and says nothing', { vouchesSecondFactor: true }, {}, false],
    ['it may, and says a password', { vouchesSecondFactor: true }, { amr: ['pwd'] }, false],
    ['it says so outside of the ID token', { vouchesSecondFactor: true }, { acr: 'phrh' }, false],
    ['it says so and may not', {}, { amr: ['pwd', 'otp'] }, false],
  ])('lets in without a code only at a provider’s word that counts: %s', async (_, input, claims, isIn) => {
    const id = await provider(input);
    await linked(id, 'word');
    const browser: Browser = new Map();
    const answer = await signIn(id, known('word', claims), browser);
    expect([ticketIn(answer.location) === '', browser.has('parvis_session')]).toEqual([isIn, isIn]);
  });

  it('leaves staff without any second factor no role where the community asks for one', async () => {
    const id = await provider({ admitsNewcomers: true, vouchesSecondFactor: true });
    await staffOfProvider(id, known('bare'));
    await linked(id, 'plain', false);
    await requireFactor();
    for (const sub of ['bare', 'plain']) {
      const browser: Browser = new Map();
      expect((await signIn(id, known(sub), browser)).location).toBe(`/c/${story.community.slug}`);
      const cookie = story.cookieOf(browser);
      expect(await rightsOf(cookie)).toEqual({ permissions: ['forum.read'], mustSetUpSecondFactor: true });
      expect((await rightsOf(undefined, await widgetOf(cookie))).permissions).toEqual(['forum.read']);
      const strong: Browser = new Map();
      await signIn(id, known(sub, { amr: ['mfa'] }), strong);
      expect((await rightsOf(story.cookieOf(strong))).permissions).toContain('case.decide');
      const widget = await widgetOf(story.cookieOf(strong));
      expect((await rightsOf(undefined, widget)).permissions).toContain('post.reply');
    }
    const customer: Browser = new Map();
    await signIn(id, known('customer'), customer);
    expect((await rightsOf(story.cookieOf(customer))).permissions).toContain('post.reply');
  });

  it('lets an admin who came by a provider ask for it only if that sign-in passes', async () => {
    const id = await provider({ admitsNewcomers: true, vouchesSecondFactor: true });
    const person = known('boss');
    await staffOfProvider(id, person);
    await story.forum.database.query(`UPDATE member_role SET role = 'admin' WHERE community_id = $1`, [
      story.community.id,
    ]);
    const ask = async (claims: object) => {
      const browser: Browser = new Map();
      await signIn(id, { ...person, ...claims }, browser);
      const answer = await story.forum.graphql(POLICY, { isRequired: true }, at(story.cookieOf(browser)));
      return answer.data.signInPolicyUpdate;
    };
    expect(await ask({})).toEqual({ userErrors: [{ code: 'SECOND_FACTOR_MISSING' }] });
    expect(await ask({ amr: ['hwk'] })).toEqual({ userErrors: [] });
  });

  it.each<[string, (id: string) => Promise<unknown>]>([
    ['removed', (id) => story.forum.graphql(REMOVE, { id }, asAdmin())],
    ['off', (id) => story.save({ id, isEnabled: false })],
  ])('does not end a second step whose provider is %s meanwhile', async (_, change) => {
    const id = await provider();
    const { url } = await linked(id, 'late');
    const ticket = ticketIn((await signIn(id, known('late'))).location);
    await change(id);
    expect((await complete(ticket, codeOf(url))).userErrors[0]).toEqual({
      code: 'TOKEN_INVALID',
      field: 'ticket',
    });
  });

  async function widgetOf(cookie: string): Promise<string> {
    const { data } = await story.forum.graphql<{ widgetTokenIssue: { token: string } }>(
      'mutation { widgetTokenIssue { token } }',
      {},
      at(cookie),
    );
    return data.widgetTokenIssue.token;
  }
});
