import { DEMO_PASSWORD, openDemo, type RunningDemo } from '#server';
import { Secret, TOTP } from 'otpauth';
import { complaintsOf, type Forum, startForum, TestBrowser, waitFor } from '#test-support';
import type { Page } from 'playwright-core';
import { violationsOf } from './axe.js';
import { enterConsole, knock, leaveConsole } from './steps.js';

const ADMIN = 'admin@maison-lumen.example';
const MODERATOR = 'moderator@maison-lumen.example';
const MEMBER = 'member@maison-lumen.example';
const INVITED = 'ines@agence.example';

describe('accounts and their security, as people use them', () => {
  let forum: Forum;
  let demo: RunningDemo;
  let browser: TestBrowser;
  let admin: Page;
  let complaints: string[];
  let secret = '';

  beforeAll(async () => {
    forum = await startForum();
    demo = await openDemo(forum.server, forum.config);
    browser = await TestBrowser.open();
    admin = await browser.person();
    complaints = complaintsOf(admin);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await demo?.close();
    await forum?.stop();
  });
  afterEach(() => forum.database.query('DELETE FROM sign_in_attempt'));

  const code = (steps = 0) =>
    TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: Date.now() + steps * 30_000 });
  const forget = () => forum.database.query('UPDATE second_factor SET last_step = 0');
  async function letterTo(email: string): Promise<string> {
    return waitFor(`a letter to ${email}`, async () => {
      const [row] = await forum.database.query<{ text: string }>(
        'SELECT text_body AS text FROM mail WHERE recipient = $1 ORDER BY id DESC LIMIT 1',
        [email],
      );
      return row?.text;
    });
  }
  const linkIn = (text: string) => /https?:\S+#token=\S+/.exec(text)?.[0] ?? '';

  it('turns two-step sign-in on in the console, by keyboard alone, and shows the recovery codes once', async () => {
    await enterConsole(admin, forum.url, ADMIN);
    await admin.getByRole('button', { name: /déconnexion/ }).click();
    await admin.getByRole('menuitem', { name: 'Compte et sécurité' }).click();
    await admin.getByRole('heading', { name: 'Compte et sécurité' }).waitFor();
    await admin.getByRole('heading', { name: 'Vos sessions' }).waitFor();
    await admin.getByText('Celle-ci', { exact: true }).waitFor();
    expect(await violationsOf(admin)).toEqual([]);
    await admin.getByRole('button', { name: 'Activer' }).focus();
    await admin.keyboard.press('Enter');
    await admin.getByLabel('Votre mot de passe, pour commencer').waitFor();
    await admin.keyboard.type('pas la bonne lampe');
    await admin.keyboard.press('Enter');
    await admin.getByText('Ce mot de passe n’est pas le bon.').waitFor();
    await admin.getByLabel('Votre mot de passe, pour commencer').fill(DEMO_PASSWORD);
    await admin.keyboard.press('Enter');
    await admin.getByRole('img', { name: /Code QR/ }).waitFor();
    expect(await violationsOf(admin)).toEqual([]);
    secret = ((await admin.locator('code').textContent()) ?? '').replaceAll(' ', '');
    await admin.getByLabel('Le code que l’application affiche').fill(code());
    await admin.keyboard.press('Enter');
    const codes = admin.getByRole('list', { name: 'Vos codes de secours' });
    await codes.waitFor();
    expect(await codes.getByRole('listitem').count()).toBe(10);
    expect(await violationsOf(admin)).toEqual([]);
    await admin.getByRole('button', { name: 'Je les ai gardés' }).click();
    await admin.getByText('Il vous reste 10 codes de secours.').waitFor();
  }, 90_000);

  it('asks for the second step at the console’s door', async () => {
    await forget();
    await leaveConsole(admin);
    await knock(admin, ADMIN);
    await admin.getByRole('heading', { name: 'Votre code' }).waitFor();
    expect(await violationsOf(admin)).toEqual([]);
    await admin.getByLabel('Code à six chiffres, ou code de secours').fill('000000');
    await admin.keyboard.press('Enter');
    await admin.getByText('Ce code n’est pas le bon, ou il a déjà servi.').waitFor();
    await admin.getByLabel('Code à six chiffres, ou code de secours').fill(code());
    await admin.keyboard.press('Enter');
    await admin.getByRole('heading', { name: 'Compte et sécurité' }).waitFor();
  }, 60_000);

  it('asks for it on the forum’s own sign-in, and lists the sessions there', async () => {
    await forget();
    const reader = await browser.person();
    await reader.goto(`${forum.url}/c/${demo.communitySlug}/sign-in`);
    await knock(reader, ADMIN);
    await reader.getByText('Encore une étape').waitFor();
    expect(await violationsOf(reader)).toEqual([]);
    await reader.getByLabel('Votre code').fill(code());
    await reader.getByRole('button', { name: 'Continuer' }).click();
    await reader.waitForURL(`${forum.url}/c/${demo.communitySlug}`);
    await reader.goto(`${forum.url}/c/${demo.communitySlug}/account`);
    await reader.getByText('Cette session').waitFor();
    expect(await violationsOf(reader)).toEqual([]);
    await reader
      .getByRole('button', { name: /Fermer la session/ })
      .first()
      .click();
    await waitFor('the console to be signed out', async () => {
      await admin.goto(`${forum.url}/console/account`);
      await admin.waitForLoadState('networkidle');
      return admin.url().includes('sign-in');
    });
    await reader.getByLabel('Mot de passe actuel').fill('pas la bonne lampe');
    await reader.getByLabel('Nouveau mot de passe').fill('une applique en verre');
    await reader.getByRole('button', { name: 'Changer le mot de passe' }).click();
    await reader.getByText('Adresse ou mot de passe inexact.').waitFor();
    await reader.context().close();
  }, 90_000);

  it('invites a colleague, who accepts on the forum and enters the console', async () => {
    await forget();
    await admin.goto(`${forum.url}/console/`);
    await knock(admin, ADMIN);
    await admin.getByLabel('Code à six chiffres, ou code de secours').fill(code());
    await admin.keyboard.press('Enter');
    await admin.waitForURL(/\/console\/[a-z-]+\//);
    await admin.goto(`${forum.url}/console/${demo.communitySlug}/settings/team`);
    await admin.getByText('Aucune invitation').waitFor();
    expect(await violationsOf(admin)).toEqual([]);
    await admin.getByRole('button', { name: 'Inviter' }).click();
    await admin.getByLabel('Adresse e-mail').fill(INVITED);
    await admin.getByLabel('Analyste').check();
    expect(await violationsOf(admin)).toEqual([]);
    await admin.getByRole('button', { name: 'Envoyer l’invitation' }).click();
    await admin.getByText(/En attente jusqu’au/).waitFor();
    expect(await violationsOf(admin)).toEqual([]);

    const guest = await browser.person();
    await guest.goto(linkIn(await letterTo(INVITED)));
    await guest.getByText(INVITED).waitFor();
    expect(await violationsOf(guest)).toEqual([]);
    await guest.getByLabel('Nom affiché').fill('Inès');
    await guest.getByLabel('Mot de passe', { exact: true }).fill(DEMO_PASSWORD);
    await guest.getByRole('button', { name: 'Accepter' }).click();
    await guest.getByRole('heading', { name: 'Bienvenue dans l’équipe' }).waitFor();
    await guest.getByRole('link', { name: 'Ouvrir la console' }).click();
    await knock(guest, INVITED);
    await guest.waitForURL(/\/verbatims/);
    await guest.context().close();
    await admin.reload();
    await admin.getByText(/Acceptée le/).waitFor();
  }, 90_000);

  it('keeps a team without two-step sign-in at its own door until it has one', async () => {
    const moderator = await browser.person();
    await enterConsole(moderator, forum.url, MODERATOR);
    await admin.getByLabel('Exiger la connexion en deux étapes').click();
    await waitFor('the policy', async () => {
      const rows = await forum.database.query('SELECT 1 FROM sign_in_policy WHERE requires_second_factor');
      return rows.length === 1;
    });
    await moderator.goto(`${forum.url}/console/${demo.communitySlug}/queue`);
    await moderator.getByText('Une dernière étape avant d’entrer').waitFor();
    expect(await violationsOf(moderator)).toEqual([]);
    await admin.getByLabel('Exiger la connexion en deux étapes').click();
    await waitFor('the end of the policy', async () => {
      const rows = await forum.database.query('SELECT 1 FROM sign_in_policy WHERE requires_second_factor');
      return rows.length === 0;
    });
    await moderator.context().close();
  }, 60_000);

  it('turns a lost one off by the letter an admin has sent', async () => {
    await forum.database.query(
      `INSERT INTO second_factor (account_id, sealed_secret, confirmed_at, created_at)
       SELECT id, '\\x00', now(), now() FROM account WHERE email = $1`,
      [INVITED],
    );
    await admin.goto(`${forum.url}/console/${demo.communitySlug}/settings/members`);
    await admin.getByRole('button', { name: 'Gérer Inès' }).click();
    await admin.getByRole('heading', { name: 'Téléphone perdu' }).waitFor();
    expect(await violationsOf(admin)).toEqual([]);
    await admin.getByRole('button', { name: 'Envoyer la lettre' }).click();
    await admin.getByText('C’est noté').waitFor();
    const link = await waitFor('the letter', async () => linkIn(await letterTo(INVITED)));
    const owner = await browser.person();
    await owner.goto(link);
    await owner.getByLabel('Mot de passe', { exact: true }).waitFor();
    expect(await violationsOf(owner)).toEqual([]);
    await owner.getByLabel('Mot de passe', { exact: true }).fill(DEMO_PASSWORD);
    await owner.getByRole('button', { name: 'Désactiver' }).click();
    await owner.getByRole('heading', { name: 'Connexion en deux étapes désactivée' }).waitFor();
    await enterConsole(owner, forum.url, INVITED);
    await owner.context().close();
  }, 60_000);

  it('sends who is not signed in to the door, and brings them back', async () => {
    const reader = await browser.person({ locale: 'en-GB' });
    await reader.goto(`${forum.url}/c/${demo.communitySlug}/account?lang=en`);
    await reader.getByLabel('E-mail address').fill(MEMBER);
    await reader.getByLabel('Password', { exact: true }).fill(DEMO_PASSWORD);
    await reader.getByRole('button', { name: 'Sign in' }).click();
    await reader.getByRole('heading', { name: 'Your account' }).waitFor();
    expect(await violationsOf(reader)).toEqual([]);
    await reader.context().close();
  }, 60_000);

  it('and nothing complains meanwhile', () => {
    expect(complaints).toEqual([]);
  });
});
