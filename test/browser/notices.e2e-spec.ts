import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import { openDemo, type RunningDemo } from '#server';
import { complaintsOf, type Forum, settle, startForum, TestBrowser } from '#test-support';
import { openBrandPage, openThread } from './steps.js';

const TITLE = 'Comment nettoyer un abat-jour plissé ?';
const OUTPUT = fileURLToPath(new URL('../../../test-output/', import.meta.url));

describe('what a customer is told while somebody else writes', () => {
  let forum: Forum;
  let demo: RunningDemo;
  let browser: TestBrowser;
  let claire: Page;
  let hugo: Page;

  beforeAll(async () => {
    forum = await startForum();
    demo = await openDemo(forum.server, forum.config);
    browser = await TestBrowser.open();
    [claire, hugo] = await Promise.all([browser.person(), browser.person()]);
    await mkdir(OUTPUT, { recursive: true });
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await demo?.close();
    await forum?.stop();
  });

  async function say(widget: Locator, text: string): Promise<void> {
    await widget.getByLabel('Votre réponse').fill(text);
    await widget.getByRole('button', { name: 'Envoyer' }).click();
    await widget.getByText(text).waitFor();
  }

  it('rings on the list, tells in a panel, and is quiet once the thread was opened', async () => {
    const complaints = complaintsOf(claire);
    await settle(forum);
    const widget = await openBrandPage(claire, demo.brandUrl, 'claire');
    // What the brand announced before she came.
    await widget.getByRole('button', { name: /^Notifications, \d+ non lues?$/ }).click();
    await widget.getByRole('button', { name: 'Tout marquer comme lu' }).click();
    await widget.getByRole('button', { name: 'Notifications, aucune non lue' }).waitFor();
    await claire.keyboard.press('Escape');
    await widget.getByRole('button', { name: 'Nouvelle discussion' }).click();
    await widget.getByLabel('Titre').fill(TITLE);
    await widget.getByLabel('Votre message').fill('Il est en soie.');
    await widget.getByRole('button', { name: 'Publier la discussion' }).click();
    await widget.getByText('Il est en soie.').waitFor();
    await widget.getByRole('button', { name: 'Toutes les discussions' }).click();
    await widget.getByRole('button', { name: 'Notifications, aucune non lue' }).waitFor();

    const theirs = await openBrandPage(hugo, demo.brandUrl, 'hugo');
    await openThread(theirs, TITLE);
    await say(theirs, 'Avec un pinceau doux et sec.');

    const bell = widget.getByRole('button', { name: 'Notifications, 1 non lue' });
    await bell.waitFor();
    // Said politely, once it rests.
    await widget
      .getByRole('status')
      .filter({ hasText: '1 notification non lue' })
      .waitFor({ state: 'attached' });
    await claire.screenshot({ path: `${OUTPUT}notices-bell.png` });

    await bell.press('Enter');
    const panel = widget.getByRole('dialog', { name: 'Notifications' });
    const line = panel.getByRole('link', { name: /a répondu dans/ });
    await line.waitFor();
    expect(await line.textContent()).toContain(
      `« ${TITLE} »`.replace('« ', '«\u202f').replace(' »', '\u202f»'),
    );
    await claire.screenshot({ path: `${OUTPUT}notices-panel.png` });
    await claire.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    expect(
      await claire.evaluate(
        () => document.querySelector('parvis-forum')?.shadowRoot?.activeElement?.className,
      ),
    ).toContain('bell');

    await bell.click();
    await line.click();
    await widget.getByText('Avec un pinceau doux et sec.').waitFor();
    await widget.getByRole('button', { name: 'Notifications, aucune non lue' }).waitFor();
    expect(complaints).toEqual([]);
  }, 120_000);

  it('does not ring for what is being read', async () => {
    const theirs = hugo.locator('parvis-forum');
    const widget = claire.locator('parvis-forum');
    await widget.getByLabel('Votre réponse').scrollIntoViewIfNeeded();
    await say(theirs, 'Jamais d’eau.');
    await widget.getByText('Jamais d’eau.').waitFor();
    await claire.waitForTimeout(3_000);
    await widget.getByRole('button', { name: 'Notifications, aucune non lue' }).waitFor();
  }, 60_000);

  it('is read all at once, and chosen kind by kind', async () => {
    const widget = claire.locator('parvis-forum');
    await widget.getByRole('button', { name: 'Toutes les discussions' }).click();
    await say(hugo.locator('parvis-forum'), 'Et un chiffon en microfibre.');
    await widget.getByRole('button', { name: 'Notifications, 1 non lue' }).click();
    await widget.getByRole('button', { name: 'Tout marquer comme lu' }).click();
    await widget.getByRole('button', { name: 'Notifications, aucune non lue' }).waitFor();
    await widget.getByRole('button', { name: 'Choisir mes notifications' }).click();
    const choice = widget.getByRole('checkbox', { name: /Les réponses à mes messages/ });
    await choice.waitFor();
    await claire.screenshot({ path: `${OUTPUT}notices-choices.png` });
    await choice.uncheck();
    await widget.getByRole('button', { name: 'Retour aux notifications' }).click();
    await widget.getByRole('button', { name: 'Choisir mes notifications' }).click();
    expect(await choice.isChecked()).toBe(false);
    await choice.check();
    await claire.keyboard.press('Escape');
  }, 60_000);

  it('says so where it cannot be read, and tries again', async () => {
    const widget = claire.locator('parvis-forum');
    await claire.route('**/graphql*', (route) =>
      route.request().method() === 'POST' ? route.abort() : route.continue(),
    );
    await claire.reload();
    await claire.unroute('**/graphql*');
    await claire.locator('#customer').selectOption('claire');
    const bell = widget.getByRole('button', { name: /^Notifications/ });
    await bell.waitFor();
    await claire.route('**/graphql*', (route) => route.abort());
    await bell.click();
    await widget.getByText('Les notifications ne répondent pas').waitFor();
    await claire.screenshot({ path: `${OUTPUT}notices-failed.png` });
    await claire.unroute('**/graphql*');
    await widget.getByRole('button', { name: 'Réessayer' }).click();
    await widget
      .getByRole('dialog')
      .getByRole('link', { name: /a répondu dans/ })
      .first()
      .waitFor();
  }, 60_000);

  it('fits a phone, by night too', async () => {
    const widget = claire.locator('parvis-forum');
    await claire.setViewportSize({ width: 320, height: 640 });
    await claire.emulateMedia({ colorScheme: 'dark' });
    await widget.scrollIntoViewIfNeeded();
    await claire.evaluate(() => document.querySelector('parvis-forum')?.scrollIntoView());
    await claire.waitForTimeout(300);
    await claire.screenshot({ path: `${OUTPUT}notices-320-dark.png` });
    const width = await claire.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(320);
    await claire.setViewportSize({ width: 768, height: 900 });
    await claire.emulateMedia({ colorScheme: 'light' });
    await claire.screenshot({ path: `${OUTPUT}notices-768.png` });
  }, 60_000);
});
