import { complaintsOf, type Forum, startForum, TestBrowser, type TestMember } from '#test-support';
import type { Locator, Page } from 'playwright-core';
import { violationsOf } from './axe.js';
import { type KindScene, setKindScene } from './kind-scene.js';
import { keepLooks } from './looks.js';
import { carryCookie } from './steps.js';

const PLANNED = 'Un variateur dans le câble';
const PROPOSED = 'Des abat-jour de rechange';

describe('ideas in the widget', () => {
  let forum: Forum;
  let browser: TestBrowser;
  let scene: KindScene;
  let shop: string;
  let hugo: Page;
  let his: Locator;
  let inLists: Page;
  let list: Locator;
  const complaints: string[] = [];

  beforeAll(async () => {
    forum = await startForum();
    browser = await TestBrowser.open();
    scene = await setKindScene(forum);
    shop = `${forum.url}/c/${scene.brand.slug}`;
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await forum?.stop();
  });

  async function onThread(member: TestMember | null, id: string): Promise<[Page, Locator]> {
    const page = await browser.person();
    complaints.push(...complaintsOf(page));
    if (member) await carryCookie(page, forum.url, member.cookie);
    await page.goto(`${shop}/t/${id}`);
    // Not what the page itself wrote into the element.
    const widget = page.locator('parvis-forum .parvis');
    await widget.locator('.kind').waitFor();
    return [page, widget];
  }

  /** The whole forum in one element, as a brand's page has it, on a page that a member's cookie is good for. */
  async function onLists(member: TestMember): Promise<[Page, Locator]> {
    const page = await browser.person();
    await carryCookie(page, forum.url, member.cookie);
    await page.goto(`${shop}/t/${scene.planned}`);
    await page.locator('parvis-forum .parvis').waitFor();
    await page.evaluate((community) => {
      const element = document.createElement('parvis-forum');
      const attributes = { community, session: 'cookie', space: 'idees' };
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      const title = Object.assign(document.createElement('h1'), { textContent: 'Le salon' });
      document.querySelector('main')?.replaceChildren(title, element);
    }, scene.brand.slug);
    return [page, page.locator('parvis-forum .parvis')];
  }

  it('are voted for at once, by keyboard, and every reader sees the count move', async () => {
    let page: Page;
    [page, his] = await onThread(scene.hugo, scene.proposed);
    hugo = page;
    const [, guests] = await onThread(null, scene.proposed);
    await guests.getByText('0 vote', { exact: true }).waitFor();
    await his.getByRole('button', { name: /^Voter pour/ }).focus();
    await hugo.keyboard.press('Enter');
    await his.getByText('Vous avez voté').waitFor();
    for (const widget of [his, guests]) await widget.getByText('1 vote', { exact: true }).waitFor();
    await his.getByRole('button', { name: 'Retirer mon vote' }).press('Enter');
    for (const widget of [his, guests]) await widget.getByText('0 vote', { exact: true }).waitFor();
    await his.getByRole('button', { name: /^Voter pour/ }).press('Enter');
    await guests.getByText('1 vote', { exact: true }).waitFor();
  }, 60_000);

  it('keep a vote that was refused as it was, and say why', async () => {
    await hugo.route('**/graphql?**', (route) => route.abort());
    await his.getByRole('button', { name: 'Retirer mon vote' }).click();
    await his.getByText('Cela n’a pas abouti. Réessayez.').first().waitFor();
    await his.getByText('Vous avez voté').waitFor();
    await his.getByText('1 vote', { exact: true }).waitFor();
    await hugo.unroute('**/graphql?**');
  }, 60_000);

  it('are moved by staff with their reason, live for who reads, history and all', async () => {
    const [page, widget] = await onThread(scene.staff, scene.proposed);
    await widget.getByText('Changer le statut').click();
    await widget.getByLabel('Statut').selectOption('IN_PROGRESS');
    await widget.getByLabel('Pourquoi').fill('Les premiers sortent de l’atelier.');
    await keepLooks(page, 'ideas-status-form');
    await widget.getByRole('button', { name: 'Enregistrer' }).press('Enter');
    for (const each of [widget, his]) {
      await each.locator('.kind-tag').getByText('En cours').waitFor();
      await each.getByText('Les premiers sortent de l’atelier.').waitFor();
      await each
        .getByText(/par Nadia Benali/)
        .first()
        .waitFor();
    }
    expect(await his.getByText('Changer le statut').count()).toBe(0);
    const [moved, reader] = await onThread(null, scene.planned);
    await reader.getByText('Son chemin').click();
    await reader.getByText(/^De «\sProposée\s» à «\sÀ l’étude\s»/).waitFor();
    await keepLooks(moved, 'ideas-thread');
    expect(await violationsOf(page)).toEqual([]);
    expect(await violationsOf(moved)).toEqual([]);
  }, 60_000);

  it('lead from a duplicate to the one that stays', async () => {
    const copy = (
      await scene.as(scene.claire).open(scene.ideas, { title: 'Un variateur', body: 'Sur le câble.' })
    ).threadId;
    await scene.as(scene.staff).change('ideaMerge', { fromThreadId: copy, intoThreadId: scene.planned });
    const [page, widget] = await onThread(scene.hugo, copy ?? '');
    expect(await widget.getByRole('button', { name: /^Voter/ }).count()).toBe(0);
    await widget.getByRole('link', { name: PLANNED }).click();
    await page.waitForURL(new RegExp(scene.planned));
  }, 60_000);

  it('are listed by votes, age and last move, of one status, with their votes beside them', async () => {
    [inLists, list] = await onLists(scene.claire);
    await list.getByRole('button', { name: /^2 votes, Retirer mon vote/ }).waitFor();
    const titles = () => list.locator('.row-title').allTextContents();
    expect((await titles())[0]).toContain(PLANNED);
    await keepLooks(inLists, 'ideas-list');
    await list.getByRole('button', { name: 'Dernières avancées' }).click();
    await list.locator('.rows li', { hasText: PROPOSED }).and(list.locator('.rows li:first-child')).waitFor();
    await list.getByLabel('Statut').selectOption('SHIPPED');
    await list
      .locator('.rows:not(:has(li:nth-child(2))) li', { hasText: 'Une notice en français' })
      .waitFor();
    await list.getByLabel('Statut').selectOption('DECLINED');
    await list.getByText('Rien ici pour ce choix.').waitFor();
    await list.getByLabel('Statut').selectOption('');
    await list.getByRole('button', { name: /^1 vote, Voter pour «\sDes abat-jour/ }).press('Enter');
    const own = list.getByRole('button', { name: /^2 votes, Retirer mon vote pour «\sDes abat-jour/ });
    await own.waitFor();
    await his.getByText('2 votes', { exact: true }).waitFor();
    await inLists.route('**/graphql?**', (route) => route.abort());
    await own.click();
    await list.getByText('Cela n’a pas abouti. Réessayez.').first().waitFor();
    await own.waitFor();
    await inLists.unroute('**/graphql?**');
    expect(await violationsOf(inLists)).toEqual([]);
    expect(complaints.filter((text) => !/Failed to load resource/.test(text))).toEqual([]);
  }, 60_000);
});
