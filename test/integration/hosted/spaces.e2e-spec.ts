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
import { Writer } from '../discussion/operations.js';
import { getPage } from './page.js';

describe('hosted pages of spaces listed under others', () => {
  let forum: Forum;
  let brand: TestCommunity;
  let above: TestSpace;
  let below: TestSpace;
  let member: TestMember;
  let threadId: string;

  const page = async (rest: string, cookie?: string) =>
    (await getPage(`${forum.url}/c/${brand.slug}${rest}`, { language: 'en', cookie })).html;
  const namesOf = (html: string, list: string): string[] => {
    const [, part = ''] = new RegExp(`class="${list}"(.*?)</(?:ul|nav)>`, 's').exec(html) ?? [];
    return [...part.matchAll(/<a\b[^>]*>([^<]*)</g)].map(([, name = '']) => name);
  };

  beforeAll(async () => {
    forum = await startForum({ config: { roles: ['api'] } });
    brand = await forum.make.community({ name: 'Lumen' });
    above = await forum.make.space(brand, { slug: 'homes', name: 'Homes' });
    await forum.make.space(brand, { slug: 'other', name: 'Other' });
    below = await forum.make.space(brand, { slug: 'wishes', name: 'Wishes', kind: 'ideas' });
    await forum.database.query('UPDATE space SET parent_id = $1 WHERE id = $2', [above.id, below.id]);
    member = await forum.make.member(brand);
    const writer = new Writer(forum, { community: brand.slug, token: member.token });
    threadId = (await writer.open(below, { title: 'A dimmer' })).threadId ?? '';
  }, 60_000);
  afterAll(() => forum?.stop());

  it('list each below the one it belongs to, and say what people do there', async () => {
    const html = await page('');
    expect(namesOf(html, 'spaces')).toEqual(['Homes', 'Wishes', 'Other']);
    expect(html).toMatch(/class="nested"><span class="sr">In Homes: <\/span>/);
    expect(html).toContain('<span>Ideas</span>');
    expect(namesOf(await page('/s/homes'), 'below')).toEqual(['Wishes']);
    expect(namesOf(await page('/s/other'), 'below')).toEqual([]);
  });

  it('lead back by way of what is above', async () => {
    expect(namesOf(await page('/s/wishes'), 'crumbs')).toEqual(['Lumen', 'Homes']);
    expect(namesOf(await page(`/t/${threadId}`), 'crumbs')).toEqual(['Lumen', 'Homes', 'Wishes']);
    expect(namesOf(await page('/s/homes'), 'crumbs')).toEqual(['Lumen']);
  });

  it('tell nothing of one above that the reader may not enter', async () => {
    await forum.database.query(`UPDATE space SET visibility = 'private' WHERE id = ANY ($1)`, [
      [above.id, below.id],
    ]);
    await forum.make.grantAccess(brand, below, member);
    const html = await page(`/t/${threadId}`, member.cookie);
    expect(namesOf(html, 'crumbs')).not.toContain('Homes');
    expect(await page('', member.cookie)).not.toContain('Homes');
    await forum.database.query(`UPDATE space SET visibility = 'public' WHERE id = ANY ($1)`, [
      [above.id, below.id],
    ]);
  });

  it('cost six statements a thread and five a list at most', async () => {
    const cost = async (rest: string): Promise<number> => {
      await settle(forum);
      const { statements } = await countStatements(() => page(`${rest}?lang=en`));
      return ofRequest(statements).length;
    };
    expect(await cost('/s/wishes')).toBeLessThanOrEqual(5);
    expect(await cost(`/t/${threadId}`)).toBeLessThanOrEqual(6);
  });
});
