import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import {
  complaintsOf,
  type Forum,
  type PersonOptions,
  startForum,
  TestBrowser,
  type TestMember,
} from '#test-support';
import { requirePost } from '../integration/discussion/operations.js';
import { Converser, type PrivateScene, privateScene } from '../integration/private/conversing.js';
import { violationsOf } from './axe.js';
import { keepLooks } from './looks.js';
import { carryCookie } from './steps.js';

describe('a private conversation on the hosted pages', () => {
  let forum: Forum;
  let browser: TestBrowser;
  let scene: PrivateScene;

  beforeAll(async () => {
    forum = await startForum();
    browser = await TestBrowser.open();
    scene = await privateScene(forum);
    await forum.database.query(`UPDATE community SET name = 'Maison Lumen' WHERE id = $1`, [scene.brand.id]);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await forum?.stop();
  });

  const address = (rest: string) => `${forum.url}/c/${scene.brand.slug}${rest}`;
  async function person(member: TestMember | null, options: PersonOptions = {}): Promise<Page> {
    const page = await browser.person(options);
    if (member) await carryCookie(page, forum.url, member.cookie);
    return page;
  }

  it('is begun from the front page, says who reads it, and is answered by the team', async () => {
    const marie = await person(scene.marie);
    const complaints = complaintsOf(marie);
    await marie.goto(address(''));
    await marie.getByRole('link', { name: 'Écrire en privé à Maison Lumen' }).click();
    await marie.getByRole('heading', { name: 'Écrire en privé à Maison Lumen' }).waitFor();
    await keepLooks(marie, 'private-hosted-new');
    expect(await violationsOf(marie)).toEqual([]);
    await marie.getByLabel('Sujet').fill('Commande 4512, livrée à la mauvaise adresse');
    await marie.getByLabel('Message').fill('Elle devait arriver au 12, rue des Lilas.');
    await marie.getByRole('button', { name: 'Envoyer en privé' }).click();
    await marie.waitForURL(/\/t\//);
    await marie.getByText('Seuls vous et l’équipe Maison Lumen lisez cet échange.').first().waitFor();
    await marie.getByText('Elle devait arriver').first().waitFor();

    const lea = await person(scene.moderator);
    await lea.goto(address('/conversations'));
    await lea.getByText('avec Marie').waitFor();
    await lea.getByText('Attend une réponse').waitFor();
    await keepLooks(lea, 'private-hosted-brand');
    expect(await violationsOf(lea)).toEqual([]);
    await lea.getByRole('link', { name: /Commande 4512/ }).click();
    await lea.getByText('Échange privé avec Marie').first().waitFor();
    await lea.getByLabel('Votre réponse').fill('Nous la renvoyons demain au 12.');
    await keepLooks(lea, 'private-hosted-staff');
    await lea.getByRole('button', { name: 'Répondre en privé' }).click();
    await lea.getByText('Nous la renvoyons demain au 12.').waitFor();
    // Live, on the other side.
    const answer = marie.getByText('Nous la renvoyons demain au 12.');
    const waiting = marie.getByRole('button', { name: /nouveau message/ });
    await answer.or(waiting).first().waitFor();
    if (!(await answer.isVisible())) await waiting.click();
    await answer.waitFor();
    await keepLooks(marie, 'private-hosted-thread');
    expect(await violationsOf(marie)).toEqual([]);
    expect(complaints).toEqual([]);
  }, 60_000);

  it('is listed for its member, and for nobody else; nothing of it is indexed or kept', async () => {
    const { threadId } = await Converser.of(forum, scene.brand, scene.marie).writes({
      title: 'Une facture',
      body: `Il me la faut, ${randomUUID()}.`,
    });
    const marie = await person(scene.marie);
    await marie.goto(address('/conversations'));
    await marie.getByRole('link', { name: 'Une facture' }).waitFor();
    await keepLooks(marie, 'private-hosted-own');
    expect(await violationsOf(marie)).toEqual([]);
    const response = await marie.goto(address(`/t/${threadId}`));
    expect(response?.headers()['cache-control']).toBe('private, no-store');
    expect(await marie.locator('meta[name=robots]').getAttribute('content')).toBe('noindex');
    // The way up is her own list: the space is not hers to enter.
    await marie.getByRole('link', { name: 'Mes échanges privés' }).last().click();
    await marie.getByRole('heading', { name: 'Mes échanges privés' }).waitFor();

    const other = await person(scene.other);
    expect((await other.goto(address(`/t/${threadId}`)))?.status()).toBe(404);
    await other.goto(address('/conversations'));
    await other.getByText('Aucun échange privé pour le moment.').waitFor();
    await keepLooks(other, 'private-hosted-empty');
    const nobody = await person(null);
    await nobody.goto(address('/conversations'));
    expect(nobody.url()).toContain('/sign-in?next=');
  }, 60_000);

  it('is begun by staff with one member, and by no member with another', async () => {
    const lea = await person(scene.moderator);
    await lea.goto(address(`/conversations/new?with=${scene.other.id}`));
    await lea.getByRole('heading', { name: 'Écrire en privé à Autre' }).waitFor();
    await lea.getByLabel('Sujet').fill('Votre retour');
    await lea.getByLabel('Message').fill('Avez-vous reçu la lampe ?');
    await lea.getByRole('button', { name: 'Envoyer en privé' }).click();
    await lea.waitForURL(/\/t\//);
    const other = await person(scene.other);
    await other.goto(address('/conversations'));
    await other.getByRole('link', { name: 'Votre retour' }).waitFor();
    expect((await other.goto(address(`/conversations/new?with=${scene.marie.id}`)))?.status()).toBe(404);
  }, 60_000);

  it('comes of a public thread that staff hide on its page, and goes back while nothing was written', async () => {
    const { threadId } = await Converser.of(forum, scene.brand, scene.other).open(scene.space, {
      title: 'Ma lampe est arrivée cassée',
      body: 'Je suis au 12, rue des Lilas.',
    });
    const path = address(`/t/${threadId}`);
    const nobody = await person(null);
    expect((await nobody.goto(path))?.status()).toBe(200);
    expect(await nobody.getByText('Rendre privé').count()).toBe(0);
    const author = await person(scene.other);
    await author.goto(path);
    expect(await author.getByText('Rendre privé').count()).toBe(0);

    const lea = await person(scene.moderator);
    const complaints = complaintsOf(lea);
    await lea.goto(path);
    await lea.getByText('Rendre privé').first().click();
    await lea.getByText('Plus personne ne lira ce fil, sauf Autre et l’équipe').waitFor();
    await lea.getByRole('button', { name: 'Rendre privé' }).click();
    await lea.locator('#reason-error').filter({ hasText: /./ }).waitFor();
    await keepLooks(lea, 'private-hosted-hide');
    expect(await violationsOf(lea)).toEqual([]);
    await lea.getByLabel('Motif').fill('Une adresse y est écrite');
    await lea.getByRole('button', { name: 'Rendre privé' }).click();
    await lea.getByText('Échange privé avec Autre').first().waitFor();
    expect((await nobody.goto(path))?.status()).toBe(404);

    await lea.getByText('Rendre public').first().click();
    await lea.getByText('Tout le monde pourra de nouveau le lire').waitFor();
    await keepLooks(lea, 'private-hosted-show');
    expect(await violationsOf(lea)).toEqual([]);
    await lea.getByLabel('Motif').fill('Une erreur');
    await lea.getByRole('button', { name: 'Rendre public' }).click();
    await lea.getByText('Rendre privé').first().waitFor();
    expect((await nobody.goto(path))?.status()).toBe(200);

    // What was written in private keeps it so.
    await lea.getByText('Rendre privé').first().click();
    await lea.getByLabel('Motif').fill('Une adresse y est écrite');
    await lea.getByRole('button', { name: 'Rendre privé' }).click();
    await lea.getByText('Échange privé avec Autre').first().waitFor();
    requirePost(
      await Converser.of(forum, scene.brand, scene.other).reply(String(threadId), { body: 'Merci.' }),
    );
    await lea.reload();
    await lea.getByText('Ce qui a été écrit en privé le reste').waitFor();
    expect(await lea.getByText('Rendre public').count()).toBe(0);
    expect(complaints).toEqual([]);
  }, 60_000);

  it('says why nothing is sent', async () => {
    const marie = await person(scene.marie);
    const hers = Converser.of(forum, scene.brand, scene.marie);
    for (let index = 0; index < 3; index += 1) await hers.writes();
    await marie.goto(address('/conversations/new'));
    await marie.getByLabel('Sujet').fill('Encore');
    await marie.getByLabel('Message').fill('Encore une question.');
    await marie.getByRole('button', { name: 'Envoyer en privé' }).click();
    await marie.getByText('Trois échanges privés par jour au plus').waitFor();
  }, 60_000);
});
