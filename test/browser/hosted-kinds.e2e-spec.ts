import { mkdir } from 'node:fs/promises';
import {
  complaintsOf,
  type Forum,
  type PersonOptions,
  startForum,
  TestBrowser,
  type TestMember,
} from '#test-support';
import type { Page } from 'playwright-core';
import { violationsOf } from './axe.js';
import { type KindScene, setKindScene } from './kind-scene.js';
import { carryCookie } from './steps.js';

describe('hosted pages of questions and ideas, in a browser', () => {
  let forum: Forum;
  let browser: TestBrowser;
  let scene: KindScene;

  beforeAll(async () => {
    forum = await startForum();
    browser = await TestBrowser.open();
    scene = await setKindScene(forum, 25);
    await mkdir('test-output', { recursive: true });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await forum?.stop();
  });

  const shot = (page: Page, name: string) =>
    page.screenshot({ path: `test-output/kinds-${name}.png`, fullPage: true });
  const address = (rest: string) => `${forum.url}/c/${scene.brand.slug}${rest}`;

  async function person(member: TestMember | null, options: PersonOptions = {}): Promise<Page> {
    const page = await browser.person(options);
    if (member) await carryCookie(page, forum.url, member.cookie);
    return page;
  }

  it('are read without a script, at every width, light and dark', async () => {
    const looks: [string, PersonOptions][] = [
      ['1280', { width: 1280 }],
      ['360', { width: 360 }],
      ['dark-en', { width: 768, colorScheme: 'dark', locale: 'en-GB' }],
    ];
    for (const [name, options] of looks) {
      const page = await person(null, { ...options, hasJavaScript: false });
      const screens = {
        questions: '/s/aide',
        ideas: '/s/idees',
        roadmap: '/s/idees/roadmap',
        solved: `/t/${scene.solved}`,
        idea: `/t/${scene.planned}`,
      };
      for (const [screen, rest] of Object.entries(screens)) {
        await page.goto(address(rest));
        await shot(page, `hosted-${screen}-${name}`);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect([screen, name, width]).toEqual([screen, name, options.width]);
      }
    }
  }, 120_000);

  it('have nothing that axe-core finds wrong', async () => {
    const page = await person(scene.staff);
    for (const rest of [
      '/s/aide?show=open',
      '/s/idees',
      '/s/idees/roadmap',
      `/t/${scene.solved}`,
      `/t/${scene.planned}`,
    ]) {
      await page.goto(address(rest));
      expect([rest, await violationsOf(page)]).toEqual([rest, []]);
    }
  }, 60_000);

  it('take an acceptance back and give it, from a later page, by who asked', async () => {
    const page = await person(scene.claire);
    const complaints = complaintsOf(page);
    await page.goto(address(`/t/${scene.solved}`));
    await page.goto(`${forum.url}${(await page.locator('a[rel=next]').first().getAttribute('href')) ?? ''}`);
    await shot(page, 'hosted-accepting');
    await page.getByRole('button', { name: 'Ne plus accepter' }).click();
    await page.getByText('Pas encore de réponse acceptée').waitFor();
    await page
      .getByRole('button', { name: /^Accepter cette réponse, de Hugo/ })
      .first()
      .focus();
    await page.keyboard.press('Enter');
    await page.locator('.kind-state.solved').first().waitFor();
    expect(complaints).toEqual([]);
  }, 60_000);

  it('say “me too” once, and take it back', async () => {
    const page = await person(await forum.make.member(scene.brand));
    await page.goto(address(`/t/${scene.solved}`));
    await page.goto(`${forum.url}${(await page.locator('a[rel=next]').first().getAttribute('href')) ?? ''}`);
    await page.getByRole('button', { name: /^Moi aussi/ }).click();
    await page.getByText('2\u00a0membres l’ont aussi').waitFor();
    await page.getByRole('button', { name: 'Ce n’est plus ma question' }).click();
    await page.getByText('1\u00a0membre l’a aussi').waitFor();
  }, 60_000);

  it('vote for an idea, and let staff move it with their reason, from a later page', async () => {
    const helper = scene.as(await forum.make.member(scene.brand));
    for (let index = 0; index < 21; index += 1)
      await helper.reply(scene.proposed, { body: `Moi aussi, j’en voudrais. Voix n° ${index}.` });
    const page = await person(scene.staff);
    await page.goto(address(`/t/${scene.proposed}`));
    await page.goto(`${forum.url}${(await page.locator('a[rel=next]').first().getAttribute('href')) ?? ''}`);
    await page.getByRole('button', { name: /^Voter pour/ }).click();
    await page.getByText('Vous avez voté').waitFor();
    await page.getByText('1\u00a0vote', { exact: true }).waitFor();
    await page.getByText('Changer le statut').press('Enter');
    await page.getByLabel('Statut').selectOption('DECLINED');
    await page.getByLabel('Pourquoi').fill('Le papier change de teinte d’une année à l’autre.');
    await shot(page, 'hosted-moving');
    await page.getByRole('button', { name: 'Enregistrer' }).press('Enter');
    await page.locator('.kind-note', { hasText: 'Le papier change de teinte' }).waitFor();
    await page.locator('.kind-state', { hasText: 'Écartée' }).waitFor();
  }, 60_000);
});
