import { openDemo, type RunningDemo } from '#server';
import { complaintsOf, type Forum, startForum, TestBrowser, type TestCommunity } from '#test-support';
import type { Locator, Page } from 'playwright-core';
import { KindWriter } from '../integration/kinds/kind-writer.js';
import { violationsOf } from './axe.js';
import { keepLooks } from './looks.js';
import { carryCookie, openBrandPage, openThread } from './steps.js';

const TITLE = 'À quelle hauteur suspendre la Nacre ?';
const ANSWER = 'Comptez soixante-dix centimètres au-dessus de la table, un peu plus si le plafond est haut.';

describe('questions in the widget', () => {
  let forum: Forum;
  let demo: RunningDemo;
  let browser: TestBrowser;
  let brand: TestCommunity;
  let claire: Page;
  let hugo: Page;
  let hers: Locator;
  let his: Locator;
  let complaints: string[];

  beforeAll(async () => {
    forum = await startForum();
    demo = await openDemo(forum.server, forum.config);
    browser = await TestBrowser.open();
    [claire, hugo] = await Promise.all([browser.person(), browser.person({ width: 768 })]);
    complaints = [claire, hugo].flatMap((page) => complaintsOf(page));
    const slug = demo.communitySlug;
    const [row] = await forum.database.query<TestCommunity>(
      'SELECT id, slug FROM community WHERE slug = $1',
      [slug],
    );
    brand = row as TestCommunity;
    await forum.make.space(brand, { slug: 'entraide', name: 'Entraide', kind: 'questions' });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await demo?.close();
    await forum?.stop();
  });

  const space = (widget: Locator) => widget.getByRole('button', { name: 'Entraide' });
  const filter = (widget: Locator, name: string) =>
    widget.getByRole('group', { name: 'Choisir ce qui est affiché' }).getByRole('button', { name });
  const threadId = async () =>
    (await forum.database.query<{ id: string }>('SELECT id FROM thread WHERE title = $1', [TITLE]))[0]?.id ??
    '';

  it('are asked in a space for them, and listed as unanswered', async () => {
    hers = await openBrandPage(claire, demo.brandUrl, 'claire');
    await space(hers).click();
    await hers.getByText('Aucune discussion ici pour le moment.').waitFor();
    await hers.getByRole('button', { name: 'Nouvelle discussion' }).click();
    await hers.getByLabel('Titre').fill(TITLE);
    await hers.getByLabel('Votre message').fill('Notre table fait deux mètres, le plafond est à 2,60 m.');
    await hers.getByRole('button', { name: 'Publier la discussion' }).click();
    await hers.getByText('Pas encore de réponse acceptée').waitFor();
    his = await openBrandPage(hugo, demo.brandUrl, 'hugo');
    await space(his).click();
    await filter(his, 'Sans réponse').click();
    await his.getByRole('link', { name: TITLE }).waitFor();
    await filter(his, 'Résolues').press('Enter');
    await his.getByText('Rien ici pour ce choix.').waitFor();
    expect(await filter(his, 'Résolues').getAttribute('aria-pressed')).toBe('true');
    await filter(his, 'Toutes').click();
    await keepLooks(hugo, 'questions-list');
  }, 60_000);

  it('count who has them too, live for who asked, and put the count back with words where that fails', async () => {
    await openThread(his, TITLE);
    await his.getByRole('button', { name: /^Moi aussi/ }).press('Enter');
    await his.getByText('Vous avez aussi cette question').waitFor();
    await hers.getByText('1 membre l’a aussi').waitFor();
    expect(await hers.getByRole('button', { name: /^Moi aussi/ }).count()).toBe(0);
    await hugo.route('**/graphql?**', (route) => route.abort());
    await his.getByRole('button', { name: 'Ce n’est plus ma question' }).click();
    await his.getByText('Cela n’a pas abouti. Réessayez.').first().waitFor();
    await his.getByText('1 membre l’a aussi').waitFor();
    await his.getByText('Vous avez aussi cette question').waitFor();
    await hugo.unroute('**/graphql?**');
  }, 60_000);

  it('have their answer accepted by who asked, by keyboard, and shown live right after the question', async () => {
    await his.getByLabel('Votre réponse').fill(ANSWER);
    await his.getByRole('button', { name: 'Envoyer' }).click();
    await his.getByText(ANSWER).waitFor();
    const news = hers.getByRole('button', { name: '1 nouveau message' });
    const accept = hers.getByRole('button', { name: /^Accepter cette réponse/ });
    await news.or(accept).first().waitFor();
    if (await news.isVisible()) await news.click();
    await accept.focus();
    await claire.keyboard.press('Enter');
    for (const widget of [hers, his]) {
      const box = widget.getByRole('complementary', { name: 'Réponse acceptée' });
      await box.getByText(ANSWER).waitFor();
      await box.getByText(/^Réponse acceptée, de Hugo/).waitFor();
      await widget.locator('.accepted-mark').waitFor();
    }
    expect(await his.getByRole('button', { name: /accepter/i }).count()).toBe(0);
    await hers.getByRole('button', { name: 'Lire la réponse dans la discussion' }).press('Enter');
    await hers.locator('.post:focus', { hasText: 'soixante-dix centimètres' }).waitFor();
    await keepLooks(claire, 'questions-thread');
    expect(await violationsOf(claire)).toEqual([]);
  }, 60_000);

  it('are listed as solved, with a mark', async () => {
    await his.getByRole('button', { name: 'Toutes les discussions' }).click();
    await filter(his, 'Résolues').click();
    await his.getByRole('link', { name: new RegExp(`${TITLE}.*Résolue`) }).waitFor();
    await filter(his, 'À résoudre').click();
    await his.getByText('Rien ici pour ce choix.').waitFor();
  }, 60_000);

  it('have their answer taken back and chosen by staff on the forum’s own pages', async () => {
    const staff = await forum.make.member(brand, { displayName: 'Nadia Benali', role: 'moderator' });
    const helper = await forum.make.member(brand, { displayName: 'Inès Moreau' });
    const writer = new KindWriter(forum, { community: brand.slug, token: helper.token });
    await writer.reply(await threadId(), { body: 'Chez nous, soixante suffisent largement.' });
    const page = await browser.person();
    await carryCookie(page, forum.url, staff.cookie);
    await page.goto(`${forum.url}/c/${brand.slug}/t/${await threadId()}`);
    const widget = page.locator('parvis-forum .parvis');
    await widget.getByRole('button', { name: 'Ne plus accepter' }).click();
    await hers.getByText('Pas encore de réponse acceptée').waitFor();
    await widget.getByRole('button', { name: 'Accepter cette réponse, de Inès Moreau' }).click();
    await hers.getByText('Réponse acceptée, de Inès Moreau').waitFor();
    await keepLooks(page, 'questions-hosted-staff');
    expect(complaints.filter((text) => !/Failed to load resource/.test(text))).toEqual([]);
  }, 60_000);

  it('send a guest who has one too to sign in', async () => {
    const guest = await browser.person({ width: 360, locale: 'en-GB' });
    await guest.goto(`${forum.url}/c/${brand.slug}/t/${await threadId()}`);
    const button = guest.locator('parvis-forum .parvis').getByRole('button', { name: /^Me too/ });
    await button.waitFor();
    await guest.waitForTimeout(1_000);
    await guest.screenshot({ path: 'test-output/questions-guest-360.png', fullPage: true });
    expect(await guest.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await button.click();
    await guest.waitForURL(/sign-in/);
  }, 60_000);
});
