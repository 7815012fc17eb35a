import { openDemo, type RunningDemo } from '#server';
import { complaintsOf, type Forum, startForum, TestBrowser, waitFor } from '#test-support';
import type { Locator, Page } from 'playwright-core';
import { openBrandPage, openThread } from './steps.js';
import { picture } from './pictures.js';

const TITLE = 'Un abat-jour en lin se lave-t-il à la main ?';
const FOLDED = 'Message d’un membre que vous avez bloqué ou masqué';
/** What stands for a message that is folded away. */
const foldedIn = (widget: Locator): Locator => widget.locator('.folded', { hasText: FOLDED });

describe('two members who read the same thread', () => {
  let forum: Forum;
  let demo: RunningDemo;
  let browser: TestBrowser;
  let claire: Page;
  let hugo: Page;
  let theirs: Locator;
  let widget: Locator;

  beforeAll(async () => {
    forum = await startForum({ realtime: { presenceMs: 100 } });
    demo = await openDemo(forum.server, forum.config);
    browser = await TestBrowser.open();
    [claire, hugo] = await Promise.all([browser.person(), browser.person()]);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await demo?.close();
    await forum?.stop();
  });

  /** Hugo's widget, as a picture. */
  async function look(name: `reading-${string}`): Promise<void> {
    await hugo.evaluate(() => document.querySelector('parvis-forum')?.scrollIntoView());
    await picture(hugo, name);
  }

  async function say(text: string): Promise<void> {
    await theirs.getByLabel('Votre réponse').fill(text);
    await theirs.getByRole('button', { name: 'Envoyer' }).click();
    await theirs.getByText(text).waitFor();
  }

  it('see in the list that a thread is new, then how much of it is', async () => {
    const complaints = complaintsOf(hugo);
    theirs = await openBrandPage(claire, demo.brandUrl, 'claire');
    await theirs.getByRole('button', { name: 'Nouvelle discussion' }).click();
    await theirs.getByLabel('Titre').fill(TITLE);
    await theirs.getByLabel('Votre message').fill('Il a pris une tache de café.');
    await theirs.getByRole('button', { name: 'Publier la discussion' }).click();
    await theirs.getByText('Il a pris une tache').waitFor();

    widget = await openBrandPage(hugo, demo.brandUrl, 'hugo');
    const row = widget.getByRole('link', { name: TITLE });
    await row.getByText('Nouveau', { exact: true }).waitFor();
    await look('reading-list-new');
    await openThread(widget, TITLE);
    await widget.getByRole('button', { name: 'Suivre cette discussion' }).waitFor();
    await hugo.waitForTimeout(500);
    await widget.getByRole('button', { name: 'Toutes les discussions' }).click();
    await waitFor('the report of what was read', async () => {
      const [read] = await forum.database.query(
        'SELECT 1 FROM thread_read r JOIN thread t ON t.id = r.thread_id WHERE t.title = $1',
        [TITLE],
      );
      return read;
    });
    for (const text of ['Une idée ?', 'Le fabricant ne répond pas.', 'Je précise : lin lavé, blanc.'])
      await say(text);
    widget = await openBrandPage(hugo, demo.brandUrl, 'hugo');
    await widget.getByRole('link', { name: TITLE }).getByText('3 nouveaux').waitFor();
    await look('reading-list-unread');
    expect(complaints).toEqual([]);
  }, 120_000);

  it('find where the last visit ended, and jump there', async () => {
    await openThread(widget, TITLE);
    await widget.getByRole('separator', { name: 'Nouveau depuis votre dernière visite' }).waitFor();
    await widget.getByRole('button', { name: 'Aller au premier des 3 messages non lus' }).click();
    await waitFor('the first unread message to have the focus', () =>
      hugo.evaluate(() => {
        const root = document.querySelector('parvis-forum')?.shadowRoot;
        return root?.activeElement?.textContent?.includes('Une idée');
      }),
    );
    await look('reading-thread');
  }, 60_000);

  it('follow it by a menu that the keyboard opens, moves in and leaves', async () => {
    const button = widget.getByRole('button', { name: /Suivre cette discussion/ });
    await button.focus();
    await hugo.keyboard.press('ArrowDown');
    await widget.getByRole('menuitemradio', { name: /Suivi de près/ }).waitFor();
    await look('reading-follow-menu');
    for (const width of [320, 768]) {
      await hugo.setViewportSize({ width, height: 900 });
      await look(`reading-follow-menu-${width}`);
    }
    await hugo.setViewportSize({ width: 1280, height: 900 });
    await hugo.keyboard.press('Escape');
    expect(await widget.getByRole('menu').count()).toBe(0);
    await hugo.keyboard.press('ArrowDown');
    await hugo.keyboard.press('ArrowDown');
    await hugo.keyboard.press('Enter');
    await widget.getByRole('button', { name: /Suivre cette discussion.*Suivi$/ }).waitFor();
    await waitFor('the choice to be kept', async () => {
      const [row] = await forum.database.query<{ level: string }>(
        `SELECT level FROM follow f JOIN thread t ON t.id = f.target_id WHERE t.title = $1 AND f.is_chosen`,
        [TITLE],
      );
      return row?.level === 'tracking';
    });
  }, 60_000);

  it('see that the other is there, and writes', async () => {
    await widget.getByText(/lit aussi cette discussion/).waitFor();
    // Signals are three seconds apart.
    await claire.waitForTimeout(3_000);
    await theirs.getByLabel('Votre réponse').pressSequentially('Alors', { delay: 30 });
    await widget.getByText(/écrit…/).waitFor();
    await look('reading-typing');
    await widget.getByText(/écrit…/).waitFor({ state: 'hidden', timeout: 10_000 });
    await theirs.getByLabel('Votre réponse').fill('');
  }, 60_000);

  it('do not see what a blocked one writes, before and live, unless they ask', async () => {
    await forum.database.query(
      `INSERT INTO member_relation (community_id, member_id, other_id, kind)
       SELECT f.community_id, f.member_id, t.author_id, 'block' FROM follow f JOIN thread t ON t.id = f.target_id
       WHERE t.title = $1 AND f.is_chosen`,
      [TITLE],
    );
    widget = await openBrandPage(hugo, demo.brandUrl, 'hugo');
    await openThread(widget, TITLE);
    await foldedIn(widget).first().waitFor();
    expect(await widget.getByText('Une idée ?').isVisible()).toBe(false);
    expect(await foldedIn(widget).count()).toBe(4);
    await say('Et encore une chose.');
    await waitFor('the live message to be folded away', async () => (await foldedIn(widget).count()) === 5);
    expect(await widget.getByText(/nouveau message/).count()).toBe(0);
    await look('reading-folded');
    await hugo.setViewportSize({ width: 320, height: 900 });
    await look('reading-folded-320');
    await hugo.setViewportSize({ width: 1280, height: 900 });
    await widget.getByRole('button', { name: 'Afficher', exact: true }).nth(1).click();
    await widget.getByText('Une idée ?').waitFor();
    expect(await foldedIn(widget).count()).toBe(4);
  }, 60_000);

  it('read all of it in English, and by night', async () => {
    await hugo.goto(`${demo.brandUrl}/?light=night&lang=en`);
    await hugo.locator('#customer').selectOption('hugo');
    widget = hugo.locator('parvis-forum');
    await widget.getByRole('link', { name: TITLE }).click();
    await widget.getByRole('button', { name: /^Follow this thread/ }).waitFor();
    await widget.getByText('Message from a member you blocked or muted').first().waitFor();
    await look('reading-english-night');
    await hugo.setViewportSize({ width: 320, height: 900 });
    await look('reading-english-night-320');
    await hugo.setViewportSize({ width: 1280, height: 900 });
  }, 60_000);

  it('leave no byte of all this to guests', async () => {
    const guest = await browser.person();
    const asked: string[] = [];
    guest.on('request', (request) => asked.push(request.url()));
    await guest.goto(`${demo.brandUrl}/`);
    const open = guest.locator('parvis-forum');
    await open.getByRole('link', { name: TITLE }).click();
    await open.getByText('Une idée ?').waitFor();
    await waitFor('what guests load', () => asked.some((url) => /live-/.test(url)));
    await guest.waitForTimeout(500);
    expect(asked.filter((url) => /reading[.-]/.test(url))).toEqual([]);
    expect(asked.filter((url) => url.includes('isMember'))).toEqual([]);
  }, 60_000);
});
