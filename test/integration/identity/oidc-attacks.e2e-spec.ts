import { type Browser, oidcStory } from './oidc-story.js';

describe('a sign-in by a provider, under attack', () => {
  const story = oidcStory();
  const { provider, get, begin, known, members } = story;
  let id: string;
  beforeEach(async () => {
    id = await provider({ admitsNewcomers: true });
    story.issuer.person = known('victim');
  });
  const refused = async (browser: Browser, address: string, words: string) => {
    const before = await members();
    const answer = await get(browser, address);
    expect([answer.status, answer.html.includes(words)]).toEqual([400, true]);
    expect(browser.has('parvis_session')).toBe(false);
    expect(await members()).toBe(before);
  };
  const changed = (address: string, change: (url: URL) => void) => {
    const url = new URL(address);
    change(url);
    return url.href;
  };

  it('works once: a replayed callback opens nothing', async () => {
    const browser: Browser = new Map();
    const callback = await story.issuer.walk(await begin(browser, id));
    expect((await get(browser, callback)).status).toBe(303);
    for (const name of ['parvis_session', 'parvis_refresh']) browser.delete(name);
    await refused(browser, callback, 'is over already');
  });

  it('belongs to the browser that began it', async () => {
    const callback = await story.issuer.walk(await begin(new Map(), id));
    await refused(new Map(), callback, 'begun elsewhere');
    await refused(new Map([['parvis_oidc', 'A'.repeat(43)]]), callback, 'begun elsewhere');
  });

  it('does not mix up two sign-ins: a code comes with its own state and nonce', async () => {
    const browser: Browser = new Map();
    const [one, two] = [await begin(browser, id), await begin(browser, id)];
    const callback = await story.issuer.walk(one);
    const state = new URL(two).searchParams.get('state') ?? '';
    await refused(
      browser,
      changed(callback, (url) => url.searchParams.set('state', state)),
      'could not be verified',
    );
    await refused(
      browser,
      changed(callback, (url) => url.searchParams.set('state', 'x')),
      'begun elsewhere',
    );
    await refused(
      browser,
      changed(callback, (url) => url.searchParams.delete('state')),
      'begun elsewhere',
    );
  });

  it('refuses an ID token of another nonce', async () => {
    const browser: Browser = new Map();
    const address = await begin(browser, id);
    const callback = await story.issuer.walk(
      changed(address, (url) => url.searchParams.set('nonce', 'planted')),
    );
    await refused(browser, callback, 'could not be verified');
  });

  it('refuses an answer that names another issuer', async () => {
    const browser: Browser = new Map();
    const callback = await story.issuer.walk(await begin(browser, id));
    await refused(
      browser,
      changed(callback, (url) => url.searchParams.set('iss', 'https://evil.example')),
      'could not be verified',
    );
  });

  it('does not answer at a neighbour’s callback, which learns nothing', async () => {
    const theirs = await provider({}, { community: story.neighbour.slug, cookie: story.stranger.cookie });
    id = await provider({ admitsNewcomers: true });
    const browser: Browser = new Map();
    const callback = await story.issuer.walk(await begin(browser, id));
    const { search } = new URL(callback);
    await refused(browser, `/c/${story.neighbour.slug}/oidc/${theirs}/callback${search}`, 'begun elsewhere');
    for (const path of [
      `/c/${story.neighbour.slug}/oidc/${id}`,
      `/c/${story.neighbour.slug}/oidc/${id}/callback${search}`,
    ]) {
      expect((await get(browser, path)).status).toBe(404);
    }
    expect((await get(browser, callback)).status).toBe(303);
  });

  it('says so where the person declined', async () => {
    const browser: Browser = new Map();
    const state = new URL(await begin(browser, id)).searchParams.get('state') ?? '';
    const { search } = new URL(
      `http://x/?error=access_denied&state=${state}&iss=${encodeURIComponent(story.issuer.url)}`,
    );
    await refused(
      browser,
      `/c/${story.community.slug}/oidc/${id}/callback${search}`,
      'did not go all the way',
    );
  });

  it('goes on to this install only', async () => {
    for (const next of ['https://evil.example/', '//evil.example', '/\\evil.example']) {
      const browser: Browser = new Map();
      const callback = await story.issuer.walk(await begin(browser, id, next));
      expect((await get(browser, callback)).location).toBe(`/c/${story.community.slug}`);
    }
    const browser: Browser = new Map();
    const callback = await story.issuer.walk(await begin(browser, id, '/console/x/queue'));
    expect((await get(browser, callback)).location).toBe('/console/x/queue');
  });

  it('asks for a code by PKCE, with the one redirect address', async () => {
    const address = new URL(await begin(new Map(), id));
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      redirect_uri: `${story.forum.url}/c/${story.community.slug}/oidc/${id}/callback`,
      scope: 'openid email profile',
    });
  });
});
