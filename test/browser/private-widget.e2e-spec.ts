import type { Page } from 'playwright-core';
import { openDemo, type RunningDemo } from '#server';
import { complaintsOf, type Forum, startForum, TestBrowser } from '#test-support';
import { requirePost } from '../integration/discussion/operations.js';
import { Converser, offer } from '../integration/private/conversing.js';
import { keepLooks } from './looks.js';
import { openBrandPage } from './steps.js';

describe('a private conversation in the widget', () => {
  let forum: Forum;
  let demo: RunningDemo;
  let browser: TestBrowser;
  let claire: Page;
  let staff: Converser;

  beforeAll(async () => {
    forum = await startForum();
    demo = await openDemo(forum.server, forum.config);
    browser = await TestBrowser.open();
    claire = await browser.person();
    const [brand] = await forum.database.query<{ id: string; slug: string }>(
      `SELECT id, slug FROM community WHERE slug = 'maison-lumen'`,
    );
    if (!brand) throw new Error('no demo');
    await offer(forum, brand);
    staff = Converser.of(forum, brand, await forum.make.member(brand, { role: 'moderator' }));
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await demo?.close();
    await forum?.stop();
  });

  it('is found beside the spaces, written, listed, and answered live', async () => {
    const complaints = complaintsOf(claire);
    const widget = await openBrandPage(claire, demo.brandUrl, 'claire');
    await widget.getByRole('button', { name: 'En privé' }).click();
    await widget.getByText('Aucun échange privé pour le moment.').waitFor();
    await keepLooks(claire, 'private-widget-empty');
    await widget.getByRole('button', { name: 'Écrire en privé à Maison Lumen' }).click();
    const send = widget.getByRole('button', { name: 'Envoyer en privé' });
    await send.click();
    await widget.getByRole('alert').filter({ hasText: 'Donnez un titre' }).waitFor();
    await widget.getByLabel('Sujet').fill('Commande 4512');
    await widget.getByLabel('Votre message privé').fill('Elle est partie à mon ancienne adresse.');
    await claire.setViewportSize({ width: 360, height: 780 });
    await widget.screenshot({ path: 'test-output/private-widget-form-element.png' });
    const width = await claire.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBe(360);
    await claire.setViewportSize({ width: 1280, height: 900 });
    await keepLooks(claire, 'private-widget-form');
    await send.click();
    await widget.getByText('Seuls vous et l’équipe Maison Lumen lisez cet échange.').waitFor();
    await widget.getByText('Elle est partie à mon ancienne adresse.').waitFor();
    const [waiting] = await staff.all();
    expect(waiting?.title).toBe('Commande 4512');
    requirePost(await staff.reply(String(waiting?.id), { body: 'Nous la faisons suivre aujourd’hui.' }));
    const answer = widget.getByText('Nous la faisons suivre aujourd’hui.');
    const news = widget.getByRole('button', { name: /nouveau message/ });
    await answer.or(news).first().waitFor();
    if (!(await answer.isVisible())) await news.click();
    await answer.waitFor();
    await keepLooks(claire, 'private-widget-thread');

    await widget.getByRole('button', { name: 'Mes échanges privés' }).click();
    await widget.getByRole('heading', { name: 'Mes échanges privés' }).waitFor();
    await widget.getByRole('link', { name: /Commande 4512/ }).waitFor();
    await claire.setViewportSize({ width: 360, height: 780 });
    await widget.screenshot({ path: 'test-output/private-widget-list-element.png' });
    await claire.setViewportSize({ width: 1280, height: 900 });
    await keepLooks(claire, 'private-widget-list');
    await widget.getByRole('button', { name: 'Toutes les discussions' }).click();
    await widget.getByRole('button', { name: 'Nouvelle discussion' }).waitFor();
    expect(await widget.getByText('Commande 4512').count()).toBe(0);
    await keepLooks(claire, 'private-widget-tab');
    expect(complaints).toEqual([]);
  });

  it('is in English where the page is', async () => {
    const page = await browser.person({ locale: 'en-GB' });
    const widget = await openBrandPage(page, demo.brandUrl, 'claire');
    await widget.evaluate((element) => element.setAttribute('lang', 'en'));
    await widget.getByRole('button', { name: 'In private' }).click();
    await widget.getByRole('heading', { name: 'My private conversations' }).waitFor();
    await keepLooks(page, 'private-widget-list-en');
    await widget.getByRole('link', { name: /Commande 4512/ }).click();
    await widget.getByText('Only you and the team of Maison Lumen read this.').waitFor();
    await keepLooks(page, 'private-widget-thread-en');
  }, 60_000);

  it('is no business of another customer', async () => {
    const hugo = await browser.person();
    const widget = await openBrandPage(hugo, demo.brandUrl, 'hugo');
    expect(await widget.getByText('Commande 4512').count()).toBe(0);
    await widget.getByRole('button', { name: 'En privé' }).click();
    await widget.getByText('Aucun échange privé pour le moment.').waitFor();
  });
});
