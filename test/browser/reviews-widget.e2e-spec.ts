import { mkdir } from 'node:fs/promises';
import { openDemo, type RunningDemo } from '#server';
import {
  complaintsOf,
  type Forum,
  type PersonOptions,
  startForum,
  TestBrowser,
  type TestSpace,
} from '#test-support';
import type { Locator, Page } from 'playwright-core';
import { Reviewer } from '../integration/kinds/reviewing.js';
import { violationsOf } from './axe.js';

const TITLES = [
  'Une lumière douce, un pied stable',
  'Belle, mais le fil est court',
  'Exactement ce que je cherchais',
];

describe('reviews on a brand’s page', () => {
  let forum: Forum;
  let demo: RunningDemo;
  let browser: TestBrowser;
  let brand: { id: string; slug: string };
  let space: TestSpace;

  beforeAll(async () => {
    forum = await startForum();
    demo = await openDemo(forum.server, forum.config);
    browser = await TestBrowser.open();
    const [found] = await forum.database.query<{ id: string; slug: string }>(
      `SELECT id, slug FROM community WHERE slug = 'maison-lumen'`,
    );
    brand = found as { id: string; slug: string };
    space = await forum.make.space(brand, { slug: 'avis', name: 'Avis', kind: 'reviews' });
    for (const [index, title] of TITLES.entries()) {
      const member = await forum.make.member(brand, { displayName: `Client ${index + 1}` });
      if (index === 0)
        await forum.database.query(
          `INSERT INTO verified_customer (member_id, community_id, products) VALUES ($1, $2, '{sku-aube}')`,
          [member.id, brand.id],
        );
      const writer = new Reviewer(forum, { community: brand.slug, token: member.token });
      const body = `${title}. Je m’en sers tous les soirs depuis l’automne.`;
      await writer.review(space, { rating: [5, 3, 4][index] ?? 5, product: 'SKU-Aube' }, { title, body });
    }
    await mkdir('test-output', { recursive: true });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await demo?.close();
    await forum?.stop();
  });

  const shot = (page: Page, name: string) =>
    page.screenshot({ path: `test-output/reviews-widget-${name}.png`, fullPage: true });

  /** The brand's page, whose element is about one product. */
  async function productPage(options: PersonOptions = {}): Promise<Page> {
    const page = await browser.person(options);
    await page.addInitScript(() => {
      new MutationObserver((_, observer) => {
        const element = document.querySelector('parvis-forum');
        if (!element) return;
        observer.disconnect();
        element.setAttribute('space', 'avis');
        element.setAttribute('product', 'sku-aube');
      }).observe(document, { childList: true, subtree: true });
    });
    return page;
  }

  it('show the product’s average, its distribution and its reviews, at every width', async () => {
    const looks: [string, PersonOptions][] = [
      ['1280', { width: 1280 }],
      ['360', { width: 360 }],
      ['dark', { width: 768, colorScheme: 'dark' }],
    ];
    for (const [name, options] of looks) {
      const page = await productPage(options);
      await page.goto(`${demo.brandUrl}/`);
      const widget = page.locator('parvis-forum');
      await widget.getByText('3\u00a0avis').waitFor();
      expect(await widget.getByText('4 sur 5').count()).toBeGreaterThan(0);
      expect(await widget.getByText('Client vérifié').count()).toBe(1);
      await shot(page, `list-${name}`);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect([name, width]).toEqual([name, options.width]);
      expect([name, await violationsOf(page)]).toEqual([name, []]);
    }
    const page = await productPage();
    await page.goto(`${demo.brandUrl}/`);
    const widget = page.locator('parvis-forum');
    await widget.getByRole('button', { name: 'Les mieux notés' }).click();
    await widget
      .locator('.rows li')
      .nth(1)
      .getByText(TITLES[2] as string)
      .waitFor();
    const shown = await widget.locator('.row-title').allInnerTexts();
    expect(shown.map((line) => TITLES.findIndex((title) => line.startsWith(title)))).toEqual([0, 2, 1]);
  }, 120_000);

  let page: Page;
  let widget: Locator;

  it('are written by keyboard, of the page’s product, and rated anew', async () => {
    page = await productPage();
    const complaints = complaintsOf(page);
    widget = await openWidget();
    await widget.getByRole('button', { name: 'Donner mon avis' }).press('Enter');
    expect(await widget.getByLabel('Produit').inputValue()).toBe('sku-aube');
    await widget.getByLabel('Titre').fill('Elle éclaire juste ce qu’il faut');
    await widget.getByLabel('Votre message').fill('Posée sur la table de nuit.');
    await widget.getByLabel('Votre message').press('Control+Enter');
    await widget.getByText('Choisissez une note de 1 à 5.').waitFor();
    await widget.getByRole('radio', { name: '1\u00a0étoile' }).focus();
    await page.keyboard.press('Space');
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowRight');
    await shot(page, 'form');
    expect(await violationsOf(page)).toEqual([]);
    await widget.getByLabel('Votre message').press('Control+Enter');
    await widget.getByRole('region', { name: 'L’avis' }).waitFor();
    await shot(page, 'own');
    await widget.getByRole('radio', { name: '5\u00a0étoiles' }).check();
    await widget.getByRole('region', { name: 'L’avis' }).getByText('5 sur 5').waitFor();
    const rows = await forum.database.query<{ rating: number }>(
      `SELECT rr.rating FROM review r JOIN review_rating rr USING (thread_id) JOIN thread t ON t.id = r.thread_id
       WHERE t.title LIKE 'Elle éclaire%' ORDER BY rr.rated_at`,
    );
    expect(rows.map(({ rating }) => rating)).toEqual([4, 5]);
    expect(complaints).toEqual([]);
  }, 90_000);

  it('lead who has written to their own, and say which helped', async () => {
    await widget.getByRole('button', { name: 'Toutes les discussions' }).click();
    await widget.getByRole('button', { name: 'Lire mon avis' }).waitFor();
    await widget.getByText('4\u00a0avis').waitFor();
    await widget.getByRole('link', { name: TITLES[0] as string }).click();
    const help = widget.getByRole('button', { name: 'Avis utile' });
    await help.press('Enter');
    await widget.getByText('1\u00a0personne l’a trouvé utile').waitFor();
    expect(await help.getAttribute('aria-pressed')).toBe('true');
    await shot(page, 'helpful');
    expect(await violationsOf(page)).toEqual([]);
  }, 60_000);

  it('lead who writes of the same product again to what they wrote of it', async () => {
    await widget.getByRole('button', { name: 'Toutes les discussions' }).click();
    await widget
      .getByRole('button', { name: 'Nouvelle discussion' })
      .or(widget.getByRole('button', { name: 'Donner mon avis' }))
      .first()
      .click();
    await widget.getByLabel('Produit').fill('SKU-aube');
    await widget.getByLabel('Titre').fill('Encore un mot');
    await widget.getByLabel('Votre message').fill('Le fil est un peu court, finalement.');
    await widget.getByRole('radio', { name: '3\u00a0étoiles' }).check();
    await widget.getByLabel('Votre message').press('Control+Enter');
    await widget.getByText('Vous avez déjà donné votre avis sur ce produit.').waitFor();
    await shot(page, 'already');
    expect(await violationsOf(page)).toEqual([]);
    await widget.getByRole('link', { name: 'Lire mon avis' }).press('Enter');
    await widget.getByRole('heading', { name: 'Elle éclaire juste ce qu’il faut' }).waitFor();
  }, 60_000);

  async function openWidget(): Promise<Locator> {
    await page.goto(`${demo.brandUrl}/`);
    await page.locator('#customer').selectOption('claire');
    const element = page.locator('parvis-forum');
    await element.locator('.bell').waitFor();
    return element;
  }
});
