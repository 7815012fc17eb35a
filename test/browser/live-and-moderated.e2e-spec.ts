import { openDemo, type RunningDemo } from '#server';
import { complaintsOf, type Forum, startForum, TestBrowser } from '#test-support';
import type { Page } from 'playwright-core';
import { picture } from './pictures.js';
import { enterConsole, openBrandPage, openThread } from './steps.js';

const TITLE = 'Quelle ampoule pour une Aube dans une chambre d’enfant ?';
const LINK = 'J’ai trouvé la même ici : https://lampes.example/aube-bis';

describe('a customer’s day on a brand’s page', () => {
  let forum: Forum;
  let demo: RunningDemo;
  let browser: TestBrowser;
  let claire: Page;
  let hugo: Page;
  let ines: Page;

  beforeAll(async () => {
    forum = await startForum();
    demo = await openDemo(forum.server, forum.config);
    browser = await TestBrowser.open();
    [claire, hugo, ines] = await Promise.all([browser.person(), browser.person(), browser.person()]);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await demo?.close();
    await forum?.stop();
  });

  it('lets a customer of the brand open a thread and reply, on another origin', async () => {
    const complaints = complaintsOf(claire);
    const widget = await openBrandPage(claire, demo.brandUrl, 'claire');
    expect(new URL(demo.brandUrl).origin).not.toBe(new URL(forum.url).origin);
    await widget.getByRole('button', { name: 'Nouvelle discussion' }).click();
    await widget.getByLabel('Titre').fill(TITLE);
    await widget.getByLabel('Votre message').fill('Elle doit rester **douce** le soir.');
    await widget.getByRole('button', { name: 'Publier la discussion' }).click();
    await widget.getByText('Elle doit rester').waitFor();
    await widget.getByLabel('Votre réponse').fill('Je précise : culot E14.');
    await widget.getByRole('button', { name: 'Envoyer' }).click();
    await widget.getByText('Je précise : culot E14.').waitFor();
    expect(await widget.getByRole('article').count()).toBe(2);
    expect(complaints).toEqual([]);
  }, 90_000);

  it('shows a second browser the reply live, without a reload', async () => {
    const widget = await openBrandPage(hugo, demo.brandUrl, 'hugo');
    await openThread(widget, TITLE);
    await widget.getByText('Je précise : culot E14.').waitFor();
    const mark = await hugo.evaluate(() => Object.assign(window, { notReloaded: true }) && 1);
    expect(mark).toBe(1);
    const theirs = claire.locator('parvis-forum');
    await theirs.getByLabel('Votre réponse').fill('Et pas plus de 4 watts.');
    await theirs.getByRole('button', { name: 'Envoyer' }).click();
    await revealNews(widget, 'Et pas plus de 4 watts.');
    expect(await hugo.evaluate(() => 'notReloaded' in window)).toBe(true);
  }, 90_000);

  it('holds a newcomer’s link: its author sees it waiting, nobody else sees anything', async () => {
    const widget = await openBrandPage(ines, demo.brandUrl, 'ines');
    await openThread(widget, TITLE);
    await widget.getByLabel('Votre réponse').fill(LINK);
    await widget.getByRole('button', { name: 'Envoyer' }).click();
    await widget.getByText('En attente de validation').first().waitFor();
    await hugo.waitForTimeout(1_500);
    expect(await hugo.locator('parvis-forum').getByText('lampes.example').count()).toBe(0);
    const { data } = await forum.graphql<{
      threads: { edges: { node: { posts: { edges: { node: { bodyHtml: string } }[] } } }[] };
    }>(
      '{ threads(first: 1) { edges { node { posts(first: 100) { edges { node { bodyHtml } } } } } } }',
      {},
      { community: demo.communitySlug },
    );
    expect(JSON.stringify(data)).not.toContain('lampes.example');
    await ines.reload();
    const again = await openBrandPage(ines, demo.brandUrl, 'ines');
    await openThread(again, TITLE);
    await again.getByText('En attente de validation').first().waitFor();
  }, 120_000);

  it('brings it to a moderator, who approves it with a reason; then everyone sees it, live', async () => {
    const moderator = await browser.person({ width: 1440, height: 900 });
    await enterConsole(moderator, forum.url, 'moderator@maison-lumen.example');
    const list = moderator.getByRole('list', { name: 'Messages de la file' });
    await list.getByText('lampes.example').click();
    await moderator.getByRole('heading', { name: TITLE }).waitFor();
    await moderator.getByText('Lien d’un nouveau').first().waitFor();
    await picture(moderator, 'queue');
    await moderator.keyboard.press('a');
    await moderator.keyboard.press('1');
    await moderator.keyboard.press('Enter');
    await revealNews(hugo.locator('parvis-forum'), 'J’ai trouvé la même ici');
    await ines
      .locator('parvis-forum')
      .getByText('En attente de validation')
      .first()
      .waitFor({ state: 'detached' });
    await ines.locator('parvis-forum').getByText('J’ai trouvé la même ici').waitFor();
    const [decision] = await forum.database.query<{
      verdict: string;
      reason_code: string;
      reason_text: string;
    }>('SELECT verdict, reason_code, reason_text FROM decision ORDER BY decided_at DESC LIMIT 1');
    expect(decision).toMatchObject({ verdict: 'approve', reason_code: 'ok_on_topic' });
    expect(decision?.reason_text).not.toBe('');
  }, 120_000);

  it('reads like a conversation, the brand’s people under their own names', async () => {
    const widget = await openBrandPage(claire, demo.brandUrl, 'claire');
    await openThread(widget, 'Gabian : le variateur grésille en dessous de 30 %');
    await widget.getByText('Équipe Maison Lumen').first().waitFor();
    await widget
      .getByRole('heading', { level: 2 })
      .first()
      .evaluate((heading) => heading.scrollIntoView());
    await picture(claire, 'widget');
  }, 60_000);

  it('gives the community manager what members said, in a second and to the byte', async () => {
    const manager = await browser.person({ width: 1440, height: 900 });
    await enterConsole(manager, forum.url, 'cm@maison-lumen.example');
    await manager.goto(`${forum.url}/console/${demo.communitySlug}/verbatims?q=variateur+gresille`);
    await manager.locator('mark', { hasText: 'variateur' }).first().waitFor();
    await manager.getByText('Empreinte recalculée ici : le texte affiché est intact').waitFor();
    await picture(manager, 'verbatims');
  }, 60_000);

  /** News wait behind a pill while somebody reads; at the end of a thread they simply appear. */
  async function revealNews(widget: ReturnType<Page['locator']>, text: string): Promise<void> {
    const pill = widget.getByRole('button', { name: /nouveaux? messages?/ });
    const news = widget.getByText(text);
    await pill.or(news).first().waitFor();
    if (await pill.isVisible()) await pill.click();
    await news.waitFor();
  }
});
