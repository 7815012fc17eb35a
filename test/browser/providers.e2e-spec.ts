import { DEMO_PASSWORD, openDemo, type RunningDemo } from '#server';
import { complaintsOf, type Forum, OidcIssuer, startForum, TestBrowser } from '#test-support';
import type { Page } from 'playwright-core';
import { codeOf, cookieOf, enrol } from '../integration/identity/second-factor-story.js';
import { violationsOf } from './axe.js';
import { enterConsole, knock, leaveConsole } from './steps.js';

const MODERATOR = 'moderator@maison-lumen.example';
const LOGIN = `mutation ($email: String!, $password: String!) {
  accountLogin(input: { email: $email, password: $password }) { account { id } } }`;

describe('a provider, from its set-up to the console’s door', () => {
  let forum: Forum;
  let demo: RunningDemo;
  let issuer: OidcIssuer;
  let browser: TestBrowser;
  let admin: Page;
  let complaints: string[];

  beforeAll(async () => {
    [forum, issuer] = await Promise.all([startForum(), OidcIssuer.open()]);
    demo = await openDemo(forum.server, forum.config);
    browser = await TestBrowser.open();
    admin = await browser.person();
    complaints = complaintsOf(admin);
    await enterConsole(admin, forum.url, 'admin@maison-lumen.example');
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await demo?.close();
    await issuer?.close();
    await forum?.stop();
  });

  const providerId = async () =>
    (await forum.database.query<{ id: string }>('SELECT id FROM oidc_provider'))[0]?.id;

  it('is set up by an admin, who is shown the address to register', async () => {
    issuer.serve();
    await admin.goto(`${forum.url}/console/${demo.communitySlug}/settings/providers`);
    await admin.getByText('On se connecte ici par mot de passe.').waitFor();
    expect(await violationsOf(admin)).toEqual([]);
    expect(await violationsOf(admin)).toEqual([]);
    await admin.getByRole('button', { name: 'Ajouter un fournisseur' }).press('Enter');
    const dialog = admin.getByRole('dialog');
    await dialog.getByLabel('Nom sur le bouton').fill('Lumen ID');
    await dialog.getByLabel('Émetteur (issuer)').fill(`${issuer.url}/autre`);
    await dialog.getByLabel('Identifiant client').fill('parvis');
    await dialog.getByLabel('Secret client').fill('un secret entre nous');
    expect(await violationsOf(admin)).toEqual([]);
    expect(await violationsOf(admin)).toEqual([]);
    await dialog.getByRole('button', { name: 'Enregistrer' }).click();
    await dialog.getByText('Aucune configuration OpenID de cet émetteur', { exact: false }).waitFor();
    await dialog.getByLabel('Émetteur (issuer)').fill(issuer.url);
    await dialog.getByRole('button', { name: 'Enregistrer' }).click();
    const redirect = await dialog.getByRole('group', { name: 'Adresse de retour' }).innerText();
    expect(redirect).toMatch(/\/oidc\/[0-9a-f-]{36}\/callback$/);
    issuer.serve({ id: 'parvis', secret: 'un secret entre nous', redirectUris: [redirect] });
    await dialog.getByRole('button', { name: 'Fermer' }).last().click();
    await admin.getByRole('row', { name: /Lumen ID/ }).waitFor();
    expect(await violationsOf(admin)).toEqual([]);
    expect(await violationsOf(admin)).toEqual([]);
  }, 90_000);

  it('lets a moderator in after one link by password, and out again', async () => {
    issuer.person = {
      sub: 'mod-1',
      email: MODERATOR,
      email_verified: true,
      name: 'M.',
    };
    const page = await browser.person({ locale: 'en-GB', width: 390, height: 844 });
    const door = `${forum.url}/console/sign-in?next=${encodeURIComponent(`/${demo.communitySlug}/queue`)}`;
    await page.goto(door);
    await page.getByRole('link', { name: 'Continue with Lumen ID' }).click();
    await page.getByText('Lumen ID knows you as moderator@maison-lumen.example').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('link', { name: 'Sign in' }).last().click();
    await page.getByLabel('E-mail').fill('moderator@maison-lumen.example');
    await page.getByLabel('Password', { exact: true }).fill(DEMO_PASSWORD);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('button', { name: 'Link', exact: true }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Link', exact: true }).click();
    await page.waitForURL(/\/console\/[a-z-]+\/queue/);

    const again = await browser.person();
    await again.goto(door);
    await again.getByRole('link', { name: 'Continuer avec Lumen ID' }).waitFor();
    expect(await violationsOf(again)).toEqual([]);
    expect(await violationsOf(again)).toEqual([]);
    await again.getByRole('link', { name: 'Continuer avec Lumen ID' }).click();
    await again.waitForURL(/\/console\/[a-z-]+\/queue/);
    await again.getByRole('list', { name: 'Messages de la file' }).waitFor();
    expect(await violationsOf(again)).toEqual([]);
    expect(await violationsOf(again)).toEqual([]);
    await leaveConsole(again);
    await knock(again, 'nobody@maison-lumen.example', 'pas-la-bonne-lampe');
    await again.getByText('Adresse ou mot de passe incorrect.').waitFor();
  }, 120_000);

  it('shows who came by it where they are signed in, and nothing that only an account has', async () => {
    const page = await browser.person({ width: 390, height: 844 });
    const there = `${forum.url}/c/${demo.communitySlug}/oidc/${await providerId()}?next=/console/account`;
    await page.goto(there);
    await page.context().clearCookies();
    await page.goto(there);
    await page.getByRole('heading', { name: 'Vos sessions' }).waitFor();
    await page.getByText('par Lumen ID').first().waitFor();
    expect(await page.getByRole('heading', { name: 'Mot de passe' }).count()).toBe(0);
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Fermer toutes les autres' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Fermer toutes les autres' }).click();
    await page.getByText('Toutes les autres sessions sont fermées').waitFor();
    await page.goto(`${forum.url}/c/${demo.communitySlug}/account`);
    await page.getByText('Cette session').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.context().close();
  }, 60_000);

  it('asks for the code after the provider, where the account has two-step sign-in', async () => {
    const given = { email: MODERATOR, password: DEMO_PASSWORD };
    const { headers } = await forum.graphql(LOGIN, given, { community: demo.communitySlug });
    const identity = { community: demo.communitySlug, cookie: cookieOf(headers) ?? '' };
    const { url } = await enrol(forum, identity, DEMO_PASSWORD);
    const page = await browser.person();
    const there = `/c/${demo.communitySlug}/oidc/${await providerId()}?next=/console/${demo.communitySlug}/queue`;
    await page.goto(`${forum.url}${there}`);
    await page.getByText('Encore une étape').waitFor();
    expect(page.url()).not.toContain('ticket');
    expect(await page.getByLabel('Votre code').evaluate((field) => field === document.activeElement)).toBe(
      true,
    );
    expect(await violationsOf(page)).toEqual([]);
    await page.getByLabel('Votre code').fill('000000');
    await page.keyboard.press('Enter');
    await page.getByText('Ce code n’est pas le bon', { exact: false }).waitFor();
    await page.getByLabel('Votre code').fill(codeOf(url));
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/console\/[a-z-]+\/queue/);

    await page.context().clearCookies();
    await page.goto(`${forum.url}${there}`);
    await page.getByText('Encore une étape').waitFor();
    await forum.database.query('DELETE FROM account_ticket');
    await page.getByLabel('Votre code').fill(codeOf(url, 1));
    await page.keyboard.press('Enter');
    await page.getByText('Cette connexion a pris trop de temps', { exact: false }).waitFor();
    await page.getByRole('link', { name: 'Continuer avec Lumen ID' }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.context().close();
  }, 60_000);

  it('says how many people it signs out before it is put off or removed', async () => {
    await admin.getByRole('button', { name: 'Modifier Lumen ID' }).click();
    await admin.getByLabel('Le bouton est montré').click();
    await admin.getByText('1 personne entrée par lui sera déconnectée aussitôt.').waitFor();
    expect(await violationsOf(admin)).toEqual([]);
    await admin.getByRole('button', { name: 'Annuler' }).click();
    await admin.getByRole('button', { name: 'Supprimer Lumen ID' }).click();
    const dialog = admin.getByRole('dialog');
    await dialog.getByText('1 personne entrée par lui sera déconnectée aussitôt.').waitFor();
    expect(await violationsOf(admin)).toEqual([]);
    await dialog.getByRole('button', { name: 'Annuler' }).click();
  }, 60_000);

  it('says in plain words why it lets somebody not in', async () => {
    issuer.person = { sub: 'x', email: 'x@maison-lumen.example', email_verified: false };
    const page = await browser.person();
    await page.goto(
      `${forum.url}/console/sign-in?next=${encodeURIComponent(`/${demo.communitySlug}/queue`)}`,
    );
    await page.getByRole('link', { name: 'Continuer avec Lumen ID' }).click();
    await page.getByText('Le fournisseur n’a pas vérifié votre adresse e-mail.', { exact: false }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    expect(await violationsOf(page)).toEqual([]);
    expect(complaints).toEqual([]);
  }, 60_000);
});
