import { randomUUID } from 'node:crypto';
import type { Locator, Page } from 'playwright-core';
import {
  complaintsOf,
  type Forum,
  type PersonOptions,
  startForum,
  TestBrowser,
  type TestMember,
  waitFor,
} from '#test-support';
import { requirePost } from '../integration/discussion/operations.js';
import { PDF, picture } from '../integration/media/sending-files.js';
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
  /** A message of the other side, which may wait behind a button. */
  async function arrived(page: Page, text: string): Promise<void> {
    const message = page.getByText(text);
    const waiting = page.getByRole('button', { name: /nouveau message/ });
    await message.or(waiting).first().waitFor();
    if (!(await message.isVisible())) await waiting.click();
    await message.waitFor();
  }
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
    const reply = lea.getByLabel('Votre réponse');
    await reply.fill('Nous la renvoyons demain au 12.');
    await keepLooks(lea, 'private-hosted-staff');
    expect(await violationsOf(lea)).toEqual([]);
    await lea.getByRole('button', { name: 'Envoyer', exact: true }).click();
    await lea.getByText('Nous la renvoyons demain au 12.').waitFor();
    // Live, on the other side.
    await arrived(marie, 'Nous la renvoyons demain au 12.');
    await keepLooks(marie, 'private-hosted-thread');
    expect(await violationsOf(marie)).toEqual([]);
    expect(complaints).toEqual([]);
  }, 60_000);

  it('is live for both sides: who reads, who types, answers and files', async () => {
    const { threadId } = await Converser.of(forum, scene.brand, scene.moderator).writes({
      memberId: scene.marie.id,
      title: 'La notice du Gabian',
      body: 'Vous la cherchiez.',
    });
    const [marie, lea] = [await person(scene.marie), await person(scene.moderator)];
    const complaints = [complaintsOf(marie), complaintsOf(lea)];
    for (const page of [marie, lea]) {
      await page.goto(address(`/t/${threadId}`));
      await page.getByLabel('Votre réponse').waitFor();
    }
    await marie.getByText('Léa du support lit aussi cette discussion').waitFor();
    await lea.getByText('Marie lit aussi cette discussion').waitFor();
    await lea.getByLabel('Votre réponse').pressSequentially('Je la joins');
    await marie.getByText('Léa du support écrit…').waitFor();
    await marie.getByLabel('Votre réponse').pressSequentially('Une photo');
    await lea.getByText('Marie écrit…').waitFor();

    expect(await violationsOf(lea)).toEqual([]);
    const input = lea.locator('input[type=file]');
    await input.setInputFiles([
      { name: 'Lampe.png', mimeType: 'image/png', buffer: await picture() },
      { name: 'Notice.pdf', mimeType: 'application/pdf', buffer: PDF },
    ]);
    await lea.getByLabel('Description de l’image (Lampe.png)').fill('Une lampe ronde');
    await lea.getByRole('button', { name: 'Envoyer', exact: true }).click();
    await lea.getByAltText('Une lampe ronde').waitFor();
    await arrived(marie, 'Je la joins');
    await marie.getByAltText('Une lampe ronde').waitFor();
    await keepLooks(marie, 'private-hosted-files');
    const [download] = await Promise.all([
      marie.waitForEvent('download'),
      marie.getByRole('link', { name: /Notice.pdf/ }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('Notice.pdf');
    await marie.getByRole('button', { name: 'Envoyer', exact: true }).click();
    await arrived(lea, 'Une photo');
    await keepLooks(lea, 'private-hosted-staff-files');
    // What staff have read is kept, as of any thread.
    await waitFor('what staff have read', async () => {
      const [row] = await forum.database.query<{ seq: number }>(
        'SELECT last_read_seq::int AS seq FROM thread_read WHERE thread_id = $1 AND member_id = $2',
        [threadId, scene.moderator.id],
      );
      return (row?.seq ?? 0) >= 2;
    });
    expect(complaints.flat()).toEqual([]);
  }, 90_000);

  it('is in English for who reads English', async () => {
    const { threadId } = await Converser.of(forum, scene.brand, scene.moderator).writes({
      memberId: scene.marie.id,
      title: 'Your order 4512',
      body: 'It leaves tomorrow.',
    });
    const [marie, lea] = [
      await person(scene.marie, { locale: 'en-GB' }),
      await person(scene.moderator, { locale: 'en-GB' }),
    ];
    await marie.goto(address('/conversations'));
    await marie.getByRole('heading', { name: 'My private conversations' }).waitFor();
    await keepLooks(marie, 'private-hosted-own-en');
    await marie.goto(address(`/t/${threadId}`));
    await marie.getByText('Only you and the team of Maison Lumen read this.').waitFor();
    await marie.getByLabel('Your reply').waitFor();
    await keepLooks(marie, 'private-hosted-thread-en');
    expect(await violationsOf(marie)).toEqual([]);
    await lea.goto(address(`/t/${threadId}`));
    await lea.getByText('What was written in private stays private').waitFor();
    await lea.getByLabel('Your reply').waitFor();
    await keepLooks(lea, 'private-hosted-staff-en');
    expect(await violationsOf(lea)).toEqual([]);
  }, 60_000);

  it('is read without a script by both sides', async () => {
    const { threadId } = await Converser.of(forum, scene.brand, scene.moderator).writes({
      memberId: scene.marie.id,
      title: 'Sans script',
      body: 'On me lit quand même.',
    });
    for (const member of [scene.marie, scene.moderator]) {
      const page = await person(member, { hasJavaScript: false });
      await page.goto(address(`/t/${threadId}`));
      await page.getByText('On me lit quand même.').waitFor();
      expect(
        await page
          .locator('.needs-script')
          .evaluateAll((all) => all.every((each) => each.clientHeight === 0)),
      ).toBe(true);
      await page.screenshot({
        path: `test-output/private-hosted-no-script-${member === scene.marie ? 'member' : 'staff'}.png`,
      });
    }
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

  it('is begun by staff with one member, from where they read him, and by no member with another', async () => {
    const { threadId } = await Converser.of(forum, scene.brand, scene.other).open(scene.space, {
      body: 'Ma lampe grésille.',
    });
    const aboutOther = async (page: Page): Promise<Locator> => {
      await page.goto(address(`/t/${threadId}`));
      await page.getByRole('button', { name: /^À propos de Autre/ }).click();
      await page.getByRole('dialog').getByRole('heading', { name: 'Autre' }).waitFor();
      return page.getByRole('dialog').getByRole('link', { name: 'Écrire en privé' });
    };
    for (const member of [scene.marie, scene.local])
      expect(await (await aboutOther(await person(member))).count()).toBe(0);
    const lea = await person(scene.moderator);
    const write = await aboutOther(lea);
    await write.waitFor();
    await keepLooks(lea, 'private-hosted-person');
    expect(await violationsOf(lea)).toEqual([]);
    await write.click();
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
