import { mkdir } from 'node:fs/promises';
import {
  complaintsOf,
  type Forum,
  type PersonOptions,
  startForum,
  TestBrowser,
  type TestCommunity,
  type TestMember,
  type TestSpace,
} from '#test-support';
import type { Page } from 'playwright-core';
import { Reviewer } from '../integration/kinds/reviewing.js';
import { violationsOf } from './axe.js';
import { carryCookie } from './steps.js';

const WORDS = [
  'Une lumière douce, et un pied qui ne bouge pas',
  'Belle, mais le fil est trop court pour mon bureau',
  'Elle grésillait, on me l’a changée en deux jours',
  'Exactement ce que je cherchais pour lire le soir',
  'L’interrupteur est mal placé',
  'Trois ans après, toujours aussi contente',
  'Un peu chère, mais quelle finition',
];

describe('reviews, in a browser', () => {
  let forum: Forum;
  let browser: TestBrowser;
  let brand: TestCommunity;
  let space: TestSpace;
  let claire: TestMember;
  let hugo: TestMember;

  beforeAll(async () => {
    forum = await startForum();
    browser = await TestBrowser.open();
    brand = await forum.make.community({
      slug: 'maison-lumen',
      name: 'Maison Lumen',
      newcomerPostThreshold: 0,
    });
    space = await forum.make.space(brand, { slug: 'avis', name: 'Avis', kind: 'reviews' });
    claire = await forum.make.member(brand, { displayName: 'Claire Fontaine' });
    hugo = await forum.make.member(brand, { displayName: 'Hugo Marchand' });
    await forum.database.query(
      `INSERT INTO verified_customer (member_id, community_id, products) VALUES ($1, $2, NULL)`,
      [claire.id, brand.id],
    );
    for (const [index, title] of WORDS.entries()) {
      const member =
        index === 0 ? claire : await forum.make.member(brand, { displayName: `Client ${index}` });
      const writer = new Reviewer(forum, { community: brand.slug, token: member.token });
      const body = `${title}. Je l’ai depuis l’automne, et je m’en sers tous les jours.`;
      await writer.review(
        space,
        { rating: [5, 3, 4, 5, 2, 5, 4][index] ?? 5, product: 'Lampe Aube' },
        { title, body },
      );
      if (index < 3) {
        const other = {
          rating: 4 - index,
          product: ['Vase Rivière', 'Fauteuil Écume', 'Lampe Aube, pied en laiton massif'][index] ?? '',
        };
        await writer.review(space, other, { title: 'Rien à redire', body: `${body} ${index}` });
      }
    }
    await mkdir('test-output', { recursive: true });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await forum?.stop();
  });

  const shot = (page: Page, name: string) =>
    page.screenshot({ path: `test-output/reviews-${name}.png`, fullPage: true });
  const address = (rest: string) => `${forum.url}/c/${brand.slug}${rest}`;
  const LAMP = '/s/avis?product=Lampe%20Aube';

  async function person(member: TestMember | null, options: PersonOptions = {}): Promise<Page> {
    const page = await browser.person(options);
    if (member) await carryCookie(page, forum.url, member.cookie);
    return page;
  }

  it('are read on hosted pages without a script, at every width, light and dark', async () => {
    const looks: [string, PersonOptions][] = [
      ['1280', { width: 1280 }],
      ['360', { width: 360 }],
      ['dark-en', { width: 768, colorScheme: 'dark', locale: 'en-GB' }],
    ];
    const writer = new Reviewer(forum, { community: brand.slug, cookie: claire.cookie });
    const own = (await writer.figures(space, 'lampe aube'))?.viewerReviewId ?? '';
    for (const [name, options] of looks) {
      const page = await person(null, { ...options, hasJavaScript: false });
      for (const [screen, rest] of [
        ['overview', '/s/avis'],
        ['product', LAMP],
        ['thread', `/t/${own}`],
      ] as const) {
        await page.goto(address(rest));
        await shot(page, `hosted-${screen}-${name}`);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect([screen, name, width]).toEqual([screen, name, options.width]);
      }
    }
  }, 120_000);

  it('are written on a hosted page by keyboard alone, and counted at once', async () => {
    const page = await person(hugo);
    const complaints = complaintsOf(page);
    await page.goto(address(LAMP));
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('link', { name: 'Donner mon avis' }).first().click();
    await page.getByRole('heading', { name: 'Votre avis' }).waitFor();
    expect(await page.getByLabel('Produit').inputValue()).toBe('Lampe Aube');
    await page.getByLabel('En une phrase').fill('Elle éclaire juste ce qu’il faut');
    await page.getByLabel('Votre expérience').fill('Posée sur la table de nuit, elle ne dérange personne.');
    await page.getByRole('button', { name: 'Publier' }).click();
    await page.getByText('Choisissez une note de 1 à 5.').waitFor();
    await shot(page, 'hosted-form');
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('radio', { name: '1\u00a0étoile' }).focus();
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowRight');
    await page.getByRole('button', { name: 'Publier' }).press('Enter');
    await page.waitForURL(/\/t\//);
    await page.goto(address(LAMP));
    await page.getByText('8\u00a0avis').waitFor();
    await page.getByRole('link', { name: 'Lire mon avis' }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    expect(complaints).toEqual([]);
  }, 60_000);

  it('are rated anew by their author where the widget is not, on a later page of a long thread', async () => {
    const [his, hers] = [hugo, claire].map(
      ({ cookie }) => new Reviewer(forum, { community: brand.slug, cookie }),
    ) as [Reviewer, Reviewer];
    const { threadId } = await his.review(
      space,
      { rating: 2, product: 'Fauteuil Écume' },
      { title: 'Trop bas' },
    );
    for (let index = 0; index < 21; index += 1)
      await hers.reply(threadId ?? '', { body: `Le nôtre se règle, essai n° ${index}.` });
    const page = await person(hugo);
    const complaints = complaintsOf(page);
    await page.goto(address(`/t/${threadId}`));
    await page.getByRole('link', { name: 'Messages suivants' }).click();
    const panel = page.getByRole('region', { name: 'L’avis' });
    await panel.getByText('Changer ma note').press('Enter');
    expect(await page.getByRole('radio', { name: '2\u00a0étoiles' }).isChecked()).toBe(true);
    await shot(page, 'hosted-own');
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('radio', { name: '2\u00a0étoiles' }).press('ArrowRight');
    await panel.getByRole('button', { name: 'Enregistrer' }).press('Enter');
    await panel.getByText('3 sur 5').first().waitFor();
    const rows = await forum.database.query<{ rating: number }>(
      'SELECT rating FROM review_rating WHERE thread_id = $1 ORDER BY rated_at',
      [threadId],
    );
    expect(rows.map(({ rating }) => rating)).toEqual([2, 3]);
    expect(complaints).toEqual([]);
  }, 60_000);
});
