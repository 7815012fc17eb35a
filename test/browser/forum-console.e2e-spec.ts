import { randomUUID } from 'node:crypto';
import { openDemo, type RunningDemo } from '#server';
import { complaintsOf, type Forum, startForum, TestBrowser, type TestCommunity } from '#test-support';
import type { Locator, Page } from 'playwright-core';
import { Organiser } from '../integration/discussion/organising.js';
import { violationsOf } from './axe.js';
import { keepLooks } from './looks.js';
import { carryCookie, enterConsole } from './steps.js';

const MANAGER = 'cm@maison-lumen.example';
const LAMP = 'Une lampe de chevet qui ne gêne pas l’autre';
const DOUBLE = 'Lampe de chevet : la même question';
const IDEA = 'Un variateur pour la Nacre';
const LIKE_IT = 'Variateur sur Nacre, svp';

describe('the threads of a community, as its staff put them in order', () => {
  let forum: Forum;
  let demo: RunningDemo;
  let browser: TestBrowser;
  let brand: TestCommunity;
  let writer: Organiser;
  let cm: Page;
  let complaints: string[];

  beforeAll(async () => {
    forum = await startForum();
    demo = await openDemo(forum.server, forum.config);
    browser = await TestBrowser.open();
    [brand] = (await forum.database.query<TestCommunity>('SELECT id, slug FROM community WHERE slug = $1', [
      demo.communitySlug,
    ])) as [TestCommunity];
    writer = Organiser.member(forum, brand, await forum.make.member(brand, { displayName: 'Odette Sorel' }));
    await forum.database.query(
      `UPDATE space SET kind = 'ideas', tag_rule = 'free' WHERE community_id = $1 AND slug = 'idees-envies'`,
      [brand.id],
    );
    await open(LAMP, 'vos-interieurs', [
      'Une applique ?',
      'Et le variateur du Gabian ?',
      'Il grésille, le mien.',
    ]);
    await open(DOUBLE, 'questions-depannage', ['Voir plus haut.']);
    await open(IDEA, 'idees-envies', []);
    await open(LIKE_IT, 'idees-envies', []);
    cm = await browser.person();
    complaints = complaintsOf(cm);
    await enterConsole(cm, forum.url, MANAGER);
    await cm.goto(`${forum.url}/console/${brand.slug}/forum`);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await demo?.close();
    await forum?.stop();
  });

  async function open(title: string, space: string, replies: string[]): Promise<void> {
    const [{ id } = { id: '' }] = await forum.database.query<{ id: string }>(
      'SELECT id FROM space WHERE community_id = $1 AND slug = $2',
      [brand.id, space],
    );
    const { threadId } = await writer.open({ id } as never, { title, body: `${title} ${randomUUID()}` });
    for (const body of replies) await writer.reply(threadId ?? '', { body });
  }
  const tool = (name: string): Locator =>
    cm.getByRole('group', { name: 'Ce que vous pouvez en faire' }).getByRole('button', { name });
  const said = (text: string): Promise<void> =>
    cm.getByRole('status').filter({ hasText: text }).last().waitFor();
  const list = (): Locator => cm.getByRole('list', { name: 'Fils du forum' });
  const dialog = (): Locator => cm.getByRole('dialog');
  const send = (name: string): Promise<void> => dialog().getByRole('button', { name, exact: true }).click();
  const gone = (): Promise<void> => dialog().waitFor({ state: 'detached' });

  async function lookAt(title: string): Promise<Locator> {
    await cm.getByLabel('Chercher un titre').fill(title.slice(0, 30));
    await list().getByRole('button', { name: title }).click();
    await cm.getByRole('heading', { level: 2, name: title }).waitFor();
    return list().getByRole('button', { name: title });
  }
  async function stored(title: string): Promise<Record<string, unknown>> {
    const [row] = await forum.database.query<Record<string, unknown>>(
      `SELECT t.*, s.slug AS space FROM thread t JOIN space s ON s.id = t.space_id WHERE t.title = $1`,
      [title],
    );
    return row ?? {};
  }

  it('are listed with what is said of them, and found by words of their title', async () => {
    await list().getByRole('button').first().waitFor();
    await cm.getByRole('region', { name: 'Messages du fil' }).getByRole('listitem').first().waitFor();
    expect(await violationsOf(cm)).toEqual([]);
    await cm.keyboard.press('/');
    await cm.keyboard.type('CHEVET gene');
    await list().getByRole('button', { name: LAMP }).waitFor();
    await list().getByRole('button', { name: DOUBLE }).waitFor({ state: 'detached' });
    await cm.keyboard.type(' tabouret');
    await cm.getByText('Aucun titre ne contient').waitFor();
  }, 60_000);

  it('are pinned in a place until a date, and the list says so', async () => {
    const row = await lookAt(LAMP);
    await tool('Épingler').click();
    await dialog().getByRole('radio', { name: 'Épinglé partout' }).check();
    await dialog().getByLabel('Jusqu’à').fill('2020-01-01T09:00');
    await send('Épingler');
    await dialog().getByText('cette heure est passée').waitFor();
    expect(await violationsOf(cm)).toEqual([]);
    await dialog().getByLabel('Jusqu’à').fill('2030-01-01T09:00');
    await send('Épingler');
    await said('Fil épinglé');
    await gone();
    await row.getByText('Épinglé partout').waitFor();
    expect(await stored(LAMP)).toMatchObject({
      pinned_in: 'community',
      pinned_until: new Date('2030-01-01T08:00:00Z'),
    });
  }, 60_000);

  it('are locked, recognised and slowed down by key, and the last of it is taken back', async () => {
    const row = await lookAt(LAMP);
    await row.focus();
    await cm.keyboard.press('f');
    await row.getByText('Salué').waitFor();
    await cm.keyboard.press('w');
    await dialog().getByRole('combobox', { name: 'Attente' }).click();
    await cm.getByRole('option', { name: '5 minutes', exact: true }).click();
    await send('Enregistrer');
    await gone();
    await row.getByText('5 minutes').waitFor();
    await row.focus();
    await cm.keyboard.press('l');
    await said('Fil fermé');
    await row.getByText('Fermé').waitFor();
    await keepLooks(cm, 'forum-console');
    await cm.keyboard.press('z');
    await said('Annulé');
    await row.getByText('Fermé').waitFor({ state: 'detached' });
    expect(await stored(LAMP)).toMatchObject({ is_locked: false, is_featured: true, slow_mode_seconds: 300 });
  }, 60_000);

  it('get tags of the list, or free ones where their space says so', async () => {
    await lookAt(IDEA);
    await tool('Étiquettes').click();
    const field = dialog().getByRole('combobox', { name: 'Étiquettes' });
    await field.fill('nacre');
    await field.press('Enter');
    await keepLooks(cm, 'forum-tags');
    expect(await violationsOf(cm)).toEqual([]);
    await send('Enregistrer');
    await said('Étiquettes enregistrées');
    await list().getByText('nacre', { exact: true }).waitFor();
  }, 60_000);

  it('are told what becomes of an idea, and unite the votes of two', async () => {
    await lookAt(IDEA);
    const idea = cm.getByRole('region', { name: 'L’idée' });
    await idea.getByRole('combobox', { name: 'Statut' }).click();
    await cm.getByRole('option', { name: 'Prévue' }).click();
    await idea.getByLabel('Ce que l’équipe en dit').fill('Au printemps.');
    await idea.getByRole('button', { name: 'Changer' }).click();
    await idea.getByText('Au printemps.').waitFor();
    await list().getByText('Prévue').waitFor();
    expect(await violationsOf(cm)).toEqual([]);
    await keepLooks(cm, 'forum-idea');

    await lookAt(LIKE_IT);
    await tool('Fusionner').click();
    await dialog().getByLabel('Titre du fil qui reste').fill('variateur nacre');
    await dialog().getByRole('radio', { name: IDEA }).check();
    await send('Réunir les votes');
    await said('Idées fusionnées');
    await idea.getByText('Cette idée est fusionnée').waitFor();
    await idea.getByRole('button', { name: 'Défaire la fusion' }).click();
    await said('Fusion défaite');
    await idea.getByText('Cette idée est fusionnée').waitFor({ state: 'detached' });
  }, 60_000);

  it('are split by ticking the messages that leave', async () => {
    await lookAt(LAMP);
    await tool('Scinder').click();
    const posts = cm.getByRole('region', { name: 'Messages du fil' });
    expect(await posts.getByRole('checkbox', { name: 'Message 1,' }).count()).toBe(0);
    await posts.getByRole('checkbox', { name: 'Message 3, de Odette Sorel' }).check();
    await posts.getByRole('checkbox', { name: 'Message 4, de Odette Sorel' }).check();
    await posts.getByText('2 messages choisis').waitFor();
    await keepLooks(cm, 'forum-split');
    await posts.getByRole('button', { name: 'En faire un fil' }).click();
    await dialog().getByLabel('Titre du nouveau fil').fill('Le variateur du Gabian');
    await dialog().getByLabel('Motif').fill('Autre sujet');
    expect(await violationsOf(cm)).toEqual([]);
    await send('Scinder');
    await said('2 messages sont devenus le fil');
    await cm.getByRole('heading', { level: 2, name: 'Le variateur du Gabian' }).waitFor();
    expect((await stored('Le variateur du Gabian'))['reply_count']).toBe(1);
    expect((await stored(LAMP))['reply_count']).toBe(1);
  }, 60_000);

  it('are moved, and back', async () => {
    await lookAt('Le variateur du Gabian');
    await tool('Déplacer').click();
    await dialog().getByRole('combobox', { name: 'Nouvel espace' }).click();
    await cm.getByRole('option', { name: 'Questions & dépannage' }).click();
    await dialog().getByText('tout le monde pourra le lire').waitFor();
    await dialog().getByLabel('Motif').fill('C’est une question');
    await send('Déplacer');
    await said(
      'Fil déplacé dans « Questions & dépannage »'.replaceAll(/« | »/g, (sign) =>
        sign.replace(' ', '\u00a0'),
      ),
    );
    expect((await stored('Le variateur du Gabian'))['space']).toBe('questions-depannage');
    await cm.getByRole('button', { name: 'Annuler' }).click();
    await said('Annulé');
    expect((await stored('Le variateur du Gabian'))['space']).toBe('vos-interieurs');
  }, 60_000);

  it('are merged into the one that is chosen by its title, after being told what moves', async () => {
    await lookAt(DOUBLE);
    await tool('Fusionner').click();
    await dialog().getByLabel('Titre du fil qui reste').fill('chevet');
    await dialog().getByRole('radio', { name: LAMP }).check();
    await dialog().getByText('2 messages iront après').waitFor();
    await dialog().getByLabel('Motif').fill('Même question');
    expect(await violationsOf(cm)).toEqual([]);
    await keepLooks(cm, 'forum-merge');
    await send('Fusionner');
    await cm.getByRole('heading', { level: 2, name: LAMP }).waitFor();
    await list().getByRole('button', { name: DOUBLE }).waitFor({ state: 'detached' });
    await cm.getByRole('region', { name: 'Messages du fil' }).getByText('Voir plus haut.').waitFor();
    expect((await stored(LAMP))['reply_count']).toBe(3);
  }, 60_000);

  it('are read, and no more, by who does not moderate their space', async () => {
    const [{ id: spaceId } = { id: '' }] = await forum.database.query<{ id: string }>(
      `SELECT id FROM space WHERE slug = 'idees-envies' AND community_id = $1`,
      [brand.id],
    );
    const local = await forum.make.member(brand, { role: 'moderator', roleSpaceId: spaceId });
    const page = await browser.person();
    await carryCookie(page, forum.url, local.cookie);
    const { id } = await stored(LAMP);
    await page.goto(`${forum.url}/console/${brand.slug}/forum?thread=${String(id)}`);
    await page.getByText('vous ne modérez pas son espace').waitFor();
    expect(await page.getByRole('button', { name: 'Fermer' }).count()).toBe(0);
    await page.goto(`${forum.url}/console/${brand.slug}/forum?space=${spaceId}`);
    await page.getByRole('button', { name: 'Épingler' }).click();
    expect(await page.getByRole('radio', { name: 'Épinglé partout' }).isDisabled()).toBe(true);
  }, 60_000);

  it('leave no complaint in the console’s log', () => {
    expect(complaints).toEqual([]);
  });
});
