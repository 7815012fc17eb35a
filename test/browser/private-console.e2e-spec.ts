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

  it('leave no complaint in the console’s log', () => {
    expect(complaints).toEqual([]);
  });
});
