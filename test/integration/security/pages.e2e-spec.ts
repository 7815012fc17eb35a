import { type Forum, openThread, startForum, type TestCommunity, type TestMember } from '#test-support';
import { getPage } from '../hosted/page.js';

const BRAND_PAGE = 'https://www.brand.example';

describe('hosted pages under attack', () => {
  let forum: Forum;
  let [ours, theirs]: TestCommunity[] = [];
  let member: TestMember;
  let threadId: string;

  beforeAll(async () => {
    forum = await startForum();
    ours = await forum.make.community({ newcomerPostThreshold: 0, allowedOrigins: [BRAND_PAGE] });
    theirs = await forum.make.community({ allowedOrigins: ['https://framer.example'] });
    const space = await forum.make.space(ours);
    await forum.make.space(theirs);
    member = await forum.make.member(ours);
    const written = { member, community: ours, space };
    threadId = (await openThread(forum, written, { title: 'Chez nous', body: 'Bonjour.' })).threadId;
  });
  afterAll(async () => forum.stop());

  const page = (path: string, options: Parameters<typeof getPage>[1] = {}) =>
    getPage(forum.url + path, options);
  const encoded = (slug: string) => slug.replaceAll('-', '%2D');

  it('never shows one brand’s words in another’s frame, however the address is written', async () => {
    const [own, other] = [ours?.slug ?? '', theirs?.slug ?? ''];
    const addresses = [
      `/c/${encoded(other)}?community=${own}`,
      `/c/${encoded(other)}/t/${threadId}?community=${own}`,
      `/%63/${other}/t/${threadId}?community=${own}`,
      `/c/${other}/t/${threadId}?community=${own}`,
      `/c/${encoded(other)}/feed.atom?community=${own}`,
    ];
    for (const address of addresses) {
      const { html } = await page(address, { cookie: member.cookie });
      expect([address, html.includes('Chez nous'), html.includes('Bonjour')]).toEqual([
        address,
        false,
        false,
      ]);
    }
    expect((await page(`/c/${encoded(own)}/t/${threadId}`)).html).toContain('Chez nous');
  });

  it.each([
    '//evil.example',
    '/\\evil.example',
    '/.//evil.example',
    '/x/..//evil.example',
    '/%2e//evil.example',
    '/./\\evil.example',
    '/\t/evil.example',
    '/.\n//evil.example',
    'https://evil.example',
    'javascript:alert(1)',
  ])('sends nobody who signs in to another site: %j', async (next) => {
    const { html } = await page(`/c/${ours?.slug}/sign-in?next=${encodeURIComponent(next)}`);
    const target = /data-next="([^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(new URL(target, 'https://forum.example').host).toBe('forum.example');
    expect(target).toMatch(/^\/(?![/\\])/);
  });

  it('still sends them where they came from', async () => {
    const next = `/c/${ours?.slug}/t/${threadId}?after=x&lang=fr#p-1`;
    const { html } = await page(`/c/${ours?.slug}/sign-in?next=${encodeURIComponent(next)}`);
    expect(html).toContain(`data-next="${next.replaceAll('&', '&amp;')}"`);
  });

  it('lets no cache mix up readers, pages or cookies', async () => {
    const path = `/c/${ours?.slug}/t/${threadId}`;
    const seen = await page(path, { cookie: member.cookie });
    expect(seen.headers.get('cache-control')).toBe('private, no-store');
    expect(seen.headers.get('etag')).toBeNull();
    expect((await page(path)).headers.get('vary')).toBe('Accept-Encoding, Accept-Language, Cookie, Origin');
    for (const file of ['feed.atom', 'sitemap.xml', 'sign-in', '']) {
      const chosen = await page(`/c/${ours?.slug}/${file}?lang=fr`.replace('/?', '?'));
      expect([file, chosen.headers.get('cache-control')]).toEqual([file, 'private, no-store']);
    }
    expect((await page(`/c/${ours?.slug}/feed.atom`)).headers.get('vary')).toContain('Origin');
  });

  it('names no community in public that has nothing public', async () => {
    const secret = await forum.make.community({ slug: 'secret-brand' });
    await forum.make.space(secret, { visibility: 'members' });
    for (const path of ['/robots.txt', '/']) {
      const { html } = await page(path);
      expect(html).toContain(`/c/${ours?.slug}`);
      expect(html).not.toContain('secret-brand');
    }
  });

  it('writes names and titles as text, whatever they hold', async () => {
    const nasty = `</title></script><script>alert(1)</script><img src=x onerror=alert(1)>"'`;
    const community = await forum.make.community({ name: nasty.slice(0, 80), newcomerPostThreshold: 0 });
    const space = await forum.make.space(community, { name: nasty });
    const author = await forum.make.member(community, { displayName: nasty });
    const body = `${nasty} [x](javascript:alert(1)) <svg onload=alert(1)> ${nasty}`;
    const post = await openThread(forum, { member: author, community, space }, { title: nasty, body });
    const root = `/c/${community.slug}`;
    const paths = [root, `${root}/s/${space.slug}`, `${root}/t/${post.threadId}`, `${root}/sign-in`, '/'];
    for (const path of [...paths, `${root}/search?q=${encodeURIComponent(nasty)}`]) {
      const { html, headers } = await page(path);
      expect([path, /<script>|<img src=x|<svg on|javascript:alert\(1\)"/.exec(html)?.[0]]).toEqual([
        path,
        undefined,
      ]);
      expect(headers.get('content-security-policy')).toContain("script-src 'self';");
    }
    const feed = await page(`${root}/feed.atom`);
    expect(feed.html).not.toMatch(/<script|<img|<svg/);
  });

  it('lets a brand’s page sign nobody in or out by cookie', async () => {
    const brand = { community: ours?.slug, origin: BRAND_PAGE };
    const login = `mutation { accountLogin(input: { email: "a@b.example", password: "guess" }) { userErrors { code } } }`;
    expect((await forum.graphql(login, {}, brand)).errors[0]?.extensions.code).toBe('FORBIDDEN');
    const verify = `mutation { accountVerifyEmail(input: { token: "x" }) { userErrors { code } } }`;
    expect((await forum.graphql(verify, {}, brand)).errors[0]?.extensions.code).toBe('FORBIDDEN');
    const leave = 'mutation { accountLogout { isSignedOut } }';
    const left = await forum.graphql(leave, {}, { ...brand, cookie: member.cookie });
    expect(left.data).toEqual({ accountLogout: { isSignedOut: false } });
    expect(left.headers.get('set-cookie')).toBeNull();
    const own = await forum.graphql(login, {}, { community: ours?.slug, origin: forum.url });
    expect(own.data).toEqual({ accountLogin: { userErrors: [{ code: 'INVALID_CREDENTIALS' }] } });
  });
});
