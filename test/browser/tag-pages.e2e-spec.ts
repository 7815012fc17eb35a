import { randomUUID } from 'node:crypto';
import {
  complaintsOf,
  countStatements,
  type Forum,
  startForum,
  TestBrowser,
  type TestCommunity,
  type TestMember,
} from '#test-support';
import { requirePost, Writer } from '../integration/discussion/operations.js';
import { getPage } from '../integration/hosted/page.js';
import { violationsOf } from './axe.js';
import { keepLooks } from './looks.js';
import { carryCookie } from './steps.js';

describe('the hosted page of a tag', () => {
  let forum: Forum;
  let browser: TestBrowser;
  let brand: TestCommunity;
  let claire: TestMember;

  beforeAll(async () => {
    forum = await startForum();
    browser = await TestBrowser.open();
    brand = await forum.make.community({ name: 'Maison Lumen', newcomerPostThreshold: 0 });
    const space = await forum.make.space(brand, { slug: 'salon', name: 'Vos intérieurs' });
    await forum.database.query(`UPDATE space SET tag_rule = 'free' WHERE id = $1`, [space.id]);
    claire = await forum.make.member(brand, { displayName: 'Claire Aubry' });
    const { cookie } = await forum.make.member(brand, { displayName: 'Hugo Perrin' });
    const hugo = new Writer(forum, { community: brand.slug, cookie });
    requirePost(
      await hugo.open(space, {
        title: 'Nettoyer le lin sans auréoles',
        body: `À sec d’abord. ${randomUUID()}`,
        tags: ['Entretien'],
      }),
    );
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await forum?.stop();
  });

  it('lets a member follow it, and leave it again', async () => {
    const page = await browser.person();
    const complaints = complaintsOf(page);
    await carryCookie(page, forum.url, claire.cookie);
    await page.goto(`${forum.url}/c/${brand.slug}/tag/entretien`);
    await page.getByRole('button', { name: 'Suivre', exact: true }).press('Enter');
    await page.getByRole('button', { name: 'Ne plus suivre' }).waitFor();
    const levels = () =>
      forum.database.query('SELECT tag, level FROM follow WHERE member_id = $1 AND kind = $2', [
        claire.id,
        'tag',
      ]);
    expect(await levels()).toEqual([{ tag: 'entretien', level: 'watching_first' }]);
    await keepLooks(page, 'tag-page');
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Ne plus suivre' }).click();
    await page.getByRole('button', { name: 'Suivre', exact: true }).waitFor();
    expect(await levels()).toEqual([]);
    expect(complaints).toEqual([]);
  }, 60_000);

  it('offers guests nothing that they cannot do, and looks once whether a member follows it', async () => {
    const address = `${forum.url}/c/${brand.slug}/tag/entretien`;
    const looks = async (cookie?: string): Promise<number> => {
      const { statements } = await countStatements(() => getPage(address, { language: 'fr', cookie }));
      return statements.filter((sql) => /FROM follow f WHERE f\.community_id/.test(sql)).length;
    };
    expect((await getPage(address, { language: 'fr' })).html).not.toContain('followSet');
    expect([await looks(), await looks(claire.cookie)]).toEqual([0, 1]);
  });
});
