import { mkdir } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import {
  complaintsOf,
  type Forum,
  startForum,
  TestBrowser,
  type TestCommunity,
  type TestMember,
} from '#test-support';
import { KindWriter } from '../integration/kinds/kind-writer.js';
import { violationsOf } from './axe.js';
import { carryCookie } from './steps.js';

describe('announcements, in a browser', () => {
  let forum: Forum;
  let browser: TestBrowser;
  let brand: TestCommunity;
  let staff: TestMember;
  let id = '';

  beforeAll(async () => {
    forum = await startForum();
    browser = await TestBrowser.open();
    await mkdir('test-output', { recursive: true });
    brand = await forum.make.community({ name: 'Maison Lumen' });
    const space = await forum.make.space(brand, {
      slug: 'annonces',
      name: 'Annonces',
      kind: 'announcements',
    });
    staff = await forum.make.member(brand, { displayName: 'Nadia Benali', role: 'moderator' });
    const moderator = new KindWriter(forum, { community: brand.slug, cookie: staff.cookie });
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
      await page.getByText('30 membres sur 40 l’ont lue.').waitFor();
      await page.getByText('Qui l’a lue').click();
      await page.getByRole('table', { name: 'Par mois d’arrivée' }).waitFor();
      await shot(page, `reach-${width}`);
      expect(await violationsOf(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    }
    const page = await browser.person({ width: 1280 });
    await carryCookie(page, forum.url, staff.cookie);
    await page.goto(address(`/t/${id}`));
    await page.getByText('Changer la date de fin').click();
    const end = page.getByLabel('En cours jusqu’au');
    expect(await end.inputValue()).not.toBe('');
    await end.fill('2027-03-01T09:30');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('Jusqu’au 1 mars 2027').waitFor();
    const [row] = await forum.database.query<{ until: string }>(
      `SELECT extras #>> '{announcement,expiresAt}' AS until FROM thread WHERE id = $1`,
      [id],
    );
    const local = await page.evaluate(() => new Date('2027-03-01T09:30').toISOString());
    expect(row?.until).toBe(local);
  });
});
