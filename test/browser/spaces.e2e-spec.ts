import { openDemo, type RunningDemo } from '#server';
import { complaintsOf, type Forum, startForum, TestBrowser } from '#test-support';
import type { Page } from 'playwright-core';
import { violationsOf } from './axe.js';
import { keepLooks } from './looks.js';
import { enterConsole } from './steps.js';

const ADMIN = 'admin@maison-lumen.example';

describe('spaces of several kinds, one under another', () => {
  let forum: Forum;
  let demo: RunningDemo;
  let browser: TestBrowser;
  let admin: Page;
  let complaints: string[];

  beforeAll(async () => {
    forum = await startForum();
    demo = await openDemo(forum.server, forum.config);
    browser = await TestBrowser.open();
    admin = await browser.person();
    complaints = complaintsOf(admin);
    await enterConsole(admin, forum.url, ADMIN);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await demo?.close();
    await forum?.stop();
  });

  async function choose(label: string, option: string): Promise<void> {
    const dialog = admin.getByRole('dialog');
    await dialog.getByRole('combobox', { name: label }).click();
    await admin.getByRole('option', { name: option }).click();
  }

  it('are made in the console, each with what it is for', async () => {
    await admin.goto(`${forum.url}/console/${demo.communitySlug}/settings/spaces`);
    await admin.getByRole('button', { name: 'Nouvel espace' }).click();
    const dialog = admin.getByRole('dialog');
    await dialog.getByLabel('Nom').fill('Idées de luminaires');
    await dialog.getByRole('radio', { name: 'Idées' }).check();
    await dialog.getByText('l’équipe dit ce que devient chaque idée').waitFor();
    await choose('Rangé sous', 'Vos intérieurs');
    await choose('Étiquettes de ses fils', 'Libres');
    expect(await violationsOf(admin)).toEqual([]);
    await keepLooks(admin, 'space-dialog');
    await dialog.getByRole('button', { name: 'Créer l’espace' }).click();
    await dialog.waitFor({ state: 'detached' });
    const row = admin.getByRole('row', { name: /Idées de luminaires sous Vos intérieurs/ });
    await row.getByText('Idées', { exact: true }).waitFor();
    expect(await violationsOf(admin)).toEqual([]);
    await keepLooks(admin, 'spaces-console');
    const rows = await forum.database.query(
      `SELECT s.kind, s.tag_rule, p.slug AS parent FROM space s JOIN space p ON p.id = s.parent_id
       WHERE s.slug = 'idees-de-luminaires'`,
    );
    expect(rows).toEqual([{ kind: 'ideas', tag_rule: 'free', parent: 'vos-interieurs' }]);
  }, 60_000);

  it('are never wider than what they are listed under, which the dialog says before anything is sent', async () => {
    await admin.getByRole('button', { name: 'Modifier Vos intérieurs' }).click();
    const dialog = admin.getByRole('dialog');
    await dialog.getByText('il reste au premier niveau').waitFor();
    await dialog.getByRole('radio', { name: 'Membres' }).check();
    await dialog.getByRole('button', { name: 'Enregistrer' }).click();
    await dialog.waitFor({ state: 'detached' });
    await admin
      .getByRole('row', { name: /Idées de luminaires/ })
      .getByText('Membres')
      .waitFor();
    await admin.getByRole('button', { name: 'Modifier Idées de luminaires' }).click();
    expect(await dialog.getByRole('radio', { name: 'Public' }).isDisabled()).toBe(true);
    await dialog.getByText('Plus ouvert que').waitFor();
    await dialog.getByRole('button', { name: 'Annuler' }).click();
    await dialog.waitFor({ state: 'detached' });
    await forum.database.query(`UPDATE space SET visibility = 'public' WHERE slug = ANY ($1)`, [
      ['vos-interieurs', 'idees-de-luminaires'],
    ]);
  }, 60_000);

  it('are listed below what they belong to on the hosted pages, with what people do there', async () => {
    const reader = await browser.person({ hasJavaScript: false });
    await reader.goto(`${forum.url}/c/${demo.communitySlug}`);
    const item = reader.getByRole('listitem').filter({ hasText: 'Dans Vos intérieurs' });
    await item.getByText('Idées', { exact: true }).waitFor();
    await keepLooks(reader, 'spaces-hosted');
    await item.getByRole('link', { name: 'Idées de luminaires' }).click();
    const crumbs = reader.getByRole('navigation', { name: 'Fil d’Ariane' });
    await crumbs.getByRole('link', { name: 'Vos intérieurs' }).click();
    await reader.getByRole('navigation', { name: 'Sous Vos intérieurs' }).waitFor();
    await keepLooks(reader, 'space-hosted');
  }, 60_000);

  it('leave no complaint in the console’s log', () => {
    expect(complaints).toEqual([]);
  });
});
