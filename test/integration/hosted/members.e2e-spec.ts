import { randomUUID } from 'node:crypto';
import {
  countStatements,
  type Forum,
  ofRequest,
  settle,
  startForum,
  type TestCommunity,
  type TestMember,
  type TestSpace,
} from '#test-support';
import { requirePost, Writer } from '../discussion/operations.js';
import { getPage, jsonLdOf, linksOf } from './page.js';

const HOSTILE = '</script><script>window.__xss=1</script>';

describe('the hosted page of a member', () => {
  let forum: Forum;
  let brand: TestCommunity;
  let open: TestSpace;
  let den: TestSpace;
  let marie: TestMember;
  let hugo: TestMember;
  let moderator: TestMember;

  const page = (rest: string, by?: TestMember) =>
    getPage(`${forum.url}/c/${brand.slug}${rest}`, { language: 'en', cookie: by?.cookie });
  const as = ({ cookie }: TestMember, on = brand) => new Writer(forum, { community: on.slug, cookie });
  const titlesOf = (html: string) =>
    [...html.matchAll(/class="row-title"[^>]*>([^<]*)</g)].map(([, title]) => title);
  const opened = async (by: TestMember, title: string, space = open) =>
    requirePost(await as(by).open(space, { title, body: `About ${title}, ${randomUUID()}` }));

  beforeAll(async () => {
    forum = await startForum({ config: { roles: ['api'] } });
    brand = await forum.make.community({ name: 'Maison Lumen', newcomerPostThreshold: 0 });
    open = await forum.make.space(brand, { slug: 'open', name: 'The salon' });
    den = await forum.make.space(brand, { slug: 'den', name: 'The den', visibility: 'private' });
    marie = await forum.make.member(brand, { displayName: 'Marie Curie' });
    hugo = await forum.make.member(brand, { displayName: 'Hugo' });
    moderator = await forum.make.member(brand, { displayName: 'Nadia', role: 'moderator' });
    await forum.make.grantAccess(brand, den, marie);
  }, 60_000);
  afterAll(() => forum?.stop());

  it('says who it is, and lists what one wrote, latest first, with the way there', async () => {
    const first = await opened(marie, 'A first thing');
    const theirs = await opened(hugo, 'Of Hugo');
    const answer = requirePost(await as(marie).reply(theirs.threadId, { body: 'My own answer here' }));
    const { status, html } = await page('/members/marie.curie');
    expect(status).toBe(200);
    expect(html).toContain('<bdi>@marie.curie</bdi>');
    expect(html).toMatch(/Member since [A-Z][a-z]+ \d{4}/);
    expect(titlesOf(html)).toEqual(['Of Hugo', 'A first thing']);
    expect(html).toContain('My own answer here');
    expect(linksOf(html)).toEqual(
      expect.arrayContaining([
        `/c/${brand.slug}/t/${first.threadId}`,
        `/c/${brand.slug}/t/${theirs.threadId}/p/${answer.id}`,
      ]),
    );
    expect(titlesOf((await page('/members/marie.curie?show=threads')).html)).toEqual(['A first thing']);
    expect(html).toContain(`<link rel="canonical" href="${forum.url}/c/${brand.slug}/members/marie.curie"`);
    expect(jsonLdOf(html)).toMatchObject({ '@type': 'ProfilePage', mainEntity: { name: 'Marie Curie' } });
  });

  it('is where names lead to, on lists and threads', async () => {
    const { threadId } = await opened(marie, 'Whose name is this');
    const there = `/c/${brand.slug}/members/marie.curie`;
    for (const rest of ['', '/s/open', `/t/${threadId}`]) {
      const base = `${forum.url}/c/${brand.slug}${rest}`;
      const links = linksOf((await page(rest)).html).map((link) => new URL(link, base).pathname);
      expect([rest, links.includes(there)]).toEqual([rest, true]);
    }
  });

  it('shows the badge and the title of the staff, and their posts to who mutes them', async () => {
    await opened(moderator, 'From the team');
    await as(hugo).ask(
      'mutation ($id: ID!) { memberMute(input: { memberId: $id }) { userErrors { code } } }',
      {
        id: moderator.id,
      },
    );
    const { html } = await page('/members/nadia', hugo);
    expect(html).toContain('class="badge"');
    expect(titlesOf(html)).toEqual(['From the team']);
    expect(html).toContain('data-operation="memberUnmute"');
    expect(html).not.toContain('data-operation="memberBlock"');
  });

  it('lists nothing of spaces that are closed to the reader, of conversations, and of what is gone', async () => {
    const writer = await forum.make.member(brand, { displayName: 'Wide Writer' });
    await forum.make.grantAccess(brand, den, writer);
    await opened(writer, 'Told in the den', den);
    await opened(writer, 'Told to all');
    const gone = await opened(writer, 'Taken back');
    expect((await as(writer).withdraw(gone.id)).code).toBe('');
    await forum.database.query('UPDATE community SET newcomer_post_threshold = 100 WHERE id = $1', [
      brand.id,
    ]);
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    const held = await as(writer).open(open, { title: 'Waits', body: `https://x.example ${randomUUID()}` });
    await forum.database.query('UPDATE community SET newcomer_post_threshold = 0 WHERE id = $1', [brand.id]);
    expect(held.post?.state).toBe('PENDING');
    for (const by of [undefined, hugo])
      expect(titlesOf((await page('/members/wide.writer', by)).html)).toEqual(['Told to all']);
    for (const by of [marie, writer])
      expect(titlesOf((await page('/members/wide.writer', by)).html)).toEqual([
        'Told to all',
        'Told in the den',
      ]);
    expect((await page('/members/wide.writer')).html).not.toContain('The den');
  });

  it('is of nobody where there is nobody, and of no neighbour’s member', async () => {
    const neighbour = await forum.make.community();
    await forum.make.member(neighbour, { displayName: 'Only There' });
    const texts: string[] = [];
    for (const name of ['nobody.here', 'only.there', '..', '%00', 'a%20b', 'x'.repeat(200), '%F0%9F%98%80']) {
      const { status, html } = await page(`/members/${name}`);
      expect([name, status]).toEqual([name, 404]);
      texts.push(html.replaceAll(name, '').replace(/next=[^"]*/g, ''));
    }
    expect(texts[1]).toBe(texts[0]);
    expect((await page('/members')).status).toBe(404);
  });

  it('is found by a handle that was left, and by one in capitals, at its one address', async () => {
    const member = await forum.make.member(brand, { displayName: 'Before' });
    await forum.database.query(`UPDATE member SET handle = 'after.wards' WHERE id = $1`, [member.id]);
    for (const name of ['before', 'AFTER.wards']) {
      const { status, headers } = await page(`/members/${name}`);
      expect([status, headers.get('location')]).toEqual([301, `/c/${brand.slug}/members/after.wards`]);
    }
  });

  it('is not to be indexed where nothing of it can be read', async () => {
    await forum.make.member(brand, { displayName: 'Silent' });
    const { status, html } = await page('/members/silent');
    expect(status).toBe(200);
    expect(html).toContain('<meta name="robots" content="noindex"');
    expect(html).not.toContain('rel="canonical"');
    expect(html).toContain('No message to read here.');
  });

  it('goes from page to page, each line once', async () => {
    const writer = await forum.make.member(brand, { displayName: 'Many' });
    const titles = Array.from({ length: 30 }, (_, index) => `Thing ${index}`);
    for (const title of titles) await opened(writer, title);
    const seen: (string | undefined)[] = [];
    const first = await page('/members/many');
    seen.push(...titlesOf(first.html));
    expect(seen).toHaveLength(25);
    const [, next = ''] = /<link rel="next" href="([^"]*)"/.exec(first.html) ?? [];
    const second = await getPage(`${forum.url}${next.replaceAll('&amp;', '&')}`, { language: 'en' });
    seen.push(...titlesOf(second.html));
    expect(seen).toEqual([...titles].reverse());
    expect(second.html).not.toContain('rel="next"');
    expect(second.html).toContain(`rel="prev" href="/c/${brand.slug}/members/many"`);
    expect(second.html).not.toContain('rel="canonical"');
    expect((await page('/members/many?after=forged')).status).toBe(400);
    const [, cursor = ''] = /after=(.*)$/.exec(next) ?? [];
    expect((await page(`/members/hugo?after=${cursor}`)).status).toBe(400);
  });

  it('says how the reader stands to the member, hides whom they keep away, and tells nobody else', async () => {
    const [reader, other] = await Promise.all([
      forum.make.member(brand, { displayName: 'Reader' }),
      forum.make.member(brand, { displayName: 'Other' }),
    ]);
    await opened(other, 'By the other');
    const there = await page('/members/other', reader);
    for (const operation of ['followSet', 'memberMute', 'memberBlock'])
      expect(there.html).toContain(`data-operation="${operation}"`);
    await as(reader).ask(
      'mutation ($id: ID!) { memberBlock(input: { memberId: $id }) { userErrors { code } } }',
      {
        id: other.id,
      },
    );
    const away = (await page('/members/other', reader)).html;
    expect(titlesOf(away)).toEqual([]);
    expect(away).toContain('You keep Other away.');
    expect(away).toContain('data-operation="memberUnblock"');
    expect(away).not.toContain('data-operation="memberMute"');
    // Who was blocked sees the other as before, as does everybody else.
    expect((await page('/members/reader', other)).html).toContain('data-operation="memberBlock"');
    expect(titlesOf((await page('/members/other', hugo)).html)).toEqual(['By the other']);
    const own = (await page('/members/reader', reader)).html;
    expect(own).not.toContain('data-operation=');
    expect(own).toContain(`href="/c/${brand.slug}/account"`);
    const guest = (await page('/members/other')).html;
    expect(guest).not.toContain('data-operation=');
    expect(linksOf(guest).some((link) => link.includes('/sign-in?next='))).toBe(true);
  });

  it('is inert whatever somebody is called and wrote', async () => {
    const member = await forum.make.member(brand, { displayName: `Eve ${HOSTILE}` });
    await as(member).open(open, { title: HOSTILE, body: `${HOSTILE} ${randomUUID()}` });
    const [row] = await forum.database.query<{ handle: string }>('SELECT handle FROM member WHERE id = $1', [
      member.id,
    ]);
    const { status, html } = await page(`/members/${row?.handle ?? ''}`);
    expect(status).toBe(200);
    expect(html).not.toContain('<script>window');
    expect(jsonLdOf(html)).toMatchObject({ mainEntity: { name: `Eve ${HOSTILE}` } });
  });

  it('costs three statements, and five of a member, whatever one wrote', async () => {
    const costOf = async (by?: TestMember) => {
      await page('/members/many', by);
      await settle(forum);
      const { statements } = await countStatements(() => page('/members/many', by));
      return ofRequest(statements).length;
    };
    expect(await costOf()).toBe(3);
    expect(await costOf(hugo)).toBeLessThanOrEqual(5);
  });
});
