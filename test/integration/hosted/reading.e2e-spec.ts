import {
  type Forum,
  startForum,
  type TestCommunity,
  type TestMember,
  type TestSpace,
  waitFor,
} from '#test-support';
import { getPage, jsonLdOf, linksOf } from './page.js';

const OPEN = `mutation ($input: ThreadOpenInput!) {
  threadOpen(input: $input) { thread { id } post { id } userErrors { code } } }`;
const REPLY = `mutation ($input: PostReplyInput!) { postReply(input: $input) { post { id } userErrors { code } } }`;

const HOSTILE = '<script>window.__xss=1</script><img src=x onerror="window.__xss=1">';

describe('hosted pages', () => {
  let forum: Forum;
  let community: TestCommunity;
  let open: TestSpace;
  let members: TestSpace;
  let closed: TestSpace;
  let writer: TestMember;

  const address = (rest = '') => `${forum.url}/c/${community.slug}${rest}`;

  async function openThread(space: TestSpace, title: string, body: string): Promise<string> {
    const input = { spaceId: space.id, title, body, idempotencyKey: crypto.randomUUID() };
    const identity = { community: community.slug, cookie: writer.cookie };
    const { data, errors } = await forum.graphql<{ threadOpen: { thread: { id: string } | null } }>(
      OPEN,
      { input },
      identity,
    );
    if (!data?.threadOpen.thread) throw new Error(`not opened: ${JSON.stringify([data, errors])}`);
    return data.threadOpen.thread.id;
  }

  async function reply(threadId: string, body: string, member = writer): Promise<string> {
    const input = { threadId, body, idempotencyKey: crypto.randomUUID() };
    const identity = { community: community.slug, cookie: member.cookie };
    const { data } = await forum.graphql<{ postReply: { post: { id: string } } }>(REPLY, { input }, identity);
    return data.postReply.post.id;
  }

  beforeAll(async () => {
    forum = await startForum();
    community = await forum.make.community({
      name: `Brand ${HOSTILE}`,
      allowedOrigins: ['https://shop.brand.example'],
    });
    open = await forum.make.space(community, { slug: 'open', name: `Open ${HOSTILE}` });
    members = await forum.make.space(community, { slug: 'members', visibility: 'members' });
    closed = await forum.make.space(community, { slug: 'closed', visibility: 'private' });
    writer = await forum.make.member(community, { displayName: `Ann ${HOSTILE}`, role: 'admin' });
  }, 60_000);

  afterAll(() => forum?.stop());

  it('shows a thread to somebody without an account and without JavaScript', async () => {
    const id = await openThread(open, 'Which height over a table?', 'Sixty or **seventy** centimetres?');
    await reply(id, 'Seventy.');
    const page = await getPage(address(`/t/${id}`), { language: 'en' });
    expect(page.status).toBe(200);
    expect(page.html).toContain('<html lang="en"');
    expect(page.html).toContain('<strong>seventy</strong>');
    expect(page.html).toContain('Seventy.');
    expect(page.html).toContain(`thread-id="${id}"`);
    expect(linksOf(page.html)).toContain(`/c/${community.slug}/s/open`);
  });

  it('speaks the language asked for, and remembers a choice made by name', async () => {
    expect((await getPage(address(), { language: 'fr-CA,en;q=0.5' })).html).toContain('Derniers échanges');
    expect((await getPage(address(), { language: 'en-GB' })).html).toContain('Latest discussions');
    expect((await getPage(address(), { language: 'ja' })).html).toContain('Derniers échanges');
    const chosen = await getPage(address('?lang=en'), { language: 'fr' });
    expect(chosen.html).toContain('Latest discussions');
    expect(chosen.headers.get('set-cookie')).toMatch(/^parvis_lang=en;/);
    expect(chosen.headers.get('cache-control')).toBe('private, no-store');
  });

  it('keeps hostile titles, names and bodies inert, under a policy that allows no inline script', async () => {
    const id = await openThread(
      open,
      `Title ${HOSTILE} </title></script>`,
      `Body ${HOSTILE} <b onclick=x>b</b>`,
    );
    for (const path of [
      '',
      '/s/open',
      `/t/${id}`,
      '/feed.atom',
      '/sitemap.xml',
      '/sign-in',
      '/nothing/here',
    ]) {
      const page = await getPage(address(path));
      expect(page.html).not.toContain('<script>window');
      expect(page.html).not.toMatch(/<img[^>]*onerror/);
      expect(page.html).not.toMatch(/<\w+[^>]*\sonclick=/);
    }
    const { headers, html } = await getPage(address(`/t/${id}`));
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("style-src 'self';");
    expect(policy).not.toContain('unsafe');
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).toContain("frame-ancestors 'self' https://shop.brand.example");
    expect(html).not.toMatch(/\sstyle="/);
    expect(jsonLdOf(html).headline).toContain('</title></script>');
  });

  it('answers absent and hidden alike: the same page, status 404', async () => {
    const hidden = await openThread(closed, 'Prototype', 'Nobody outside may know.');
    const inside = await openThread(members, 'Between us', 'Members only.');
    const outsider = await forum.make.member(community);
    const absent = '/t/0190a000-0000-7000-8000-000000000000';
    const shapeOf = (html: string) => html.replace(/next=[^"]*/g, '').replace(/href="[^"]*lang=[^"]*"/g, '');
    const expected = await getPage(address(absent));
    expect(expected.status).toBe(404);
    expect(expected.html).toContain('Rien à cette adresse');
    for (const path of [
      `/t/${hidden}`,
      `/t/${inside}`,
      '/s/closed',
      '/s/members',
      '/s/none',
      '/t/x',
      '/zzz',
    ]) {
      const page = await getPage(address(path));
      expect(page.status).toBe(404);
      expect(shapeOf(page.html)).toBe(shapeOf(expected.html));
    }
    expect((await getPage(address(`/t/${inside}`), { cookie: outsider.cookie })).status).toBe(200);
    expect((await getPage(address(`/t/${hidden}`), { cookie: outsider.cookie })).status).toBe(404);
    expect((await getPage(address(`/t/${hidden}`), { cookie: writer.cookie })).status).toBe(200);
    expect((await getPage(`${forum.url}/c/no-such-brand`)).status).toBe(404);
  });

  it('does not show one community in another', async () => {
    const other = await forum.make.community();
    const id = await openThread(open, 'Ours', 'Ours.');
    expect((await getPage(`${forum.url}/c/${other.slug}/t/${id}`)).status).toBe(404);
    expect((await getPage(`${forum.url}/c/${other.slug}/feed.atom`)).html).not.toContain('Ours');
  });

  it('lists only what everybody may read in the sitemap and the feed, whoever asks', async () => {
    const shown = await openThread(open, 'For all', 'For all.');
    const inside = await openThread(members, 'For members', 'For members.');
    const hidden = await openThread(closed, 'For testers', 'For testers.');
    for (const path of ['/sitemap.xml', '/feed.atom']) {
      const { status, html } = await getPage(address(path), { cookie: writer.cookie });
      expect(status).toBe(200);
      expect(html).toContain(`/t/${shown}`);
      expect(html).not.toContain(inside);
      expect(html).not.toContain(hidden);
      expect(html).not.toContain('/s/members');
    }
    const robots = await getPage(`${forum.url}/robots.txt`);
    expect(robots.html).toContain(`Sitemap: ${forum.url}/c/${community.slug}/sitemap.xml`);
  });

  it('pages through a long thread, and a permalink lands on the page that holds its post', async () => {
    const id = await openThread(open, 'Long', 'Post 0');
    const posts: string[] = [];
    for (let n = 1; n < 45; n += 1) posts.push(await reply(id, `Post ${n}`));
    const seen: string[] = [];
    let next: string | undefined = `/c/${community.slug}/t/${id}`;
    let previous: string | undefined;
    for (let pages = 0; next && pages < 5; pages += 1) {
      const { html }: { html: string } = await getPage(forum.url + next);
      seen.push(...[...html.matchAll(/<article class="post" id="p-([^"]+)"/g)].map(([, post = '']) => post));
      previous = /<link rel="prev" href="([^"]+)"/.exec(html)?.[1];
      next = /<link rel="next" href="([^"]+)"/.exec(html)?.[1];
    }
    expect(seen.slice(1)).toEqual(posts);
    expect((await getPage(forum.url + (previous ?? ''))).html).toContain('Post 39');
    for (const place of [0, 18, 19, 20, 38, 39, 43]) {
      const post = posts[place] as string;
      const hop = await getPage(address(`/t/${id}/p/${post}`));
      expect(hop.status).toBe(302);
      const target = new URL(hop.headers.get('location') ?? '', forum.url);
      expect(target.hash).toBe(`#p-${post}`);
      const landed = await getPage(target.href);
      expect(landed.html).toContain(`id="p-${post}"`);
      expect(landed.html.match(/<article class="post"/g)?.length).toBeLessThanOrEqual(20);
    }
    const strange = await getPage(address(`/t/${id}?after=tampered`));
    expect(strange.status).toBe(400);
    expect(strange.html).toContain('Cette adresse est abîmée');
  }, 60_000);

  it('describes a thread to search engines as a DiscussionForumPosting', async () => {
    const id = await openThread(open, 'Structured', 'What it says.');
    await reply(id, 'An answer.');
    const { html } = await getPage(address(`/t/${id}`));
    expect(jsonLdOf(html)).toMatchObject({
      '@type': 'DiscussionForumPosting',
      headline: 'Structured',
      text: 'What it says.',
      interactionStatistic: { userInteractionCount: 1 },
      comment: [{ '@type': 'Comment', text: 'An answer.' }],
    });
    expect(html).toContain(`<link rel="canonical" href="${address(`/t/${id}`)}"`);
  });

  it('stays under 40 kB for a page of twenty posts', async () => {
    const id = await openThread(open, 'Twenty', 'A paragraph of a usual length. '.repeat(12));
    for (let n = 1; n < 20; n += 1)
      await reply(id, `Answer ${n}. ${'A sentence of a usual length. '.repeat(12)}`);
    const { html } = await getPage(address(`/t/${id}`));
    expect(html.match(/<article class="post"/g)).toHaveLength(20);
    expect(Buffer.byteLength(html)).toBeLessThan(40_000);
  }, 30_000);

  it('lets anonymous pages be kept under a tag of their content, and signed-in ones never', async () => {
    const id = await openThread(open, 'Cached', 'Cached.');
    const first = await getPage(address(`/t/${id}`));
    const tag = first.headers.get('etag') ?? '';
    expect(tag).toMatch(/^W\/"/);
    expect((await getPage(address(`/t/${id}`), { headers: { 'if-none-match': tag } })).status).toBe(304);
    await reply(id, 'News.');
    expect((await getPage(address(`/t/${id}`), { headers: { 'if-none-match': tag } })).status).toBe(200);
    const own = await getPage(address(`/t/${id}`), { cookie: writer.cookie });
    expect(own.headers.get('cache-control')).toBe('private, no-store');
    expect(own.headers.get('etag')).toBeNull();
  });

  it('finds what each reader may see, without accents, and marks it', async () => {
    await openThread(open, 'Élégance', 'Un abat-jour en lin écru, très élégant.');
    await openThread(closed, 'Secret', 'Un prototype élégant.');
    const page = await waitFor('the index to have it', async () => {
      const found = await getPage(address('/search?q=elegant'));
      return found.html.includes('<mark>') ? found : null;
    });
    expect(page.html).toContain('<mark>élégant</mark>');
    expect(page.html).toContain('1\u00a0message trouvé');
    expect(page.html).not.toContain('prototype');
    expect(linksOf(page.html).some((link) => /\/members\/(?!undefined)[a-z]/.test(link))).toBe(true);
    const hostile = await getPage(address(`/search?q=${encodeURIComponent(HOSTILE)}`));
    expect(hostile.status).toBe(200);
    expect(hostile.html).not.toContain('<script>window');
    expect((await getPage(address('/search'))).status).toBe(200);
  });

  it('leads somebody who has signed in to a page of this install only', async () => {
    const nextOf = async (next: string) =>
      /data-next="([^"]*)"/.exec(
        (await getPage(address(`/sign-in?next=${encodeURIComponent(next)}`))).html,
      )?.[1];
    const home = `/c/${community.slug}`;
    expect(await nextOf(`${home}/new?space=open`)).toBe(`${home}/new?space=open`);
    for (const evil of ['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)'])
      expect(await nextOf(evil)).toBe(home);
  });
});
