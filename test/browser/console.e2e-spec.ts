import { openDemo, type RunningDemo } from '#server';
import { complaintsOf, type Forum, startForum, TestBrowser, waitFor } from '#test-support';
import type { Locator, Page } from 'playwright-core';
import { violationsOf } from './axe.js';
import { keepExportsWaiting, replyAs, rolesOf, spacesOf, ssoSignIn } from './outcomes.js';
import { enterConsole, knock, leaveConsole } from './steps.js';

const ADMIN = 'admin@maison-lumen.example';
const MANAGER = 'cm@maison-lumen.example';
const MODERATOR = 'moderator@maison-lumen.example';
const MEMBER = 'member@maison-lumen.example';

describe('the console, as its people use it', () => {
  let forum: Forum;
  let demo: RunningDemo;
  let browser: TestBrowser;
  let admin: Page;
  let camille: Page;
  let complaints: string[];

  beforeAll(async () => {
    forum = await startForum();
    demo = await openDemo(forum.server, forum.config);
    browser = await TestBrowser.open();
    [admin, camille] = await Promise.all([browser.person(), browser.person()]);
    complaints = complaintsOf(admin);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await demo?.close();
    await forum?.stop();
  });

  it('refuses a wrong password, lets the right one in, and has doors without barriers', async () => {
    await admin.goto(`${forum.url}/console/`);
    await knock(admin, ADMIN, 'pas-la-bonne-lampe');
    await admin.getByText('Adresse ou mot de passe incorrect.').waitFor();
    expect(await violationsOf(admin)).toEqual([]);
    await enterConsole(admin, forum.url, ADMIN);
    await admin.getByRole('list', { name: 'Messages de la file' }).waitFor();
    await admin.getByRole('button', { name: 'Approuver' }).waitFor();
    expect(await violationsOf(admin)).toEqual([]);
    await admin.goto(`${forum.url}/console/${demo.communitySlug}/verbatims`);
    await admin.getByRole('button', { name: 'Exporter' }).waitFor();
    await admin.getByRole('article').or(admin.getByRole('listitem')).first().waitFor();
    expect(await violationsOf(admin)).toEqual([]);
  }, 60_000);

  it('tells a member without a role so, and sends a stranger to the door', async () => {
    await camille.goto(`${forum.url}/console/${demo.communitySlug}/settings/members`);
    await knock(camille, MEMBER);
    await camille.getByRole('heading', { name: 'Vous n’êtes pas de l’équipe de Maison Lumen' }).waitFor();
  }, 60_000);

  it('saves the brand’s words', async () => {
    await openSetting('brand');
    expect(await violationsOf(admin)).toEqual([]);
    await admin.getByLabel('Description').fill('Le coin des gens qui choisissent leur lumière.');
    await save();
    expect(await community('description')).toBe('Le coin des gens qui choisissent leur lumière.');
  }, 60_000);

  it('saves an origin, and refuses what is none without changing anything', async () => {
    await openSetting('embedding');
    const origins = admin.getByLabel('Origines autorisées');
    const before = await origins.inputValue();
    await origins.fill(`${before}\nhttps://www.maison-lumen.example/boutique`);
    await admin.getByText('a quelque chose de trop après le domaine.').waitFor();
    expect(await admin.getByRole('button', { name: 'Enregistrer' }).isDisabled()).toBe(true);
    expect(await community('allowed_origins')).toEqual([before]);
    await origins.fill(`${before}\nhttps://www.maison-lumen.example/`);
    await save();
    expect(await community('allowed_origins')).toEqual([before, 'https://www.maison-lumen.example']);
    expect(await origins.inputValue()).toBe(`${before}\nhttps://www.maison-lumen.example`);
  }, 60_000);

  it('saves how many posts it takes before links are free', async () => {
    await openSetting('screening');
    await admin.getByLabel('Messages publiés avant les liens').fill('4');
    await admin.getByText('Les liens sont libres après 4 messages publiés.').waitFor();
    await save();
    expect(await community('newcomer_post_threshold')).toBe(4);
  }, 60_000);

  it('shows a new key’s secret once; it signs customers in until it is revoked', async () => {
    await openSetting('sso');
    await admin.getByRole('button', { name: 'Ajouter une clé' }).click();
    const dialog = admin.getByRole('dialog');
    await dialog.getByLabel('Nom de la clé').fill('Boutique, production');
    await dialog.getByRole('combobox', { name: 'Algorithme' }).click();
    await admin.getByRole('option', { name: 'HS256' }).click();
    await dialog.getByRole('button', { name: 'Ajouter', exact: true }).click();
    const secret = await dialog.getByRole('group', { name: 'Votre secret' }).innerText();
    const kid = /kid: '([^']+)'/.exec(await dialog.getByRole('group', { name: /Signer/ }).innerText())?.[1];
    await dialog.getByRole('button', { name: 'Je l’ai copié' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await ssoSignIn(forum, secret, kid)).toEqual({
      member: { displayName: 'Anouk Perrin' },
      userErrors: [],
    });
    await admin.reload();
    const row = admin.getByRole('row', { name: /Boutique, production/ });
    await row.waitFor();
    expect(await admin.content()).not.toContain(secret);

    await row.getByRole('button', { name: 'Révoquer' }).click();
    await dialog.getByRole('button', { name: 'Révoquer' }).click();
    await row.getByText('Révoquée').waitFor();
    expect(await ssoSignIn(forum, secret, kid)).toMatchObject({
      member: null,
      userErrors: [{ code: 'SSO_TOKEN_INVALID' }],
    });
  }, 60_000);

  it('makes a private space, lets one member in, and shuts the door again', async () => {
    await openSetting('spaces');
    await admin.getByRole('button', { name: 'Nouvel espace' }).click();
    const dialog = admin.getByRole('dialog');
    await dialog.getByLabel('Nom').fill('Atelier d’été');
    expect(await dialog.getByLabel('Adresse').inputValue()).toBe('atelier-d-ete');
    await dialog.getByRole('radio', { name: 'Privé' }).check();
    await dialog.getByRole('button', { name: 'Créer l’espace' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await spacesOf(forum, camille)).not.toContain('Atelier d’été');

    await admin
      .getByRole('row', { name: /Atelier d’été/ })
      .getByRole('button', { name: 'Accès' })
      .click();
    await dialog.getByLabel('Chercher un membre par son nom').fill('Camille');
    await dialog.getByRole('button', { name: 'Donner accès à Camille Roussel' }).click();
    await admin.getByText('Camille Roussel a maintenant accès').waitFor();
    expect(await spacesOf(forum, camille)).toContain('Atelier d’été');
    await dialog.getByRole('button', { name: 'Retirer l’accès de Camille Roussel' }).click();
    await admin.getByText('Camille Roussel n’a plus accès').waitFor();
    expect(await spacesOf(forum, camille)).not.toContain('Atelier d’été');
  }, 60_000);

  it('gives a role and takes it back, but never the last admin’s', async () => {
    const panel = await openMember('Camille Roussel');
    await panel.getByRole('checkbox', { name: 'Analyste' }).click();
    await waitFor('the role', async () => (await rolesOf(forum, 'Camille Roussel')).includes('analyst'));
    await camille.reload();
    await camille.getByRole('link', { name: 'Verbatims' }).waitFor();
    await panel.getByRole('combobox', { name: 'Ajouter un espace à modérer' }).click();
    await admin.getByRole('option', { name: 'Vos intérieurs' }).click();
    await panel.getByRole('button', { name: 'Ne plus modérer Vos intérieurs' }).waitFor();
    expect(await rolesOf(forum, 'Camille Roussel')).toEqual(['analyst', 'moderator in vos-interieurs']);
    await panel.getByRole('button', { name: 'Ne plus modérer Vos intérieurs' }).click();
    await panel
      .getByRole('button', { name: 'Ne plus modérer Vos intérieurs' })
      .waitFor({ state: 'detached' });
    await panel.getByRole('checkbox', { name: 'Analyste' }).click();
    await waitFor('no role', async () => (await rolesOf(forum, 'Camille Roussel')).length === 0);

    const own = await openMember('Élise Marchand');
    await own.getByRole('checkbox', { name: 'Administrateur' }).click();
    await own.getByText('Une communauté doit garder au moins un administrateur.').waitFor();
    expect(await own.getByRole('checkbox', { name: 'Administrateur' }).isChecked()).toBe(true);
    expect(await rolesOf(forum, 'Élise Marchand')).toEqual(['admin']);
  }, 60_000);

  it('suspends a member, who cannot write any more until reinstated', async () => {
    const panel = await openMember('Camille Roussel');
    expect(await replyAs(forum, camille)).toEqual([]);
    await panel.getByLabel('Motif').fill('Trois avertissements sans effet.');
    await panel.getByRole('button', { name: 'Suspendre' }).click();
    await panel.getByRole('heading', { name: 'Rétablir' }).waitFor();
    expect(await replyAs(forum, camille)).not.toEqual([]);
    await panel.getByLabel('Motif').fill('Nous nous sommes expliqués.');
    await panel.getByRole('button', { name: 'Rétablir' }).click();
    await panel.getByRole('heading', { name: 'Suspendre' }).waitFor();
    expect(await replyAs(forum, camille)).toEqual([]);
    const changes = await forum.database.query<{ state: string; reason: string }>(
      'SELECT state, reason FROM member_state_change ORDER BY changed_at',
    );
    expect(changes).toEqual([
      { state: 'suspended', reason: 'Trois avertissements sans effet.' },
      { state: 'active', reason: 'Nous nous sommes expliqués.' },
    ]);
  }, 60_000);

  it('tells a moderator what a colleague has decided meanwhile: live, and where the link is down', async () => {
    const [manager, live, cut] = await Promise.all([browser.person(), browser.person(), browser.person()]);
    await cut.route('**/socket.io/**', (route) => route.abort());
    await enterConsole(manager, forum.url, MANAGER);
    await enterConsole(live, forum.url, MODERATOR);
    await enterConsole(cut, forum.url, MODERATOR);
    for (const page of [manager, live, cut]) await choose(page, 'promo-lustres');
    await live.getByText('En direct', { exact: true }).waitFor();
    await cut.keyboard.press('a');
    await cut.keyboard.press('1');
    await manager.keyboard.press('r');
    await manager.keyboard.press('1');
    await manager.keyboard.press('Enter');
    await manager.getByText('Message de kev.deco refusé').waitFor();
    await live.getByText('Déjà traité par Jonas Delcourt').waitFor();
    await cut.keyboard.press('Enter');
    await cut.getByText('Votre décision n’a pas été enregistrée.').waitFor();
    await cut.getByText('Déjà traité par Jonas Delcourt').waitFor();
    const decisions = await forum.database.query<{ verdict: string }>(
      `SELECT d.verdict FROM decision d JOIN member m ON m.id = d.decided_by WHERE m.display_name = 'Jonas Delcourt'`,
    );
    expect(decisions).toEqual([{ verdict: 'reject' }]);
    await cut.getByRole('button', { name: 'Suivant' }).click();
    await cut.getByRole('button', { name: 'Approuver' }).waitFor();
  }, 60_000);

  it('stops an export that is under way', async () => {
    await keepExportsWaiting(forum);
    await admin.goto(`${forum.url}/console/${demo.communitySlug}/verbatims`);
    await admin.getByRole('button', { name: 'Exporter' }).click();
    const dialog = admin.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Lancer l’export' }).click();
    await dialog.getByRole('button', { name: 'Annuler l’export' }).click();
    await dialog.getByText('Annulé').waitFor();
    expect(await forum.database.query('SELECT state FROM verbatim_export')).toEqual([{ state: 'cancelled' }]);
    await dialog.getByRole('button', { name: 'Fermer' }).click();
  }, 60_000);

  it('speaks the other language and turns dark, and remembers both', async () => {
    await openSetting('members');
    await admin.getByRole('button', { name: /déconnexion/ }).click();
    await admin.getByText('English', { exact: true }).click();
    await admin.getByRole('heading', { name: 'Members' }).waitFor();
    await admin.getByText('Dark', { exact: true }).click();
    await admin.reload();
    await admin.getByRole('heading', { name: 'Members' }).waitFor();
    const html = admin.locator('html');
    expect(await html.getAttribute('lang')).toBe('en');
    expect(await html.getAttribute('data-mantine-color-scheme')).toBe('dark');
    await admin.getByRole('row', { name: /Camille Roussel/ }).waitFor();
    expect(await violationsOf(admin)).toEqual([]);
    await admin.getByRole('button', { name: /sign-out|sign out/i }).click();
    await admin.getByText('Français', { exact: true }).click();
    await admin.getByRole('heading', { name: 'Membres' }).waitFor();
  }, 60_000);

  it('signs out: the session ends on the server, and nothing is left to go back to', async () => {
    const [cookie] = await admin.context().cookies();
    await admin.keyboard.press('Escape');
    await leaveConsole(admin);
    const signedOut = await forum.graphql(
      '{ viewer { kind } }',
      {},
      { cookie: `${cookie?.name}=${cookie?.value}` },
    );
    expect(signedOut.data).toEqual({ viewer: { kind: 'ANONYMOUS' } });
    await admin.goBack();
    await admin.getByRole('heading', { name: 'Se connecter' }).waitFor();
    expect(await admin.getByText('Camille Roussel').count()).toBe(0);
    expect(complaints).toEqual([]);
  }, 60_000);

  it('sends a letter to who forgot the password; its link works once', async () => {
    await admin.getByRole('link', { name: 'Mot de passe oublié ?' }).click();
    await admin.getByLabel('Adresse e-mail').fill(ADMIN);
    await admin.getByRole('button', { name: 'Envoyer le lien' }).click();
    await admin.getByRole('heading', { name: 'Regardez vos e-mails' }).waitFor();
    const letter = await waitFor('the letter', async () => {
      const [mail] = await forum.database.query<{ text_body: string }>(
        `SELECT text_body FROM mail WHERE recipient = $1 AND text_body LIKE '%/reset#token=%' ORDER BY created_at DESC LIMIT 1`,
        [ADMIN],
      );
      return mail?.text_body ?? null;
    });
    const token = /#token=(\S+)/.exec(letter)?.[1] ?? '';
    await admin.goto(`${forum.url}/console/reset#token=${token}`);
    await admin.waitForURL((url) => !url.href.includes(token));
    await admin.getByLabel('Nouveau mot de passe').fill('une autre lampe du soir');
    await admin.getByRole('button', { name: 'Changer le mot de passe' }).click();
    await admin.getByText('Mot de passe changé.').waitFor();
    await knock(admin, ADMIN);
    await admin.getByText('Adresse ou mot de passe incorrect.').waitFor();
    await enterConsole(admin, forum.url, ADMIN, 'une autre lampe du soir');

    await camille.goto(`${forum.url}/console/reset#token=${token}`);
    await camille.getByLabel('Nouveau mot de passe').fill('encore une lampe du soir');
    await camille.getByRole('button', { name: 'Changer le mot de passe' }).click();
    await camille.getByText('Ce lien a expiré ou a déjà servi.').waitFor();
  }, 60_000);

  async function openSetting(section: string): Promise<void> {
    await admin.goto(`${forum.url}/console/${demo.communitySlug}/settings/${section}`);
    await admin.locator('main [aria-busy=true]').first().waitFor({ state: 'detached' });
    await admin.locator('main h1').waitFor();
  }

  async function save(): Promise<void> {
    await admin.getByRole('button', { name: 'Enregistrer' }).click();
    await admin.getByText('Réglages enregistrés').first().waitFor();
  }

  async function openMember(name: string): Promise<Locator> {
    await openSetting('members');
    await admin.getByLabel('Chercher un membre par son nom').fill(name);
    await admin.getByRole('button', { name: `Gérer ${name}` }).click();
    return admin.getByRole('dialog', { name });
  }

  async function choose(page: Page, text: string): Promise<void> {
    await page.getByRole('list', { name: 'Messages de la file' }).getByText(text).first().click();
    await page.getByRole('region', { name: 'Message à juger' }).getByText(text).first().waitFor();
    await page.getByRole('button', { name: 'Approuver' }).waitFor();
  }

  async function community(column: string): Promise<unknown> {
    const [row] = await forum.database.query<Record<string, unknown>>(
      `SELECT ${column} FROM community WHERE slug = $1`,
      [demo.communitySlug],
    );
    return row?.[column];
  }
});
