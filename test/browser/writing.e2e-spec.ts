import { openDemo, type RunningDemo } from '#server';
import { complaintsOf, type Forum, startForum, TestBrowser, waitFor } from '#test-support';
import type { Locator, Page } from 'playwright-core';
import { look } from './pictures.js';
import { openBrandPage, openThread } from './steps.js';

const TITLE = 'Comment nettoyer un abat-jour en lin ?';

describe('what a member writes with', () => {
  let forum: Forum;
  let demo: RunningDemo;
  let browser: TestBrowser;
  let claire: Page;
  let hugo: Page;
  let hers: Locator;
  let his: Locator;
  let complaints: string[];

  beforeAll(async () => {
    forum = await startForum();
    demo = await openDemo(forum.server, forum.config);
    browser = await TestBrowser.open();
    [claire, hugo] = await Promise.all([browser.person(), browser.person()]);
    complaints = complaintsOf(hugo);
    // Customers become members when they first come.
    his = await openBrandPage(hugo, demo.brandUrl, 'hugo');
    hers = await openBrandPage(claire, demo.brandUrl, 'claire');
    await hers.getByRole('button', { name: 'Nouvelle discussion' }).click();
    await hers.getByLabel('Titre').fill(TITLE);
    await hers.getByLabel('Votre message').fill('Le lin se tache vite.');
    await hers.getByRole('button', { name: 'Publier la discussion' }).click();
    await hers.getByLabel('Votre réponse').waitFor();
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await demo?.close();
    await forum?.stop();
  });

  const field = (widget: Locator) => widget.getByLabel('Votre réponse');
  const send = (widget: Locator) => widget.getByRole('button', { name: 'Envoyer' }).click();

  it('completes the name of whom she mentions, by keyboard alone', async () => {
    await hers.getByRole('toolbar', { name: 'Mise en forme' }).waitFor();
    await field(hers).click();
    await claire.keyboard.type('Merci @hug');
    await hers.getByRole('option', { name: /Hugo Lemaire/ }).waitFor();
    expect(await field(hers).getAttribute('aria-activedescendant')).toMatch(/-names-0$/);
    await look(claire, 'completion');
    await claire.keyboard.press('Escape');
    expect(await hers.getByRole('listbox').count()).toBe(0);
    await claire.keyboard.type('o');
    await hers.getByRole('option', { name: /Hugo Lemaire/ }).waitFor();
    await claire.keyboard.press('ArrowDown');
    await claire.keyboard.press('Enter');
    expect(await field(hers).inputValue()).toMatch(/^Merci @hugo\.lemaire\d* $/);
    await claire.keyboard.type('pour tout, le **savon** va bien.');
    await send(hers);
    await hers.locator('.mention').waitFor();
  }, 60_000);

  it('formats what is chosen', async () => {
    await field(hers).fill('un mot');
    await field(hers).evaluate((node: HTMLTextAreaElement) => node.setSelectionRange(3, 6));
    await hers.getByRole('button', { name: 'Gras' }).click();
    expect(await field(hers).inputValue()).toBe('un **mot**');
    await field(hers).fill('');
  }, 60_000);

  it('quotes what is chosen of a message, and leads back to it', async () => {
    his = await openBrandPage(hugo, demo.brandUrl, 'hugo');
    await openThread(his, TITLE);
    const source = his.getByRole('article').filter({ hasText: 'le savon va bien' }).first();
    await source.getByRole('button', { name: 'Citer Claire Dubreuil' }).click();
    expect(await field(his).inputValue()).toMatch(
      /^> \[Claire Dubreuil\]\(http.*\/p\/[0-9a-f-]+#r1\):\n> Merci @hugo\.lemaire\d* pour tout, le savon va bien\.\n\n$/,
    );
    await field(his).press('End');
    await hugo.keyboard.type('Noir ou blanc ?');
    await send(his);
    await his.locator('.quote', { hasText: 'le savon va bien' }).waitFor();
    await look(hugo, 'quote');
    await his.locator('.quote-by a').click();
    const focused = () =>
      his.evaluate(
        (node) => node.shadowRoot?.activeElement?.textContent?.includes('le savon va bien') ?? false,
      );
    await waitFor('the focus on the quoted message', focused);
  }, 60_000);

  it('tells a reader live that a quoted message has changed, and that it was withdrawn', async () => {
    const mine = hers.getByRole('article').filter({ hasText: 'Merci @hugo' }).first();
    await mine.getByRole('button', { name: 'Modifier' }).click();
    const edit = hers.getByLabel('Modifier le message');
    await edit.fill('Merci, la terre de Sommières va mieux.');
    await hers.getByRole('button', { name: 'Enregistrer' }).click();
    await his.getByText('Le message cité a changé depuis.').waitFor();
    await look(hugo, 'quote-edited');
  }, 60_000);

  it('shows what an edit changed, word by word', async () => {
    const mine = hers.getByRole('article').filter({ hasText: 'terre de Sommières' }).first();
    await mine.getByRole('button', { name: 'modifié' }).click();
    const dialog = hers.getByRole('dialog', { name: 'Historique du message' });
    await dialog.getByText('Version 2').waitFor();
    expect(await dialog.locator('ins').first().textContent()).toContain('terre de Sommières');
    expect(await dialog.locator('del').count()).toBeGreaterThan(0);
    await look(claire, 'history');
    await claire.keyboard.press('Escape');
    expect(await hers.getByRole('dialog').count()).toBe(0);
  }, 60_000);

  it('takes the words of a withdrawn message out of the quote, before the reader’s eyes', async () => {
    const mine = hers.getByRole('article').filter({ hasText: 'terre de Sommières' }).first();
    await mine.getByRole('button', { name: 'Retirer' }).click();
    await hers.getByRole('button', { name: 'Retirer le message' }).click();
    await his.getByText('Le message cité a été retiré.').waitFor();
    expect(await his.locator('.quote').textContent()).toBe('Le message cité a été retiré.');
    await look(hugo, 'quote-gone');
    expect(complaints).toEqual([]);
  }, 60_000);

  it('finds a draft again on another device, and overwrites nothing silently', async () => {
    await field(hers).fill('Un début de réponse');
    await hers.getByText('Brouillon enregistré').waitFor();
    await look(claire, 'draft');
    const phone = await browser.person({ width: 320, height: 700 });
    const there = await openBrandPage(phone, demo.brandUrl, 'claire');
    await openThread(there, TITLE);
    const restored = async () => (await field(there).inputValue()) === 'Un début de réponse';
    await waitFor('the draft on the phone', restored);
    await look(phone, 'draft-phone');
    await field(there).fill('Un début, et la suite');
    await phone.waitForTimeout(2_500);
    await field(hers).fill('Autre chose');
    await hers.getByText('Un autre appareil a enregistré un autre brouillon').waitFor();
    await look(claire, 'draft-conflict');
    expect(await field(hers).inputValue()).toBe('Autre chose');
    await hers.getByRole('button', { name: 'Prendre celui-là' }).click();
    expect(await field(hers).inputValue()).toBe('Un début, et la suite');
    await send(hers);
    await hers.getByRole('article').filter({ hasText: 'Un début, et la suite' }).waitFor();
    const drafts = await forum.database.query('SELECT 1 FROM draft');
    expect(drafts).toEqual([]);
  }, 90_000);
});
