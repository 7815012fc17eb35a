import { randomUUID } from 'node:crypto';
import { openDemo, type RunningDemo } from '#server';
import { complaintsOf, type Forum, startForum, TestBrowser, type TestCommunity } from '#test-support';
import type { Locator, Page } from 'playwright-core';
import { Organiser } from '../integration/discussion/organising.js';
import { violationsOf } from './axe.js';
import { keepLooks } from './looks.js';
import { enterConsole } from './steps.js';

describe('tags, as a community manager keeps them', () => {
  let forum: Forum;
  let demo: RunningDemo;
  let browser: TestBrowser;
  let cm: Page;
  let complaints: string[];

  beforeAll(async () => {
    forum = await startForum();
    demo = await openDemo(forum.server, forum.config);
    browser = await TestBrowser.open();
    const [brand] = await forum.database.query<TestCommunity & { spaceId: string }>(
      `UPDATE space s SET tag_rule = 'free' FROM community c
       WHERE c.id = s.community_id AND c.slug = $1 AND s.slug = 'vos-interieurs'
       RETURNING c.id, c.slug, s.id AS "spaceId"`,
      [demo.communitySlug],
    );
    if (!brand) throw new Error('The demo has no such space');
    const writer = Organiser.member(forum, brand, await forum.make.member(brand));
    for (const title of ['Un salon', 'Une entrée'])
      await writer.open({ id: brand.spaceId } as never, { title, body: randomUUID(), tags: ['lampadaires'] });
    cm = await browser.person();
    complaints = complaintsOf(cm);
    await enterConsole(cm, forum.url, 'cm@maison-lumen.example');
    await cm.goto(`${forum.url}/console/${demo.communitySlug}/settings/tags`);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await demo?.close();
    await forum?.stop();
  });

  const dialog = (): Locator => cm.getByRole('dialog');
  const row = (name: string): Locator => cm.getByRole('row', { name: new RegExp(`^${name} `) });

  it('are added to the list, called otherwise and taken off it', async () => {
    await cm.getByRole('button', { name: 'Nouvelle étiquette' }).click();
    await dialog().getByLabel('Nom').fill('Lampes sur pied');
    await dialog().getByLabel('Description').fill('Tout ce qui tient debout.');
    await dialog().getByRole('button', { name: 'Ajouter' }).click();
    await dialog().waitFor({ state: 'detached' });
    await row('Lampes sur pied').getByText('Votre liste').waitFor();
    await row('lampadaires').getByText('Les membres').waitFor();
    await cm.getByRole('button', { name: 'Modifier Lampes sur pied' }).click();
    await dialog().getByLabel('Nom').fill('LAMPADAIRES');
    await dialog().getByRole('button', { name: 'Enregistrer' }).click();
    await dialog().getByText('fusionnez les deux').waitFor();
    expect(await violationsOf(cm)).toEqual([]);
    await dialog().getByLabel('Nom').fill('Lampadaire');
    await dialog().getByRole('button', { name: 'Enregistrer' }).click();
    await dialog().waitFor({ state: 'detached' });
    await row('Lampadaire').waitFor();
  }, 60_000);

  it('become one of two, after being told what that does', async () => {
    await cm.getByRole('button', { name: 'Fusionner lampadaires' }).click();
    await dialog().getByRole('combobox', { name: 'L’étiquette qui reste' }).click();
    await cm.getByRole('option', { name: 'Lampadaire', exact: true }).click();
    await dialog().getByText('2 fils passent de').waitFor();
    await keepLooks(cm, 'tags-merge');
    await dialog().getByRole('button', { name: 'Fusionner' }).click();
    await dialog().waitFor({ state: 'detached' });
    await row('lampadaires').waitFor({ state: 'detached' });
    await row('Lampadaire').getByRole('cell', { name: '2', exact: true }).waitFor();
    expect(await violationsOf(cm)).toEqual([]);
  }, 60_000);

  it('are found by their beginning, and by a name they had', async () => {
    await cm.getByLabel('Chercher une étiquette par son début').fill('lampes sur');
    await row('Lampadaire').waitFor();
    await cm.getByLabel('Chercher une étiquette par son début').fill('zzz');
    await cm.getByText('Aucune ne commence par').waitFor();
    await cm.getByLabel('Chercher une étiquette par son début').fill('');
    await row('Lampadaire').waitFor();
  }, 60_000);

  it('are admitted by each space as is said there', async () => {
    const rules = cm.getByRole('region', { name: 'Ce que chaque espace admet' });
    await rules.getByRole('combobox', { name: 'Étiquettes de English corner' }).click();
    await cm.getByRole('option', { name: 'Libres' }).click();
    await cm.getByRole('status').filter({ hasText: 'English corner' }).waitFor();
    expect(await violationsOf(cm)).toEqual([]);
    await keepLooks(cm, 'tags-console');
    const rows = await forum.database.query(`SELECT tag_rule FROM space WHERE slug = 'english-corner'`);
    expect(rows).toEqual([{ tag_rule: 'free' }]);
    expect(complaints).toEqual([]);
  }, 60_000);
});
