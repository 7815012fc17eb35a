import { mkdir } from 'node:fs/promises';
import { openDemo, type RunningDemo } from '#server';
import { complaintsOf, type Forum, startForum, TestBrowser } from '#test-support';
import type { Locator, Page } from 'playwright-core';
import { openBrandPage, openThread } from './steps.js';

const TITLE = 'Quelle lampe pour la salle de lecture ?';

describe('reactions and polls on a brand’s page', () => {
  let forum: Forum;
  let demo: RunningDemo;
  let browser: TestBrowser;
  let claire: Page;
  let hugo: Page;
  let hers: Locator;
  let his: Locator;
  let complaints: string[];

  beforeAll(async () => {
    forum = await startForum();
    demo = await openDemo(forum.server, forum.config);
    browser = await TestBrowser.open();
    [claire, hugo] = await Promise.all([browser.person(), browser.person({ width: 768 })]);
    complaints = complaintsOf(claire);
    await mkdir('test-output', { recursive: true });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await demo?.close();
    await forum?.stop();
  });

  const shot = (page: Page, name: string) => page.screenshot({ path: `test-output/rx-${name}.png` });

  it('lets a member ask a poll with a thread, by keyboard', async () => {
    hers = await openBrandPage(claire, demo.brandUrl, 'claire');
    await hers.getByRole('button', { name: 'Nouvelle discussion' }).click();
    await hers.getByLabel('Titre').fill(TITLE);
    await hers.getByLabel('Votre message').fill('Je n’arrive pas à choisir.');
    await hers.getByRole('button', { name: 'Ajouter un sondage' }).click();
    await hers.getByLabel('Question').fill('Laquelle préférez-vous ?');
    await hers.getByLabel('Réponse 1', { exact: true }).fill('Aube');
    await claire.keyboard.press('Enter');
    await claire.keyboard.type('Gabian');
    await claire.keyboard.press('Enter');
    await claire.keyboard.type('Brume');
    await hers.getByLabel('Façon de voter').selectOption('RANKED');
    await shot(claire, 'form');
    await hers.getByRole('button', { name: 'Publier la discussion' }).click();
    await hers.getByRole('heading', { name: /Laquelle préférez-vous/ }).waitFor();
  }, 60_000);

  it('takes a ranking by keyboard alone, and shows it live to who reads', async () => {
    his = await openBrandPage(hugo, demo.brandUrl, 'hugo');
    await openThread(his, TITLE);
    await his.getByRole('button', { name: /^Classer «\sGabian\s»/ }).focus();
    await hugo.keyboard.press('Enter');
    await his.getByRole('button', { name: /^Classer «\sBrume\s»/ }).press('Enter');
    await his.getByRole('button', { name: /^Monter «\sBrume\s»/ }).press('Enter');
    await shot(hugo, 'ranking');
    await his.getByRole('button', { name: 'Voter', exact: true }).press('Enter');
    await his.getByText('votre choix n° 1').waitFor();
    await hers.getByText('1 votant').waitFor();
    const [row] = await forum.database.query<{ choices: number[] }>(
      `SELECT b.choices FROM poll_ballot b JOIN poll p ON p.id = b.poll_id WHERE p.question LIKE 'Laquelle%'`,
    );
    expect(row?.choices).toEqual([3, 2]);
    await shot(hugo, 'voted');
  }, 60_000);

  it('gives a reaction by the menu’s keys, and shows it live with its own mark', async () => {
    const react = his.getByRole('button', { name: /^Réagir au message/ }).first();
    await react.press('ArrowDown');
    await hugo.keyboard.press('ArrowDown');
    await shot(hugo, 'menu');
    await hugo.keyboard.press('Enter');
    const own = his.getByRole('button', { name: /J’adore\s: 1, la vôtre/ });
    await own.waitFor();
    expect(await own.getAttribute('aria-pressed')).toBe('true');
    await hers.getByRole('button', { name: /J’adore\s: 1$/ }).waitFor();
    await his.getByRole('button', { name: 'Qui a réagi' }).click();
    await his.getByText('Hugo').first().waitFor();
    await shot(hugo, 'reacted');
  }, 60_000);

  it('takes back, with words, what the server refuses', async () => {
    await forum.database.query(`UPDATE reaction_day SET given = 50`);
    await his
      .getByRole('button', { name: /^Réagir au message/ })
      .first()
      .click();
    await his.getByRole('menuitemcheckbox', { name: 'Merci' }).click();
    await his.getByText('toutes vos réactions du jour').first().waitFor();
    expect(await his.getByRole('button', { name: /Merci\s: 1/ }).count()).toBe(0);
    await shot(hugo, 'refused');
  }, 60_000);

  it('shows guests counts and results, and asks them to sign in', async () => {
    for (const [name, options] of [
      ['fr-320', { width: 320, height: 900 }],
      ['en-dark', { width: 768, height: 900, colorScheme: 'dark', locale: 'en-GB' }],
    ] as const) {
      const guest = await browser.person(options);
      const [thread] = await forum.database.query<{ id: string }>('SELECT id FROM thread WHERE title = $1', [
        TITLE,
      ]);
      await guest.goto(`${forum.url}/c/${demo.communitySlug}/t/${thread?.id}`);
      await guest.getByText('Laquelle préférez-vous').first().waitFor();
      await guest.waitForTimeout(1_500);
      await shot(guest, name);
      const width = await guest.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBeLessThanOrEqual(options.width);
      if (name === 'fr-320') {
        await guest.getByRole('button', { name: /J’adore/ }).click();
        await guest.waitForURL(/sign-in/);
      }
    }
    expect(complaints).toEqual([]);
  }, 60_000);
});
