import { randomUUID } from 'node:crypto';
import type { Locator, Page } from 'playwright-core';
import { complaintsOf, type Forum, startForum, TestBrowser, type TestMember } from '#test-support';
import { requirePost } from '../integration/discussion/operations.js';
import { Converser, type PrivateScene, privateScene } from '../integration/private/conversing.js';
import { violationsOf } from './axe.js';
import { keepLooks } from './looks.js';
import { carryCookie } from './steps.js';

const TITLE = 'Ma lampe est arrivée cassée';

describe('private conversations in the console', () => {
  let forum: Forum;
  let browser: TestBrowser;
  let scene: PrivateScene;
  let lea: Page;
  let complaints: string[];

  beforeAll(async () => {
    forum = await startForum();
    browser = await TestBrowser.open();
    scene = await privateScene(forum);
    await forum.database.query(`UPDATE community SET name = 'Maison Lumen' WHERE id = $1`, [scene.brand.id]);
    lea = await person(scene.moderator);
    complaints = complaintsOf(lea);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await forum?.stop();
  });

  const console = (rest: string) => `${forum.url}/console/${scene.brand.slug}/${rest}`;
  const as = (member: TestMember): Converser => Converser.of(forum, scene.brand, member);
  async function person(member: TestMember): Promise<Page> {
    const page = await browser.person();
    await carryCookie(page, forum.url, member.cookie);
    return page;
  }
  const dialog = (): Locator => lea.getByRole('dialog');
  const tools = (): Locator => lea.getByRole('group', { name: 'Ce que vous pouvez en faire' });
  const send = (name: string): Promise<void> => dialog().getByRole('button', { name, exact: true }).click();
  const said = (text: string): Promise<void> =>
    lea.getByRole('status').filter({ hasText: text }).last().waitFor();
  const isPublic = async (threadId: string): Promise<boolean> =>
    (await new Converser(forum, { community: scene.brand.slug }).thread(threadId)) !== null;

  describe('of the forum', () => {
    let threadId: string;
    beforeAll(async () => {
      const opened = await as(scene.marie).open(scene.space, {
        title: TITLE,
        body: `J'habite ${randomUUID()}`,
      });
      threadId = String(opened.threadId);
      await lea.goto(console(`forum?thread=${threadId}`));
      await lea.getByRole('heading', { level: 2, name: TITLE }).waitFor();
    });

    it('a thread becomes by key, once it is said who will read it and why, and is taken back', async () => {
      await lea.getByRole('heading', { level: 2, name: TITLE }).click();
      await lea.keyboard.press('v');
      await dialog().getByText('Plus personne ne le lira, sauf Marie et l’équipe').waitFor();
      expect(await dialog().getByRole('button', { name: 'Rendre privé' }).isDisabled()).toBe(true);
      await dialog().getByLabel('Motif').fill('Une adresse y est écrite');
      await keepLooks(lea, 'private-console-hide');
      expect(await violationsOf(lea)).toEqual([]);
      await send('Rendre privé');
      await said('Fil privé');
      await lea.getByText('Privé, avec Marie').first().waitFor();
      expect(await isPublic(threadId)).toBe(false);
      await lea.getByRole('button', { name: 'Annuler' }).click();
      await said('Annulé');
      await tools().getByRole('button', { name: 'Épingler' }).waitFor();
      expect(await isPublic(threadId)).toBe(true);
    }, 60_000);

    it('goes back where nothing was written, once it is said who will read it then', async () => {
      requirePost(await as(scene.other).reply(threadId));
      await as(scene.moderator).does('threadMakePrivate', { threadId, reason: 'Une adresse' });
      await lea.reload();
      // What is moved, merged, pinned or split is public.
      await tools().getByRole('button', { name: 'Rendre public' }).waitFor();
      expect(await tools().getByRole('button').count()).toBe(2);
      await lea.getByRole('link', { name: /Conversations privées/ }).click();
      await lea.getByRole('list', { name: 'Fils du forum' }).getByRole('button', { name: TITLE }).click();
      await keepLooks(lea, 'private-console-forum');
      expect(await violationsOf(lea)).toEqual([]);
      await tools().getByRole('button', { name: 'Rendre public' }).click();
      await dialog().getByText('tout le monde pourra le lire').waitFor();
      await dialog().getByLabel('Motif').fill('Une erreur');
      await send('Rendre public');
      await said('Fil de retour dans');
      expect(await isPublic(threadId)).toBe(true);
    }, 60_000);

    it('says why what was written in private stays so', async () => {
      await as(scene.moderator).does('threadMakePrivate', { threadId, reason: 'Une adresse' });
      requirePost(await as(scene.marie).reply(threadId));
      await lea.goto(console(`forum?thread=${threadId}`));
      await tools().getByRole('button', { name: 'Rendre public' }).click();
      await dialog().getByText('Ce qui a été écrit en privé le reste').waitFor();
      expect(await dialog().getByRole('button', { name: 'Rendre public' }).isDisabled()).toBe(true);
      await keepLooks(lea, 'private-console-stays');
      expect(await violationsOf(lea)).toEqual([]);
      await send('Annuler');
    }, 60_000);

    it('is offered to nobody who does not moderate both ends', async () => {
      const opened = await as(scene.other).open(scene.space, { title: 'Un autre fil', body: randomUUID() });
      const local = await person(scene.local);
      await local.goto(console(`forum?thread=${String(opened.threadId)}`));
      await local.getByRole('button', { name: 'Épingler' }).waitFor();
      expect(await local.getByRole('button', { name: 'Rendre privé' }).count()).toBe(0);
    }, 60_000);
  });

  describe('of a brand whose newcomers are read first', () => {
    let strict: PrivateScene;
    let admin: Page;
    let adminComplaints: string[];
    let jeanne: Converser;
    const strictly = (rest: string) => `${forum.url}/console/${strict.brand.slug}/${rest}`;
    beforeAll(async () => {
      strict = await privateScene(forum, { newcomerPostThreshold: 1 });
      await forum.database.query(`UPDATE community SET name = 'Atelier Brume' WHERE id = $1`, [
        strict.brand.id,
      ]);
      await forum.database.query(`UPDATE member SET display_name = 'Jeanne D.' WHERE id = $1`, [
        strict.marie.id,
      ]);
      jeanne = Converser.of(forum, strict.brand, strict.marie);
      expect(
        await jeanne.writes({ title: 'Ma commande 4512', body: 'La voici : https://example.com/4512' }),
      ).toMatchObject({ state: 'PENDING' });
      admin = await person(strict.admin);
      adminComplaints = complaintsOf(admin);
    });

    async function speak(language: 'English' | 'Français'): Promise<void> {
      await admin.getByRole('button', { name: /déconnexion|sign[- ]out/i }).click();
      await admin.getByText(language, { exact: true }).click();
      await admin.keyboard.press('Escape');
    }

    it('names a case as private, and with whom', async () => {
      await admin.goto(strictly('queue'));
      const row = admin
        .getByRole('list', { name: 'Messages de la file' })
        .getByRole('button', { name: 'Ma commande 4512' });
      await row.getByText('Conversation privée avec Jeanne D.').waitFor();
      await admin
        .getByRole('region', { name: 'Message à juger' })
        .getByText('Conversation privée avec Jeanne D.')
        .waitFor();
      await keepLooks(admin, 'private-console-queue');
      expect(await violationsOf(admin)).toEqual([]);
      await speak('English');
      await admin.getByText('Private conversation with Jeanne D.').first().waitFor();
      await keepLooks(admin, 'private-console-queue-en');
      await speak('Français');
      await row.waitFor();
    }, 90_000);

    it('are begun with the author of a case, and say why they are not', async () => {
      await admin.goto(strictly('queue'));
      await admin.getByRole('button', { name: 'Écrire en privé' }).click();
      const asked = admin.getByRole('dialog', { name: 'Écrire en privé à Jeanne D.' });
      await asked.getByText('Personne ne le lira, sauf Jeanne D. et l’équipe').waitFor();
      expect(await asked.getByRole('button', { name: 'Envoyer en privé' }).isDisabled()).toBe(true);
      await asked.getByLabel('Sujet').fill('Votre commande 4512');
      await asked.getByLabel('Message').fill('Bonjour, elle part demain.');
      await keepLooks(admin, 'private-console-write');
      expect(await violationsOf(admin)).toEqual([]);
      const stand = (state: string) =>
        forum.database.query('UPDATE member SET state = $2 WHERE id = $1', [strict.marie.id, state]);
      await stand('suspended');
      await asked.getByRole('button', { name: 'Envoyer en privé' }).click();
      await asked.getByText('Cette personne ne peut pas recevoir de message').waitFor();
      await stand('active');
      await asked.getByRole('button', { name: 'Envoyer en privé' }).click();
      const done = admin.getByRole('status').filter({ hasText: 'Message envoyé à Jeanne D.' });
      await done.waitFor();
      const [newest] = await jeanne.own();
      expect(newest?.title).toBe('Votre commande 4512');
      expect(await done.getByRole('link', { name: 'Voir l’échange' }).getAttribute('href')).toContain(
        `/t/${newest?.id}`,
      );
    }, 90_000);

    it('are begun with a member whom one looks up', async () => {
      await admin.goto(strictly('settings/members'));
      await admin.getByLabel('Chercher un membre par son nom').fill('Jeanne');
      await admin.getByRole('button', { name: 'Gérer Jeanne D.' }).click();
      await admin.getByRole('button', { name: 'Écrire en privé' }).click();
      const asked = admin.getByRole('dialog', { name: 'Écrire en privé à Jeanne D.' });
      await asked.getByLabel('Sujet').fill('Encore un mot');
      await asked.getByLabel('Message').fill('Votre avis nous intéresse.');
      await asked.getByRole('button', { name: 'Envoyer en privé' }).click();
      await admin.getByRole('status').filter({ hasText: 'Message envoyé à Jeanne D.' }).waitFor();
      expect((await jeanne.own()).map(({ title }) => title)).toContain('Encore un mot');
    }, 60_000);

    it('are offered to nobody who does not moderate them, nor their cases shown', async () => {
      await Converser.of(forum, strict.brand, strict.other).open(strict.space, {
        title: 'En public',
        body: `https://example.com/${randomUUID()}`,
      });
      const local = await person(strict.local);
      await local.goto(strictly('queue'));
      await local.getByRole('region', { name: 'Message à juger' }).getByText('En public').waitFor();
      expect(await local.getByText('Jeanne D.').count()).toBe(0);
      expect(await local.getByRole('button', { name: 'Écrire en privé' }).count()).toBe(0);
    }, 60_000);

    it('are taken where admins switch them on, and no more where they switch them off', async () => {
      const hosted = await person(strict.other);
      const isOffered = async (): Promise<boolean> => {
        await hosted.goto(`${forum.url}/c/${strict.brand.slug}`);
        return (await hosted.getByRole('link', { name: /Écrire en privé à/ }).count()) > 0;
      };
      expect(await isOffered()).toBe(true);
      await admin.goto(strictly('settings/brand'));
      const toggle = admin.getByRole('checkbox', { name: 'Les membres peuvent nous écrire en privé' });
      expect(await toggle.isChecked()).toBe(true);
      await toggle.scrollIntoViewIfNeeded();
      await keepLooks(admin, 'private-console-switch');
      expect(await violationsOf(admin)).toEqual([]);
      await toggle.click();
      await admin.getByRole('button', { name: 'Enregistrer' }).click();
      await admin.getByText('Réglages enregistrés').first().waitFor();
      expect(await isOffered()).toBe(false);
      await speak('English');
      const inEnglish = admin.getByRole('checkbox', { name: 'Members may write to us privately' });
      await inEnglish.scrollIntoViewIfNeeded();
      await keepLooks(admin, 'private-console-switch-en');
      await inEnglish.click();
      await admin.getByRole('button', { name: 'Save' }).click();
      await admin.getByText('Settings saved').first().waitFor();
      expect(await isOffered()).toBe(true);
      await speak('Français');
      expect(adminComplaints).toEqual([]);
    }, 90_000);
  });

  it('leave no complaint in the console’s log', () => {
    expect(complaints).toEqual([]);
  });
});
