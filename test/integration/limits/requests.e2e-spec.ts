import { type Forum, type TestCommunity } from '#test-support';
import { getPage } from '../hosted/page.js';
import { from, newAddress, passedBefore429, refusalOf, startLimitedForum } from './limited-forum.js';

const SPACES = '{ spaces { id } }';

describe('limits on requests', () => {
  let forum: Forum;
  let community: TestCommunity;

  beforeAll(async () => {
    forum = await startLimitedForum('guest=6/60,member=8/60,staff=12/60,api-key=5/60,guest-search=3/60');
    community = await forum.make.community();
    await forum.make.space(community);
  });
  afterAll(() => forum.stop());

  const at = (address: string) => from(address, { community: community.slug });
  const ask = (address: string, query = SPACES) => forum.graphql(query, {}, at(address));
  const page = (address: string, path = '', language = 'en') =>
    getPage(`${forum.url}/c/${community.slug}${path}`, {
      language,
      headers: { 'x-forwarded-for': address },
    });

  it('answers an address so many times, then says when to come back', async () => {
    const address = newAddress();
    expect(await passedBefore429(() => ask(address), 10)).toBe(6);
    const refused = refusalOf(await ask(address));
    expect(refused).toMatchObject({ status: 429, code: 'RATE_LIMITED' });
    expect(refused.retryAfterSeconds).toBeGreaterThan(50);
    expect(refused.retryAfterSeconds).toBeLessThanOrEqual(60);
    expect(refused.retryAfter).toBe(String(refused.retryAfterSeconds));
    expect((await ask(newAddress())).status).toBe(200);
  });

  it('counts documents that are not valid, too', async () => {
    const address = newAddress();
    expect(await passedBefore429(() => ask(address, '{ nothing'), 10)).toBe(6);
  });

  it('takes the 64 bits of an IPv6 network for one address', async () => {
    let host = 0;
    const anywhere = (network: string) => () => ask(`2001:db8:1:${network}::${(host += 1).toString(16)}`);
    expect(await passedBefore429(anywhere('1'), 10)).toBe(6);
    expect(await passedBefore429(anywhere('2'), 10)).toBe(6);
  });

  it('believes the last address in X-Forwarded-For, which our proxy wrote, and none before it', async () => {
    const address = newAddress();
    expect(await passedBefore429(() => ask(`${newAddress()}, ${address}`), 10)).toBe(6);
  });

  it('counts people who are signed in by person, whatever else comes from their address', async () => {
    const address = newAddress();
    await passedBefore429(() => ask(address), 10);
    const [one, other] = [await forum.make.member(community), await forum.make.member(community)];
    const as = (token: string) => () =>
      forum.graphql(SPACES, {}, { ...from(address), community: community.slug, token });
    expect(await passedBefore429(as(one.token), 20)).toBe(8);
    expect(await passedBefore429(as(other.token), 20)).toBe(8);
  });

  it('counts staff more generously', async () => {
    const moderator = await forum.make.member(community, { role: 'moderator' });
    const identity = { ...from(newAddress()), community: community.slug, cookie: moderator.cookie };
    expect(await passedBefore429(() => forum.graphql(SPACES, {}, identity), 20)).toBe(12);
  });

  it('counts programs by their key', async () => {
    const admin = await forum.make.member(community, { role: 'admin' });
    const { data } = await forum.graphql<{ apiKeyCreate: { token: string } }>(
      `mutation { apiKeyCreate(input: { label: "CRM", permissions: ["forum.read"] }) { token userErrors { code } } }`,
      {},
      { ...from(newAddress()), community: community.slug, cookie: admin.cookie },
    );
    const identity = { ...from(newAddress()), community: community.slug, token: data.apiKeyCreate.token };
    expect(await passedBefore429(() => forum.graphql(SPACES, {}, identity), 20)).toBe(5);
  });

  it('counts a token that is not valid as its address', async () => {
    const address = newAddress();
    const guess = () => forum.graphql(SPACES, {}, { ...at(address), token: `pvs_${'x'.repeat(43)}` });
    expect(await passedBefore429(guess, 10)).toBe(6);
    expect((await ask(address)).status).toBe(429);
  });

  it('counts an operation by what it may answer', async () => {
    const address = newAddress();
    const dear = '{ threads(first: 100) { edges { node { title author { displayName } space { name } } } } }';
    // 1 + 100 × (1 + 3) objects cost five points of six.
    expect(await passedBefore429(() => ask(address, dear), 10)).toBe(1);
  });

  it('answers a page with a page, in the reader’s language', async () => {
    const address = newAddress();
    expect(await passedBefore429(() => page(address), 10)).toBe(6);
    const [en, fr] = [await page(address), await page(address, '', 'fr')];
    expect(en.status).toBe(429);
    expect(Number(en.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(en.headers.get('content-type')).toContain('text/html');
    expect(en.html).toContain('One moment, please');
    expect(en.html).toMatch(/Try again in \d+ s/);
    expect(fr.html).toContain('Un instant, s’il vous plaît');
    expect(fr.html).toMatch(/Réessayez dans \d+\u202fs/);
  });

  it('counts the search page apart', async () => {
    const address = newAddress();
    expect(await passedBefore429(() => page(address, '/search?q=lamp'), 10)).toBe(3);
    expect((await page(address)).status).toBe(200);
  });

  it('answers other routes in JSON', async () => {
    const address = newAddress();
    const download = () =>
      fetch(`${forum.url}/exports/${crypto.randomUUID()}?community=${community.slug}`, {
        headers: { 'x-forwarded-for': address },
      });
    expect(await passedBefore429(download, 10)).toBe(6);
    const refused = await download();
    const body = (await refused.json()) as { error: { code: string; retryAfterSeconds: number } };
    expect(body.error.code).toBe('RATE_LIMITED');
    expect(refused.headers.get('retry-after')).toBe(String(body.error.retryAfterSeconds));
  });

  it('never refuses files and health', async () => {
    const address = newAddress();
    await passedBefore429(() => ask(address), 10);
    for (const path of ['/health/live', '/health/ready', '/embed/parvis.js', '/console/']) {
      const { status } = await fetch(forum.url + path, { headers: { 'x-forwarded-for': address } });
      expect([path, status === 429]).toEqual([path, false]);
    }
  });
});

describe('without a trusted proxy', () => {
  it('takes X-Forwarded-For for what it is: a claim', async () => {
    const forum = await startLimitedForum('guest=6/60', 0);
    try {
      const { slug } = await forum.make.community();
      const ask = () => forum.graphql(SPACES, {}, from(newAddress(), { community: slug }));
      expect(await passedBefore429(ask, 10)).toBe(6);
    } finally {
      await forum.stop();
    }
  });
});
