import type { OidcPersonAtIssuer } from '#test-support';
import { type Browser, jarOf, oidcStory } from './oidc-story.js';

const REMOVE = `mutation ($id: ID!) { oidcProviderRemove(input: { id: $id }) { isRemoved userErrors { code } } }`;
const LIST = '{ oidcProviders { id label clientId hasClientSecret } }';
const OFFERED = 'query ($staff: Boolean!) { signInProviders(isForStaff: $staff) { label path } }';
const LINK = 'mutation { oidcLink { destination userErrors { code } } }';

describe('signing in by a community’s provider', () => {
  const story = oidcStory();
  const { asAdmin, save, provider, get, signIn, cookieOf, look, known, members, secret: SECRET } = story;
  let count = 0;

  it('makes a member of a newcomer where wanted, known again by issuer and subject alone', async () => {
    const id = await provider({ admitsNewcomers: true });
    const browser: Browser = new Map();
    expect(await signIn(id, known('new'), browser)).toMatchObject({
      status: 303,
      location: `/c/${story.community.slug}`,
    });
    const first = await look(browser);
    expect(first).toMatchObject({ kind: 'MEMBER', account: null, member: { displayName: 'Camille' } });
    expect(first.memberships).toEqual([{ communitySlug: story.community.slug, roles: ['MEMBER'] }]);
    const again: Browser = new Map();
    await signIn(id, known('new', { email: 'changed@brand.example' }), again);
    expect((await look(again)).member?.id).toBe(first.member?.id);
    const other: Browser = new Map();
    await signIn(id, known('other', { email: 'new@brand.example' }), other);
    expect((await look(other)).member?.id).not.toBe(first.member?.id);
  });

  it('opens this community and nothing else, and ends on signing out', async () => {
    const id = await provider({ admitsNewcomers: true });
    const browser: Browser = new Map();
    await signIn(id, known('here'), browser);
    expect(await look(browser, story.neighbour.slug)).toMatchObject({ member: null, account: null });
    expect((await look(browser, story.neighbour.slug)).permissions).toEqual(['forum.read']);
    const widget = await story.forum.graphql<{ widgetTokenIssue: { token: string } }>(
      'mutation { widgetTokenIssue { token } }',
      {},
      { community: story.community.slug, cookie: cookieOf(browser) },
    );
    expect(widget.data.widgetTokenIssue.token).toMatch(/^pvs_/);
    await story.forum.graphql(
      'mutation { accountLogout { isSignedOut } }',
      {},
      { cookie: cookieOf(browser) },
    );
    expect((await look(browser)).kind).toBe('ANONYMOUS');
  });

  it('links an account only by its own owner, signed in by password, and carries its roles from then on', async () => {
    const id = await provider({ audience: 'STAFF' });
    const lead = await story.forum.make.member(story.community, {
      role: 'community_manager',
      email: 'lead@brand.example',
    });
    const browser: Browser = new Map();
    const person = known('lead', { email: 'lead@brand.example' });
    expect((await signIn(id, person, browser)).location).toBe(`/c/${story.community.slug}/oidc-link`);
    expect(browser.has('parvis_session')).toBe(false);
    const page = await get(browser, `/c/${story.community.slug}/oidc-link`);
    expect(page.html).toContain('Sign in once with your account’s password');
    expect(page.html).not.toContain('data-operation="oidcLink"');
    const unproven = await story.forum.graphql(
      LINK,
      {},
      { community: story.community.slug, cookie: jarOf(browser) },
    );
    expect(unproven.errors[0]?.extensions.code).toBe('UNAUTHENTICATED');

    browser.set('parvis_session', lead.cookie.split('=')[1] ?? '');
    const ready = await get(browser, `/c/${story.community.slug}/oidc-link`);
    expect(ready.html).toContain('data-operation="oidcLink"');
    const elsewhere = await story.forum.graphql(
      LINK,
      {},
      { community: story.neighbour.slug, cookie: jarOf(browser) },
    );
    expect(elsewhere.errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
    const linked = await story.forum.graphql(
      LINK,
      {},
      { community: story.community.slug, cookie: jarOf(browser) },
    );
    expect(linked.data).toEqual({ oidcLink: { destination: `/c/${story.community.slug}`, userErrors: [] } });
    const twice = await story.forum.graphql(
      LINK,
      {},
      { community: story.community.slug, cookie: jarOf(browser) },
    );
    expect(twice.data).toMatchObject({ oidcLink: { userErrors: [{ code: 'OIDC_NOTHING_TO_LINK' }] } });

    const fresh: Browser = new Map();
    expect((await signIn(id, person, fresh)).status).toBe(303);
    const seen = await look(fresh);
    expect(seen).toMatchObject({ member: { id: lead.id }, account: null });
    expect(seen.permissions).toContain('verbatim.export');
    expect((await look(fresh, undefined)).memberships).toEqual([
      { communitySlug: story.community.slug, roles: ['MEMBER', 'COMMUNITY_MANAGER'] },
    ]);
  });

  it('makes nobody new of somebody whose address has an account here', async () => {
    const id = await provider({ admitsNewcomers: true });
    await story.forum.make.member(story.community, { email: 'owner@brand.example' });
    const before = await members();
    const answer = await signIn(id, known('thief', { email: 'Owner@brand.example' }));
    expect(answer.location).toBe(`/c/${story.community.slug}/oidc-link`);
    expect(await members()).toBe(before);
  });

  it.each<[string, object, OidcPersonAtIssuer, string]>([
    ['an address nobody verified', {}, known('a', { email_verified: false }), 'has not verified your e-mail'],
    ['no address', {}, { sub: 'b', email_verified: true }, 'has not verified your e-mail'],
    [
      'another domain',
      { emailDomains: ['brand.example'] },
      known('c', { email: 'c@evil.example' }),
      'not of a domain',
    ],
    [
      'a domain that only ends alike',
      { emailDomains: ['brand.example'] },
      known('d', { email: 'd@notbrand.example' }),
      'not of a domain',
    ],
    ['the team’s door without a role', { audience: 'STAFF' }, known('e'), 'you have no role in it'],
  ])('refuses %s in plain words, and makes nothing', async (_, input, person, words) => {
    const id = await provider({ admitsNewcomers: true, ...input });
    const before = await members();
    const browser: Browser = new Map();
    const answer = await signIn(id, person, browser);
    expect(answer.status).toBe(400);
    expect(answer.html).toContain(words);
    expect(browser.has('parvis_session')).toBe(false);
    expect(await members()).toBe(before);
    expect(
      await story.forum.database.query('SELECT 1 FROM oidc_identity WHERE community_id = $1', [
        story.community.id,
      ]),
    ).toEqual([]);
  });

  it('takes a role from the claim only where the community opted in, and none above moderator', async () => {
    const rolesOf = async (input: object, forum_role: unknown) => {
      const id = await provider({ admitsNewcomers: true, ...input });
      const browser: Browser = new Map();
      await signIn(id, known(`r-${(count += 1)}`, { forum_role }), browser);
      return (await look(browser)).memberships[0]?.roles;
    };
    expect(await rolesOf({}, 'moderator')).toEqual(['MEMBER']);
    expect(await rolesOf({ roleClaim: 'forum_role' }, 'admin')).toEqual(['MEMBER']);
    expect(await rolesOf({ roleClaim: 'forum_role' }, ['moderator', 'admin'])).toEqual([
      'MEMBER',
      'MODERATOR',
    ]);
  });

  it('is set up by the community’s own admins, with a secret that nobody reads again', async () => {
    const id = await provider();
    const [row] = await story.forum.database.query<{ text: string }>(
      'SELECT p::text AS text FROM oidc_provider p WHERE id = $1',
      [id],
    );
    expect(row?.text).not.toContain(Buffer.from(SECRET).toString('hex'));
    expect(row?.text).not.toContain(SECRET);
    expect((await story.forum.graphql(LIST, {}, asAdmin())).data).toMatchObject({
      oidcProviders: [{ id, hasClientSecret: true }],
    });
    const theirs = { community: story.neighbour.slug, cookie: story.stranger.cookie };
    expect(JSON.stringify((await story.forum.graphql(LIST, {}, theirs)).data)).not.toContain(id);
    expect((await story.forum.graphql(REMOVE, { id }, theirs)).data).toMatchObject({
      oidcProviderRemove: { isRemoved: false, userErrors: [{ code: 'OIDC_PROVIDER_NOT_FOUND' }] },
    });
    expect((await save({ id }, theirs)).userErrors[0]?.code).toBe('OIDC_PROVIDER_NOT_FOUND');
    const manager = await story.forum.make.member(story.community, { role: 'community_manager' });
    const refused = await story.forum.graphql(
      LIST,
      {},
      { community: story.community.slug, cookie: manager.cookie },
    );
    expect(refused.errors[0]?.extensions.code).toBe('FORBIDDEN');
    const offered = async (staff: boolean) =>
      (
        await story.forum.graphql<{ signInProviders: object[] }>(
          OFFERED,
          { staff },
          { community: story.community.slug },
        )
      ).data.signInProviders;
    expect(await offered(true)).toEqual([
      { label: 'Brand ID', path: `/c/${story.community.slug}/oidc/${id}` },
    ]);
    await save({ id, audience: 'MEMBERS' });
    expect([(await offered(true)).length, (await offered(false)).length]).toEqual([0, 1]);
    expect((await get(new Map(), `/c/${story.community.slug}/sign-in`)).html).toContain(
      'Continue with Brand ID',
    );
    await save({ id, isEnabled: false });
    expect((await get(new Map(), `/c/${story.community.slug}/oidc/${id}`)).status).toBe(404);
    expect((await story.forum.graphql(REMOVE, { id }, asAdmin())).data).toMatchObject({
      oidcProviderRemove: { isRemoved: true },
    });
  });

  it.each<[string, object, string, string | null]>([
    ['an issuer that does not answer', { issuer: 'http://localhost:9' }, 'OIDC_DISCOVERY_FAILED', 'issuer'],
    ['an issuer without TLS', { issuer: 'http://id.brand.example' }, 'OIDC_PROVIDER_INVALID', 'issuer'],
    [
      'an address inside the network',
      { issuer: 'https://169.254.169.254' },
      'OIDC_DISCOVERY_FAILED',
      'issuer',
    ],
    ['no address', { issuer: 'brand' }, 'OIDC_PROVIDER_INVALID', 'issuer'],
    ['a scope of two words', { scopes: ['a b'] }, 'OIDC_PROVIDER_INVALID', 'scopes'],
    ['a domain that is none', { emailDomains: ['brand'] }, 'OIDC_PROVIDER_INVALID', 'emailDomains'],
    ['a blank name', { label: ' ' }, 'NAME_INVALID', 'label'],
  ])('refuses %s', async (_, input, code, field) => {
    story.issuer.serve();
    expect(await save(input)).toMatchObject({ provider: null, userErrors: [{ code, field }] });
    expect((await story.forum.graphql(LIST, {}, asAdmin())).data).toEqual({ oidcProviders: [] });
  });

  it('refuses an issuer that calls itself otherwise', async () => {
    story.issuer.serve();
    const { userErrors } = await save({ issuer: story.issuer.url.replace('localhost', '127.0.0.1') });
    expect(userErrors).toEqual([{ code: 'OIDC_DISCOVERY_FAILED', field: 'issuer' }]);
  });
});
