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
import { KindWriter } from '../kinds/kind-writer.js';
import { getPage } from './page.js';

const MINUTE = 60_000;

describe('hosted pages of announcements', () => {
  let forum: Forum;
  let brand: TestCommunity;
  let space: TestSpace;
  let staff: TestMember;
  let reader: TestMember;
  let moderator: KindWriter;

  const page = (rest: string, cookie?: string) =>
    getPage(`${forum.url}/c/${brand.slug}${rest}`, { language: 'en', ...(cookie ? { cookie } : {}) });
  const titlesOf = (html: string) =>
    [...html.matchAll(/class="row-title"[^>]*>([^<]*)</g)].map(([, title]) => title);
  const announce = async (title: string, expiresAt: string | null = null): Promise<string> =>
    (await moderator.open(space, { title, body: `${title}. ${Math.random()}`, expiresAt })).threadId ?? '';

  beforeAll(async () => {
    forum = await startForum({ config: { roles: ['api'] } });
    brand = await forum.make.community();
    space = await forum.make.space(brand, { slug: 'news', name: 'News', kind: 'announcements' });
    staff = await forum.make.member(brand, { role: 'moderator' });
    reader = await forum.make.member(brand);
    for (let index = 0; index < 6; index += 1) await forum.make.member(brand);
    moderator = new KindWriter(forum, { community: brand.slug, cookie: staff.cookie });
  });
  afterAll(() => forum?.stop());

  it('list what is current, and what has ended on a list of its own', async () => {
    await announce('Lasting');
    await announce('Ending', new Date(Date.now() + 2 * 24 * 60 * MINUTE).toISOString());
    const past = await announce('Over');
    await forum.database.query(`UPDATE thread SET created_at = now() - interval '2 days' WHERE id = $1`, [
      past,
    ]);
    const ended = { threadId: past, expiresAt: new Date(Date.now() - MINUTE).toISOString() };
    expect(await moderator.change('announcementExpire', ended)).toBe('');
    const current = (await page('/s/news')).html;
    expect(titlesOf(current)).toEqual(['Ending', 'Lasting']);
    expect(current).toMatch(/Until \w+ \d+, \d{4}/);
    const over = (await page('/s/news?show=past')).html;
    expect(titlesOf(over)).toEqual(['Over']);
    expect(over).toContain('Ended on');
  });

  it('tell staff of the space who has read one, in groups, and nobody else anything of it', async () => {
    const id = await announce('Read by one');
    await forum.database.query(
      `INSERT INTO thread_read (member_id, thread_id, community_id, last_read_seq, previous_seq, last_visit_at)
       VALUES ($1, $2, $3, 1, 0, now())`,
      [reader.id, id, brand.id],
    );
    const forStaff = (await page(`/t/${id}`, staff.cookie)).html;
    expect(forStaff).toContain('1 of 7 members have read it.');
    expect(forStaff).toContain('data-operation="announcementExpire"');
    for (const cookie of [undefined, reader.cookie]) {
      const { html } = await page(`/t/${id}`, cookie);
      expect(html).toContain('Read by one');
      expect(html).not.toContain('members have read it');
      expect(html).not.toContain('announcementExpire');
    }
  });

  it('cost a list at most five statements, and offer no form to who may not announce', async () => {
    const own = await forum.make.space(brand, { slug: 'empty', name: 'Empty', kind: 'announcements' });
    expect(own.slug).toBe('empty');
    const { html } = await page('/s/empty', reader.cookie);
    expect(html).toContain('No current announcement.');
    expect(html.slice(html.indexOf('No current announcement.'))).not.toContain('/new');
    await page('/s/news');
    await settle(forum);
    const { statements } = await countStatements(() => page('/s/news'));
    expect(ofRequest(statements).length).toBeLessThanOrEqual(5);
  });
});
