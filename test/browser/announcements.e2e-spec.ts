import { mkdir } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import {
  complaintsOf,
  type Forum,
  startForum,
  TestBrowser,
  type TestCommunity,
  type TestMember,
  type TestSpace,
} from '#test-support';
import { KindWriter } from '../integration/kinds/kind-writer.js';
import { violationsOf } from './axe.js';
import { keepLooks } from './looks.js';
import { carryCookie } from './steps.js';

describe('announcements, in a browser', () => {
  let forum: Forum;
  let browser: TestBrowser;
  let brand: TestCommunity;
  let staff: TestMember;
  let space: TestSpace;
  let id = '';
  let moderator: KindWriter;

  beforeAll(async () => {
    forum = await startForum();
    browser = await TestBrowser.open();
    await mkdir('test-output', { recursive: true });
    brand = await forum.make.community({ name: 'Maison Lumen' });
    space = await forum.make.space(brand, {
      slug: 'annonces',
      name: 'Annonces',
      kind: 'announcements',
    });
    staff = await forum.make.member(brand, { displayName: 'Nadia Benali', role: 'moderator' });
    moderator = new KindWriter(forum, { community: brand.slug, cookie: staff.cookie });
    const inTwoDays = new Date(Date.now() + 172_800_000).toISOString();
    const opened = await moderator.open(space, {
      title: 'L’atelier ferme une semaine',
      body: 'Les commandes passées avant vendredi partent avant la fermeture.',
      expiresAt: inTwoDays,
    });
    id = opened.threadId ?? '';
    await moderator.open(space, {
      title: 'La Nacre revient en laiton',
      body: 'Dès lundi, en boutique et ici.',
    });
    for (let index = 0; index < 40; index += 1) {
      const months = index % 3;
      const joinedAt = new Date(Date.UTC(2026, 8 + months, 3));
      const member = await forum.make.member(brand, { trustLevel: index % 2, joinedAt });
      if (index % 4 === 0) continue;
      await forum.database.query(
        `INSERT INTO thread_read (member_id, thread_id, community_id, last_read_seq, previous_seq, last_visit_at)
         VALUES ($1, $2, $3, 1, 0, now())`,
        [member.id, id, brand.id],
      );
    }
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await forum?.stop();
  });

  const address = (rest: string) => `${forum.url}/c/${brand.slug}${rest}`;
  /** Not what the page itself wrote into the element. */
  const widgetOf = (page: Page): Locator => page.locator('parvis-forum .parvis');
  /** The whole forum in one element, as a brand's page has it, to a guest or whom the page's cookie names. */
  async function onLists(page: Page, attributes: Record<string, string>): Promise<Locator> {
    await page.goto(address(`/t/${id}`));
    await widgetOf(page).waitFor();
    await page.evaluate(
      (given) => {
        const element = document.createElement('parvis-forum');
        for (const [name, value] of Object.entries(given)) element.setAttribute(name, value);
        const title = Object.assign(document.createElement('h1'), { textContent: 'Le salon' });
        document.querySelector('main')?.replaceChildren(title, element);
      },
      { community: brand.slug, space: 'annonces', ...attributes },
    );
    return widgetOf(page);
  }
  const shot = (page: Page, name: string) =>
    page.screenshot({ path: `test-output/announcements-${name}.png`, fullPage: true });

  it.each([
    ['1280', { width: 1280 }],
    ['360', { width: 360 }],
    ['dark-en', { width: 768, colorScheme: 'dark' as const, locale: 'en-GB' }],
  ])('are read at %s, and told apart from those that have ended', async (name, options) => {
    const page = await browser.person(options);
    const complaints = complaintsOf(page);
    await page.goto(address('/s/annonces'));
    await page.getByText('La Nacre revient en laiton').waitFor();
    await shot(page, `list-${name}`);
    expect(await violationsOf(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(options.width);
    await page.getByRole('link', { name: /^(Terminées|Past)$/ }).click();
    await page.getByText(/Aucune annonce terminée|No past announcement/).waitFor();
    expect(complaints).toEqual([]);
  });

  it('tell staff who has read them, and end when staff say so', async () => {
    for (const width of [1280, 360]) {
      const page = await browser.person({ width });
      await carryCookie(page, forum.url, staff.cookie);
      await page.goto(address(`/t/${id}`));
      const widget = widgetOf(page);
      await widget.getByText('30 membres sur 40 l’ont lue.').waitFor();
      await widget.getByText('Qui l’a lue').click();
      await widget.getByRole('table', { name: 'Par mois d’arrivée' }).waitFor();
      await shot(page, `reach-${width}`);
      expect(await violationsOf(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    }
    const page = await browser.person({ width: 1280 });
    await carryCookie(page, forum.url, staff.cookie);
    await page.goto(address(`/t/${id}`));
    const widget = widgetOf(page);
    const reader = await browser.person({ locale: 'en-GB' });
    await reader.goto(address(`/t/${id}`));
    await widgetOf(reader).locator('.kind').waitFor();
    expect(await widgetOf(reader).getByText('Change the end').count()).toBe(0);
    await widget.getByText('Changer la date de fin').click();
    const end = widget.getByLabel('En cours jusqu’au');
    expect(await end.inputValue()).not.toBe('');
    await end.fill('2001-03-01T09:30');
    await widget.getByRole('button', { name: 'Enregistrer' }).click();
    await widget.getByText('La fin vient après l’ouverture de l’annonce.').first().waitFor();
    await end.fill('2027-03-01T09:30');
    await keepLooks(page, 'announcements-end');
    await widget.getByRole('button', { name: 'Enregistrer' }).press('Enter');
    await widget.getByText('Jusqu’au 1 mars 2027').waitFor();
    await widgetOf(reader)
      .getByText('Until 1 Mar 2027')
      .or(widgetOf(reader).getByText('Until Mar 1, 2027'))
      .waitFor();
    expect(await violationsOf(page)).toEqual([]);
    const [row] = await forum.database.query<{ until: string }>(
      `SELECT extras #>> '{announcement,expiresAt}' AS until FROM thread WHERE id = $1`,
      [id],
    );
    const local = await page.evaluate(() => new Date('2027-03-01T09:30').toISOString());
    expect(row?.until).toBe(local);
  }, 90_000);

  it('are listed in the widget as current and past, with their ends and no form for who may not announce', async () => {
    const over = await moderator.open(space, {
      title: 'Soldes de l’atelier',
      body: 'Trois jours, en boutique seulement.',
    });
    const ended = { threadId: over.threadId, expiresAt: new Date().toISOString() };
    expect(await moderator.change('announcementExpire', ended)).toBe('');
    const member = await forum.make.member(brand, { displayName: 'Claire Aubry' });
    for (const [name, options, attributes] of [
      ['guest-fr', {}, { lang: 'fr' }],
      ['member-en', { locale: 'en-GB' }, { lang: 'en', session: 'cookie' }],
    ] as const) {
      const page = await browser.person(options);
      const complaints = complaintsOf(page);
      if ('session' in attributes) await carryCookie(page, forum.url, member.cookie);
      const widget = await onLists(page, attributes);
      const titles = () => widget.locator('.row-title').allTextContents();
      await widget.getByRole('link', { name: /La Nacre revient/ }).waitFor();
      await widget.getByText(/^(Jusqu’au|Until) /).waitFor();
      expect(await titles()).toHaveLength(2);
      expect(
        await widget.getByRole('button', { name: /^(Nouvelle discussion|New discussion)$/ }).count(),
      ).toBe(0);
      await keepLooks(page, `announcements-widget-${name}`);
      await widget.getByRole('button', { name: /^(Terminées|Past)$/ }).press('Enter');
      await widget.getByRole('link', { name: /Soldes de l’atelier/ }).waitFor();
      await widget.getByText(/^(Terminée le|Ended on) /).waitFor();
      expect(await titles()).toHaveLength(1);
      await keepLooks(page, `announcements-widget-past-${name}`);
      expect(await violationsOf(page)).toEqual([]);
      await widget.getByRole('link', { name: /Soldes de l’atelier/ }).click();
      await widget
        .locator('.kind')
        .getByText(/^(Terminée le|Ended on) /)
        .waitFor();
      expect(await widget.getByText(/^(Changer la date de fin|Change the end)$/).count()).toBe(0);
      expect(complaints).toEqual([]);
    }
  }, 90_000);

  it('are opened on their form with an end, which is asked in their spaces alone', async () => {
    await forum.make.space(brand, { slug: 'salon', name: 'Le salon' });
    for (const [name, locale] of [
      ['fr', 'fr-FR'],
      ['en', 'en-GB'],
    ] as const) {
      const page = await browser.person({ locale });
      await carryCookie(page, forum.url, staff.cookie);
      await page.goto(address('/new?space=annonces'));
      const end = page.getByLabel(/^(En cours jusqu’au|Current until)$/);
      await end.waitFor();
      await page.getByLabel(/espace|space/).selectOption({ label: 'Le salon' });
      await end.waitFor({ state: 'hidden' });
      await page.getByLabel(/espace|space/).selectOption({ label: 'Annonces' });
      await page.getByLabel(/^(Titre|Title)$/).fill(`Vente d’atelier, ${name}`);
      await page.getByLabel(/^Message$/).fill(`Trois jours. ${Math.random()}`);
      await end.fill('2001-01-01T10:00');
      const publish = page.locator('form[data-operation=threadOpen] [type=submit]');
      await publish.click();
      await page
        .getByText(/^(La fin vient après l’ouverture|The end comes after the announcement)/)
        .waitFor();
      await keepLooks(page, `announcements-new-${name}`);
      expect(await violationsOf(page)).toEqual([]);
      await end.fill('2030-01-01T10:00');
      await publish.press('Enter');
      await page.waitForURL(/\/t\//);
      const [row] = await forum.database.query<{ expires_at: Date }>(
        `SELECT a.expires_at FROM announcement a JOIN thread t ON t.id = a.thread_id WHERE t.title LIKE $1`,
        [`Vente d’atelier, ${name}`],
      );
      expect(row?.expires_at).toEqual(new Date('2030-01-01T09:00:00Z'));
    }
  }, 90_000);
});
