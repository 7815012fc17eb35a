import type { Page } from 'playwright-core';
import {
  describeWith,
  type Forum,
  MEILISEARCH_SERVER,
  MeilisearchTestServer,
  openThread,
  settle,
  startForum,
  TestBrowser,
  type TestCommunity,
  type TestMember,
} from '#test-support';
import { violationsOf } from './axe.js';
import { carryCookie } from './steps.js';

describeWith(MEILISEARCH_SERVER, 'a community manager while the search server is away', () => {
  let server: MeilisearchTestServer;
  let forum: Forum;
  let browser: TestBrowser;
  let brand: TestCommunity;
  let manager: TestMember;

  beforeAll(async () => {
    server = await MeilisearchTestServer.planned();
    forum = await startForum({ config: server.config });
    browser = await TestBrowser.open();
    brand = await forum.make.community({ slug: 'lumen', name: 'Lumen' });
    const space = await forum.make.space(brand, { slug: 'salon', name: 'Salon' });
    manager = await forum.make.member(brand, { displayName: 'Léa Martin', role: 'community_manager' });
    for (const body of [
      'Ma lampe clignote le soir.',
      'Une lampe neuve, très bien.',
      'Quelle lampe pour lire ?',
    ])
      await openThread(forum, { member: manager, community: brand, space }, { title: 'Lampes', body });
  });

  afterAll(async () => {
    await browser?.close();
    await forum?.stop();
    await server?.stop();
  });

  async function openVerbatims(locale: string, width: number): Promise<Page> {
    const page = await browser.person({ width, height: 800, locale });
    await carryCookie(page, forum.url, manager.cookie);
    await page.goto(`${forum.url}/console/${brand.slug}/verbatims?q=lampe`);
    return page;
  }

  it.each([
    ['fr-FR', 1280, 'Le serveur de recherche ne peut pas répondre'],
    ['en-GB', 390, 'The search server cannot answer'],
  ])('reads so in %s, %i pixels wide, with everything found', async (locale, width, words) => {
    const page = await openVerbatims(locale, width);
    await page.getByRole('status').filter({ hasText: words }).waitFor();
    await page.getByRole('status').filter({ hasText: '3 verbatims' }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.context().close();
  });

  it('no longer reads so once the server is there, without touching anything', async () => {
    const page = await openVerbatims('fr-FR', 1280);
    const banner = page.getByRole('status').filter({ hasText: 'ne peut pas répondre' });
    await banner.waitFor();
    await server.start();
    await banner.waitFor({ state: 'detached', timeout: 30_000 });
    await settle(forum);
    expect(await page.getByRole('status').filter({ hasText: '3 verbatims' }).count()).toBe(1);
  }, 60_000);
});
