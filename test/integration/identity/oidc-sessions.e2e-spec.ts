import { SessionsRevoked } from '#identity';
import { countStatements, TestSocket } from '#test-support';
import { type Browser, oidcStory } from './oidc-story.js';

const SESSIONS = '{ sessions { id providerLabel isCurrent } }';
const END = 'mutation ($id: ID!) { sessionEnd(input: { sessionId: $id }) { sessions { id } } }';
const END_OTHERS = 'mutation { sessionEndOthers { sessions { id isCurrent } } }';
const REMOVE = 'mutation ($id: ID!) { oidcProviderRemove(input: { id: $id }) { isRemoved } }';
const COUNTS = '{ oidcProviders { id signedInCount } }';
const VIEWER = '{ viewer { kind } }';
const LINK = 'mutation { oidcLink { userErrors { code } } }';

interface SessionView {
  id: string;
  providerLabel: string | null;
  isCurrent: boolean;
}

describe('sessions by a provider', () => {
  const story = oidcStory();
  const { provider, get, signIn, known, asAdmin } = story;

  async function enter(id: string, sub: string): Promise<string> {
    const browser: Browser = new Map();
    await signIn(id, known(sub), browser);
    return story.cookieOf(browser);
  }
  const at = (cookie: string, community: string | undefined = story.community.slug) => ({
    community,
    cookie,
  });
  async function list(cookie: string, community?: string): Promise<SessionView[]> {
    const answer = await story.forum.graphql<{ sessions: SessionView[] }>(
      SESSIONS,
      {},
      at(cookie, community),
    );
    return answer.data.sessions;
  }
  async function kindOf(cookie: string): Promise<string> {
    const answer = await story.forum.graphql<{ viewer: { kind: string } }>(VIEWER, {}, at(cookie));
    return answer.data.viewer.kind;
  }
  const countsOf = async (id: string) =>
    (
      await story.forum.graphql<{ oidcProviders: { id: string; signedInCount: number }[] }>(
        COUNTS,
        {},
        asAdmin(),
      )
    ).data.oidcProviders.find((one) => one.id === id)?.signedInCount;
  async function open(cookie: string): Promise<TestSocket> {
    return TestSocket.open(story.forum.url, {
      community: story.community.slug,
      cookie,
      origin: story.forum.url,
    });
  }
  async function closesAtOnce(socket: TestSocket, work: () => Promise<unknown>): Promise<void> {
    const since = Date.now();
    await work();
    await socket.closed();
    expect(Date.now() - since).toBeLessThan(1_000);
  }

  it('are listed to the member without an account, wherever the list is asked for', async () => {
    const id = await provider({ admitsNewcomers: true });
    const [there, here] = [await enter(id, 'two'), await enter(id, 'two')];
    const other = await enter(id, 'other');
    const seen = await list(here);
    expect(seen.map(({ providerLabel, isCurrent }) => [providerLabel, isCurrent])).toEqual([
      ['Brand ID', true],
      ['Brand ID', false],
    ]);
    // The console asks for it outside of any community.
    const { data } = await story.forum.graphql<{ sessions: SessionView[] }>(SESSIONS, {}, { cookie: here });
    expect(data.sessions).toEqual(seen);
    expect((await list(there)).map(({ id: session }) => session).sort()).toEqual(
      seen.map(({ id: session }) => session).sort(),
    );
    expect(await list(other)).toHaveLength(1);
  });

  it('are shown on the hosted account page, without the password that the provider keeps', async () => {
    const id = await provider({ admitsNewcomers: true });
    const browser: Browser = new Map();
    await signIn(id, known('page'), browser);
    const page = await get(browser, `/c/${story.community.slug}/account`);
    expect(page.status).toBe(200);
    expect(page.html).toContain('by Brand ID');
    expect(page.html).toContain('This session');
    expect(page.html).not.toContain('data-operation="accountPasswordChange"');
  });

  it('end one by one or all but one, with their sockets, and nobody else’s', async () => {
    const id = await provider({ admitsNewcomers: true });
    const [there, here] = [await enter(id, 'own'), await enter(id, 'own')];
    const stranger = await enter(id, 'stranger');
    const target = (await list(here)).find(({ isCurrent }) => !isCurrent)?.id;
    const refused = await story.forum.graphql(END, { id: target }, at(stranger));
    expect(refused.errors[0]?.extensions.code).toBe('NOT_FOUND');
    const socket = await open(there);
    await closesAtOnce(socket, () => story.forum.graphql(END, { id: target }, at(here)));
    expect([await kindOf(there), await kindOf(here)]).toEqual(['ANONYMOUS', 'MEMBER']);
    const again = await enter(id, 'own');
    await story.forum.graphql(END_OTHERS, {}, at(here));
    expect([await kindOf(again), await kindOf(here), await kindOf(stranger)]).toEqual([
      'ANONYMOUS',
      'MEMBER',
      'MEMBER',
    ]);
  });

  it('are its own sessions to a linked account; the provider’s session reaches none of the account’s', async () => {
    const id = await provider();
    const lead = await story.forum.make.member(story.community, { role: 'moderator' });
    const browser: Browser = new Map();
    await signIn(id, known('lead'), browser);
    browser.set('parvis_session', lead.cookie.split('=')[1] ?? '');
    await story.forum.graphql(
      LINK,
      {},
      at([...browser].map(([name, value]) => `${name}=${value}`).join('; ')),
    );
    const byProvider = await enter(id, 'lead');
    expect((await list(lead.cookie)).map(({ providerLabel }) => providerLabel)).toEqual(['Brand ID', null]);
    const seen = await list(byProvider);
    expect(seen.map(({ isCurrent }) => isCurrent)).toEqual([true]);
    const refused = await story.forum.graphql(END, { id: lead.sessionId }, at(byProvider));
    expect(refused.errors[0]?.extensions.code).toBe('NOT_FOUND');
    await story.forum.graphql(END_OTHERS, {}, at(byProvider));
    expect(await kindOf(lead.cookie)).toBe('MEMBER');
    await story.forum.graphql(END, { id: seen[0]?.id }, at(lead.cookie));
    expect(await kindOf(byProvider)).toBe('ANONYMOUS');
  });

  it.each<[string, (id: string) => Promise<unknown>]>([
    ['removed', (id) => story.forum.graphql(REMOVE, { id }, asAdmin())],
    ['put off', (id) => story.save({ id, isEnabled: false })],
  ])('end when the provider is %s, which is said before by the number of people', async (_, change) => {
    const kept = await provider({ admitsNewcomers: true });
    const elsewhere = await enter(kept, 'elsewhere');
    const id = await provider({ admitsNewcomers: true });
    const [one, again] = [await enter(id, 'one'), await enter(id, 'one')];
    const two = await enter(id, 'two');
    const { data } = await story.forum.graphql<{ widgetTokenIssue: { token: string } }>(
      'mutation { widgetTokenIssue { token } }',
      {},
      at(two),
    );
    expect(await countsOf(id)).toBe(2);
    const socket = await open(one);
    const widget = await TestSocket.open(story.forum.url, {
      community: story.community.slug,
      token: data.widgetTokenIssue.token,
    });
    await closesAtOnce(socket, () => change(id));
    await widget.closed();
    for (const cookie of [one, again, two]) expect(await kindOf(cookie)).toBe('ANONYMOUS');
    expect(await kindOf(elsewhere)).toBe('MEMBER');
    expect(await countsOf(kept)).toBe(1);
    const [fact] = await story.forum.database.query<{ payload: { sessionIds: string[] } }>(
      'SELECT payload FROM fact WHERE type = $1 ORDER BY id DESC LIMIT 1',
      [SessionsRevoked.name],
    );
    expect(fact?.payload.sessionIds).toHaveLength(4);
  });

  it('go on through every other change of their provider', async () => {
    const id = await provider({ admitsNewcomers: true });
    const cookie = await enter(id, 'stays');
    await story.save({ id, label: 'Autre nom', audience: 'MEMBERS' });
    expect(await kindOf(cookie)).toBe('MEMBER');
  });

  it('tell how many in one statement, however many providers there are', async () => {
    const ask = async () => {
      const counted = await countStatements(() => story.forum.graphql(COUNTS, {}, asAdmin()));
      return counted.statements.filter((sql) => sql.includes('FROM oidc_provider')).length;
    };
    for (let more = 0; more < 3; more += 1) await provider();
    expect(await ask()).toBe(1);
  });
});
