import { randomUUID } from 'node:crypto';
import { openDemo, type RunningDemo } from '#server';
import { complaintsOf, type Forum, startForum, TestBrowser, type TestCommunity } from '#test-support';
import type { Locator, Page } from 'playwright-core';
import { Organiser } from '../integration/discussion/organising.js';
import { violationsOf } from './axe.js';
import { keepLooks } from './looks.js';
import { openBrandPage, openThread } from './steps.js';

const TITLE = 'Une lampe de chevet pour deux';
const OTHER = 'Lampes de chevet : tout en un';

describe('what staff put in order, as customers find it on the brand’s page', () => {
  let forum: Forum;
  let demo: RunningDemo;
  let browser: TestBrowser;
  let claire: Page;
  let widget: Locator;
  let staff: Organiser;
  let threadId: string;
  let intoId: string;
  let complaints: string[];

  beforeAll(async () => {
    forum = await startForum();
    demo = await openDemo(forum.server, forum.config);
    browser = await TestBrowser.open();
    const [brand] = await forum.database.query<TestCommunity>(
      'SELECT id, slug FROM community WHERE slug = $1',
      [demo.communitySlug],
    );
    if (!brand) throw new Error('No demo');
    const space = async (slug: string): Promise<{ id: string; slug: string }> => {
      const [row] = await forum.database.query<{ id: string }>(
        `UPDATE space SET tag_rule = 'free' WHERE community_id = $1 AND slug = $2 RETURNING id`,
        [brand.id, slug],
      );
      return { id: row?.id ?? '', slug };
    };
    const homes = await space('vos-interieurs');
    const wishes = await space('idees-envies');
    await forum.database.query(`UPDATE space SET parent_id = $1, kind = 'ideas' WHERE id = $2`, [
      homes.id,
      wishes.id,
    ]);
    staff = Organiser.staff(forum, brand, await forum.make.member(brand, { role: 'moderator' }));
    const open = async (title: string): Promise<string> =>
      (await staff.open(homes, { title, body: `${title} ${randomUUID()}` })).threadId ?? '';
    intoId = await open(OTHER);
    threadId = await open(TITLE);
    await staff.does('threadPin', { threadId, scope: 'COMMUNITY' });
    await staff.does('threadFeature', { threadId, isFeatured: true });
    await staff.does('threadTag', { threadId, tags: ['chevet'] });
    await staff.does('threadSlowMode', { threadId, seconds: 10 });
    claire = await browser.person();
    complaints = complaintsOf(claire);
    widget = await openBrandPage(claire, demo.brandUrl, 'claire');
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await demo?.close();
    await forum?.stop();
  });

  it('says in lists what is pinned, recognised and what it is about', async () => {
    const [first] = await widget.locator('.rows > li').all();
    const words = (await first?.innerText()) ?? '';
    for (const word of [TITLE, 'Épinglée', 'Saluée', '#chevet']) expect(words).toContain(word);
    expect(await violationsOf(claire)).toEqual([]);
  }, 60_000);

  it('lists spaces below the one they belong to, with what people do there', async () => {
    const nav = widget.getByRole('navigation', { name: 'Espaces' });
    expect(await nav.getByRole('button', { name: 'Idées & envies' }).count()).toBe(0);
    await nav.getByRole('button', { name: 'Vos intérieurs' }).click();
    const below = widget.getByRole('navigation', { name: 'Sous Vos intérieurs' });
    await keepLooks(claire, 'forum-widget-list');
    await below.getByRole('button', { name: 'Idées & envies' }).click();
    await widget.getByRole('heading', { name: 'Idées & envies Idées' }).waitFor();
    await keepLooks(claire, 'forum-widget-below');
    expect(await violationsOf(claire)).toEqual([]);
    await nav.getByRole('button', { name: 'Tout' }).click();
    await below.waitFor({ state: 'detached' });
  }, 60_000);

  it('counts down where messages are spaced out, and says when it is over', async () => {
    await openThread(widget, TITLE);
    const tag = widget.getByRole('link', { name: '#chevet' });
    expect(await tag.getAttribute('href')).toBe(`${forum.url}/c/${demo.communitySlug}/tag/chevet`);
    await widget.getByLabel('Votre réponse').fill('La Gabian, des deux côtés.');
    await widget.getByRole('button', { name: 'Envoyer', exact: true }).click();
    await widget.getByText('La Gabian, des deux côtés.').waitFor();
    const button = widget.getByRole('button', { name: /^Envoyer dans 0:0\d|^Envoyer dans 0:10/ });
    await button.waitFor();
    await widget.getByText('les messages d’un même membre sont espacés').waitFor();
    await widget.getByLabel('Votre réponse').fill('Et encore ceci.');
    await button.click();
    await keepLooks(claire, 'forum-widget-slow');
    expect(await violationsOf(claire)).toEqual([]);
    await widget
      .getByRole('status')
      .filter({ hasText: 'Vous pouvez de nouveau écrire ici.' })
      .waitFor({ state: 'attached' });
    await widget.getByRole('button', { name: 'Envoyer', exact: true }).click();
    await widget.locator('.posts').getByText('Et encore ceci.').waitFor();
  }, 60_000);

  it('leads to where a thread is now that is put together with another while it is read', async () => {
    const done = await staff.does('threadMerge', { threadId, intoId, reason: 'The same' });
    expect(done.code).toBe('');
    await widget.getByText('Cette discussion a été réunie avec une autre.').waitFor();
    expect(await violationsOf(claire)).toEqual([]);
    await keepLooks(claire, 'forum-widget-moved');
    await widget.getByRole('button', { name: 'Lire la suite là-bas' }).click();
    await widget.getByRole('heading', { name: OTHER }).waitFor();
    await widget.getByText('La Gabian, des deux côtés.').waitFor();
    expect(complaints).toEqual([]);
  }, 60_000);
});
