import {
  type Forum,
  OidcIssuer,
  type OidcPersonAtIssuer,
  startForum,
  type TestCommunity,
  type TestMember,
} from '#test-support';

const SAVE = `mutation ($input: OidcProviderSaveInput!) { oidcProviderSave(input: $input) {
  provider { id redirectUri hasClientSecret issuer emailDomains scopes } userErrors { code field } } }`;
const VIEWER =
  '{ viewer { kind permissions account { id } member { id displayName } memberships { communitySlug roles } } }';
const SECRET = 'a secret between the two';

interface Saved {
  oidcProviderSave: {
    provider: { id: string; redirectUri: string; hasClientSecret: boolean } | null;
    userErrors: { code: string; field: string | null }[];
  };
}
interface Seen {
  viewer: {
    kind: string;
    permissions: string[];
    account: { id: string } | null;
    member: { id: string; displayName: string } | null;
    memberships: { communitySlug: string; roles: string[] }[];
  };
}
/** A browser at the forum: its cookies. */
export type Browser = Map<string, string>;
/** What a page answered. */
export interface Answer {
  status: number;
  location: string;
  html: string;
}

/** A forum, a provider and two communities; hooks of the calling suite start and stop them. */
export function oidcStory() {
  let forum: Forum;
  let issuer: OidcIssuer;
  let community: TestCommunity;
  let neighbour: TestCommunity;
  let admin: TestMember;
  let stranger: TestMember;
  let count = 0;

  beforeAll(async () => {
    [forum, issuer] = await Promise.all([startForum(), OidcIssuer.open()]);
    neighbour = await forum.make.community();
    stranger = await forum.make.member(neighbour, { role: 'admin' });
  });
  afterAll(async () => {
    await issuer.close();
    await forum.stop();
  });
  beforeEach(async () => {
    community = await forum.make.community();
    admin = await forum.make.member(community, { role: 'admin' });
  });

  const asAdmin = () => ({ community: community.slug, cookie: admin.cookie });
  async function save(input: object, identity = asAdmin()) {
    const full = {
      label: 'Brand ID',
      issuer: issuer.url,
      audience: 'EVERYBODY',
      clientId: `client-${(count += 1)}`,
      ...input,
    };
    const { data } = await forum.graphql<Saved>(SAVE, { input: { clientSecret: SECRET, ...full } }, identity);
    return { ...data.oidcProviderSave, clientId: full.clientId };
  }
  /** A provider whose client the issuer knows. */
  async function provider(input: object = {}, identity = asAdmin()): Promise<string> {
    issuer.serve();
    const { provider: made, clientId, userErrors } = await save(input, identity);
    if (!made) throw new Error(JSON.stringify(userErrors));
    issuer.serve({ id: clientId, secret: SECRET, redirectUris: [made.redirectUri] });
    return made.id;
  }
  async function get(browser: Browser, address: string): Promise<Answer> {
    const response = await fetch(new URL(address, forum.url), {
      redirect: 'manual',
      headers: {
        cookie: [...browser].map(([name, value]) => `${name}=${value}`).join('; '),
        'accept-language': 'en',
      },
    });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
      browser.set(name, value);
    }
    return {
      status: response.status,
      location: response.headers.get('location') ?? '',
      html: await response.text(),
    };
  }
  const begin = async (browser: Browser, id: string, next = '', slug = community.slug) =>
    (await get(browser, `/c/${slug}/oidc/${id}${next && `?next=${encodeURIComponent(next)}`}`)).location;
  /** All the way there and back. */
  async function signIn(
    id: string,
    person: OidcPersonAtIssuer,
    browser: Browser = new Map(),
  ): Promise<Answer> {
    issuer.person = person;
    return get(browser, await issuer.walk(await begin(browser, id)));
  }
  const cookieOf = (browser: Browser) => `parvis_session=${browser.get('parvis_session') ?? ''}`;
  const look = async (browser: Browser, slug: string | undefined = community.slug) =>
    (await forum.graphql<Seen>(VIEWER, {}, { community: slug, cookie: cookieOf(browser) })).data.viewer;
  const known = (sub: string, given: object = {}): OidcPersonAtIssuer => ({
    sub,
    email: `${sub}@brand.example`,
    email_verified: true,
    name: 'Camille',
    ...given,
  });
  const members = async () =>
    (await forum.database.query('SELECT 1 FROM member WHERE community_id = $1', [community.id])).length;

  return {
    get forum() {
      return forum;
    },
    get issuer() {
      return issuer;
    },
    get community() {
      return community;
    },
    get neighbour() {
      return neighbour;
    },
    get stranger() {
      return stranger;
    },
    secret: SECRET,
    asAdmin,
    save,
    provider,
    get,
    begin,
    signIn,
    cookieOf,
    look,
    known,
    members,
  };
}

/** Every cookie of the browser. */
export function jarOf(browser: Browser): string {
  return [...browser].map(([name, value]) => `${name}=${value}`).join('; ');
}
