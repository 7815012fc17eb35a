import { openDemo, type RunningDemo } from '#server';
import { complaintsOf, type Forum, startForum, TestBrowser } from '#test-support';
import { SignJWT } from 'jose';
import type { Page } from 'playwright-core';
import { violationsOf } from './axe.js';
import { enterConsole } from './steps.js';

describe('keys, as an admin and a brand’s developer meet them', () => {
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
    await enterConsole(admin, forum.url, 'admin@maison-lumen.example');
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await demo?.close();
    await forum?.stop();
  });
  const openSetting = async (path: string) => {
    await admin.goto(`${forum.url}/console/${demo.communitySlug}/settings/${path}`);
    await admin.getByRole('heading', { level: 1 }).waitFor();
  };

  it('makes an API key by keyboard, shows it once, and revokes it', async () => {
    await openSetting('api-keys');
    await admin.getByText('Aucun programme n’a accès à cette communauté.').waitFor();
    await admin.getByRole('button', { name: 'Nouvelle clé' }).press('Enter');
    const dialog = admin.getByRole('dialog');
    await dialog.getByLabel('Nom de la clé').waitFor();
    await admin.keyboard.type('Entrepôt de données');
    const search = dialog.getByRole('checkbox', { name: 'Chercher les verbatims' });
    await search.focus();
    await admin.keyboard.press('Space');
    expect(await violationsOf(admin)).toEqual([]);
    await dialog.getByRole('button', { name: 'Créer la clé' }).press('Enter');
    const token = await dialog.getByRole('group', { name: 'Votre clé' }).innerText();
    expect(await violationsOf(admin)).toEqual([]);
    await dialog.getByRole('button', { name: 'Je l’ai copiée' }).press('Enter');
    await dialog.waitFor({ state: 'detached' });
    expect(await admin.content()).not.toContain(token);
    const program = { community: demo.communitySlug, token };
    expect((await forum.graphql('{ viewer { permissions } }', {}, program)).data).toEqual({
      viewer: { permissions: ['forum.read', 'verbatim.read'] },
    });
    await admin.reload();
    const row = admin.getByRole('row', { name: /Entrepôt de données/ });
    await row.getByText('2 droits').click();
    await row.getByText('Chercher les verbatims').waitFor();
    expect(await violationsOf(admin)).toEqual([]);
    await row.getByRole('button', { name: 'Révoquer' }).click();
    await dialog.getByRole('button', { name: 'Révoquer' }).click();
    await row.getByText('Révoquée').waitFor();
    const after = await forum.graphql('{ viewer { permissions } }', {}, program);
    expect(after.errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
  }, 90_000);

  it('replaces a sign-on key, keeps the old one after all, and warns before the last', async () => {
    await openSetting('sso');
    const row = admin.getByRole('row', { name: /Demo brand page/ });
    await row.getByRole('button', { name: 'Révoquer' }).click();
    const dialog = admin.getByRole('dialog');
    await dialog.getByText('C’est la dernière clé active').waitFor();
    await dialog.getByRole('button', { name: 'Annuler' }).click();
    await row.getByRole('button', { name: 'Remplacer' }).click();
    await dialog.getByLabel('Nom de la clé').fill('Boutique 2');
    expect(await violationsOf(admin)).toEqual([]);
    await dialog.getByRole('button', { name: 'Ajouter et remplacer' }).click();
    await dialog.getByRole('button', { name: 'Je l’ai copié' }).click();
    await row.getByText('Jusqu’au').waitFor();
    expect(await violationsOf(admin)).toEqual([]);
    await row.getByRole('button', { name: 'Garder' }).click();
    await row.getByText('Active').waitFor();
  }, 90_000);

  it('says in plain words what is wrong with a token, in both languages', async () => {
    const iat = Math.floor(Date.now() / 1_000) - 240;
    const token = await new SignJWT({
      aud: 'autre',
      sub: 'c-1',
      jti: 'x',
      name: 'Camille',
      iat,
      exp: iat + 60,
    })
      .setProtectedHeader({ alg: 'HS256', kid: 'inconnue' })
      .sign(Buffer.from('wrong'));
    await openSetting('token-check');
    expect(await violationsOf(admin)).toEqual([]);
    await admin.getByLabel('Jeton (JWT)').fill(token);
    await admin.getByRole('button', { name: 'Examiner' }).press('Enter');
    await admin.getByRole('heading', { name: 'Ce jeton serait refusé' }).waitFor();
    await admin.getByText(/Expiré depuis 3 minutes.*retarde de 4 minutes/).waitFor();
    await admin.getByText('« aud » vaut « autre »', { exact: false }).waitFor();
    await admin.getByText(/Aucune clé en service ne s’appelle «.inconnue.»/).waitFor();
    expect(await violationsOf(admin)).toEqual([]);
    const reader = await browser.person({ locale: 'en-GB', width: 390, height: 844 });
    await reader.context().addCookies(await admin.context().cookies());
    await reader.goto(`${forum.url}/console/${demo.communitySlug}/settings/token-check`);
    await reader.getByLabel('Token (JWT)').fill(token);
    await reader.getByRole('button', { name: 'Examine' }).click();
    await reader.getByText(/Expired 3 minutes.* ago.*clock is 4 minutes.* late/).waitFor();
    expect(await violationsOf(reader)).toEqual([]);
    expect(complaints).toEqual([]);
  }, 90_000);
});
