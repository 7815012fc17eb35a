import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import { openDemo, type RunningDemo } from '#server';
import { complaintsOf, type Forum, startForum, TestBrowser } from '#test-support';
import { violationsOf } from './axe.js';
import { openBrandPage, openThread } from './steps.js';

const OUTPUT = fileURLToPath(new URL('../../../test-output/', import.meta.url));
const TITLE = 'Quel fil pour un abat-jour ?';

describe('who somebody is, in the widget', () => {
  let forum: Forum;
  let demo: RunningDemo;
  let browser: TestBrowser;
  let claire: Page;
  let widget: Locator;

  beforeAll(async () => {
    forum = await startForum();
    demo = await openDemo(forum.server, forum.config);
    browser = await TestBrowser.open();
    await mkdir(OUTPUT, { recursive: true });
    const hugo = await browser.person();
    const theirs = await openBrandPage(hugo, demo.brandUrl, 'hugo');
    await theirs.getByRole('button', { name: 'Nouvelle discussion' }).click();
    await theirs.getByLabel('Titre').fill(TITLE);
    await theirs.getByLabel('Votre message').fill('Du coton ou du lin ?');
    await theirs.getByRole('button', { name: 'Publier la discussion' }).click();
    await theirs.getByText('Du coton ou du lin ?').waitFor();
    claire = await browser.person();
    widget = await openBrandPage(claire, demo.brandUrl, 'claire');
    await openThread(widget, TITLE);
    await widget.getByText('Du coton ou du lin ?').waitFor();
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await demo?.close();
    await forum?.stop();
  });

  const dialog = (): Locator => widget.getByRole('dialog');
  const openHugo = async (): Promise<void> => {
    await widget
      .getByRole('button', { name: /^À propos de Hugo/ })
      .first()
      .click();
    await dialog().getByRole('heading', { name: /^Hugo/ }).waitFor();
  };

  it('opens from a name by key, tells what each choice does, and gives the focus back', async () => {
    const complaints = complaintsOf(claire);
    const name = widget.getByRole('button', { name: /^À propos de Hugo/ }).first();
    await name.focus();
    await claire.keyboard.press('Enter');
    await dialog().getByRole('button', { name: 'Bloquer' }).waitFor();
    await claire.screenshot({ path: `${OUTPUT}person.png` });
    expect(await violationsOf(claire)).toEqual([]);
    await claire.setViewportSize({ width: 360, height: 740 });
    await claire.screenshot({ path: `${OUTPUT}person-narrow.png` });
    await claire.setViewportSize({ width: 1280, height: 800 });
    await claire.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    expect(await name.evaluate((node) => (node.getRootNode() as ShadowRoot).activeElement === node)).toBe(
      true,
    );
    expect(complaints).toEqual([]);
  });

  it('folds away what somebody wrote who is muted, at once, and unfolds it again', async () => {
    await openHugo();
    await dialog().getByRole('button', { name: 'Masquer' }).click();
    await dialog().getByRole('status').filter({ hasText: 'est masqué' }).waitFor();
    await dialog().getByRole('button', { name: 'Fermer' }).click();
    await widget.locator('.folded').waitFor();
    await widget.getByRole('button', { name: 'Afficher', exact: true }).click();
    await openHugo();
    await dialog().getByRole('button', { name: 'Ne plus masquer' }).click();
    await dialog().getByRole('status').filter({ hasText: 'n’est plus tenu' }).waitFor();
    await dialog().getByRole('button', { name: 'Fermer' }).click();
    await widget.getByText('Du coton ou du lin ?').waitFor();
  });

  it('follows a member', async () => {
    await openHugo();
    await dialog().getByRole('button', { name: 'Suivre', exact: true }).click();
    await dialog().getByRole('button', { name: 'Ne plus suivre' }).waitFor();
    const [row] = await forum.database.query<{ level: string }>(
      `SELECT f.level FROM follow f JOIN member m ON m.id = f.target_id WHERE m.display_name LIKE 'Hugo%'`,
    );
    expect(row?.level).toBe('watching');
    await dialog().getByRole('button', { name: 'Fermer' }).click();
  });

  it('shows one’s own profile: level, name for mentions, choices and who is kept away', async () => {
    await openHugo();
    await dialog().getByRole('button', { name: 'Bloquer' }).click();
    await dialog().getByRole('status').filter({ hasText: 'est bloqué' }).waitFor();
    await dialog().getByRole('button', { name: 'Fermer' }).click();
    await widget.locator('.bell').click();
    await widget.getByRole('button', { name: 'Choisir mes notifications' }).click();
    await widget.getByRole('button', { name: 'Mon profil' }).click();
    const profile = widget.locator('dialog.person');
    await profile.getByText('Niveau 0').waitFor();
    const files = profile.locator('.person-allowed > div').filter({ hasText: 'Fichiers par message' });
    expect(await files.getByRole('definition').textContent()).toBe('2');
    await claire.screenshot({ path: `${OUTPUT}own-profile.png` });
    expect(await violationsOf(claire)).toEqual([]);

    await profile.getByLabel('Mon nom pour les mentions').fill('a');
    await profile.getByRole('button', { name: 'Enregistrer' }).click();
    await profile.getByText('2 à 30, avec un point').waitFor();
    await profile.getByLabel('Mon nom pour les mentions').fill('claire.lumiere');
    await profile.getByRole('button', { name: 'Enregistrer' }).click();
    await profile.getByText('@claire.lumiere').waitFor();

    await profile.getByLabel('Montrer aux autres que je lis ou que j’écris').click();
    await profile.getByRole('status').filter({ hasText: 'C’est enregistré.' }).waitFor();
    await profile.getByRole('button', { name: /^Ne plus bloquer/ }).click();
    await profile.getByText('Vous ne masquez et ne bloquez personne.').waitFor();
    const rows = await forum.database.query('SELECT 1 FROM member_relation');
    expect(rows).toEqual([]);
  });
});
