import {
  complaintsOf,
  type Forum,
  startForum,
  TestBrowser,
  type TestCommunity,
  type TestMember,
} from '#test-support';
import type { Locator, Page } from 'playwright-core';
import { requirePost, Writer } from '../integration/discussion/operations.js';
import { violationsOf } from './axe.js';
import { keepLooks } from './looks.js';
import { carryCookie } from './steps.js';

const ROOTS = 15;

describe('a thread read by conversation', () => {
  let forum: Forum;
  let browser: TestBrowser;
  let brand: TestCommunity;
  let claire: TestMember;
  let his: Writer;
  let threadId = '';
  /** Top-level messages, the answers to the second of them, and those to the first of these. */
  const roots: string[] = [];
  const answers: string[] = [];
  const deep: string[] = [];

  beforeAll(async () => {
    forum = await startForum();
    browser = await TestBrowser.open();
    brand = await forum.make.community({ name: 'Maison Lumen', newcomerPostThreshold: 0 });
    const space = await forum.make.space(brand, { slug: 'salon', name: 'Le salon' });
    claire = await forum.make.member(brand, { displayName: 'Claire Aubry' });
    const hugo = await forum.make.member(brand, { displayName: 'Hugo Perrin' });
    const hers = new Writer(forum, { community: brand.slug, token: claire.token });
    his = new Writer(forum, { community: brand.slug, token: hugo.token });
    const { threadId: id, post } = await hers.open(space, {
      title: 'Quelle lampe pour lire au lit ?',
      body: 'Sans réveiller qui dort à côté.',
    });
    threadId = id ?? '';
    roots.push(post?.id ?? '');
    const reply = async (who: Writer, body: string, parentId?: string) =>
      requirePost(await who.reply(threadId, { body, parentId: parentId ?? null })).id;
    for (let index = 1; index <= ROOTS; index += 1)
      roots.push(await reply(his, `Avis n° ${index} : une liseuse à pince.`));
    for (let index = 1; index <= 14; index += 1)
      answers.push(await reply(hers, `Réponse n° ${index} : et le bruit ?`, roots[2]));
    for (let index = 1; index <= 2; index += 1)
      deep.push(await reply(his, `Précision n° ${index} : aucun bruit.`, answers[0]));
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await forum?.stop();
  });

  const widgetOf = (page: Page): Locator => page.locator('parvis-forum .parvis');
  const postOf = (page: Page, id = ''): Locator => widgetOf(page).locator(`[id="p-${id}"]`);
  async function open(page: Page, hash = ''): Promise<Locator> {
    await page.goto(`${forum.url}/c/${brand.slug}/t/${threadId}${hash}`);
    await postOf(page, roots[0]).waitFor();
    return widgetOf(page);
  }
  const order = (page: Page) => widgetOf(page).getByLabel(/^(Ordre des messages|Order of the messages)$/);
  const shown = (page: Page) =>
    widgetOf(page)
      .locator('article.post')
      .evaluateAll((nodes) => nodes.map(({ id }) => id.slice(2)));
  const isFocused = (page: Page, id = '') =>
    page.waitForFunction(
      (wanted) => document.querySelector('parvis-forum')?.shadowRoot?.activeElement?.id === `p-${wanted}`,
      id,
    );

  it.each([
    ['fr', 'fr-FR', ['11 autres réponses', '1 autre réponse', '2 réponses', 'Afficher la suite']],
    ['en', 'en-GB', ['11 more answers', '1 more answer', '2 answers', 'Show what follows']],
  ] as const)(
    'has its answers below each message, every level by pages, in %s',
    async (name, locale, [eleven, one, two, more]) => {
      const page = await browser.person({ locale });
      const complaints = complaintsOf(page);
      const widget = await open(page);
      await order(page).selectOption('talk');
      await widget.getByRole('button', { name: eleven, exact: true }).waitFor();
      expect((await shown(page)).slice(0, 7)).toEqual([
        roots[0],
        roots[1],
        roots[2],
        ...answers.slice(0, 3),
        roots[3],
      ]);
      await keepLooks(page, `conversation-view-${name}`);
      expect(await violationsOf(page)).toEqual([]);
      await widget.getByRole('button', { name: two, exact: true }).press('Enter');
      await postOf(page, deep[1]).waitFor();
      await widget.getByRole('button', { name: eleven, exact: true }).click();
      await postOf(page, answers[12]).waitFor();
      await widget.getByRole('button', { name: one, exact: true }).click();
      await postOf(page, answers[13]).waitFor();
      expect(await postOf(page, roots[14]).count()).toBe(0);
      await widget.getByRole('button', { name: more, exact: true }).click();
      await postOf(page, roots[15]).waitFor();
      expect(await shown(page)).toEqual([
        ...roots.slice(0, 3),
        answers[0],
        ...deep,
        ...answers.slice(1),
        ...roots.slice(3),
      ]);
      await page.reload();
      await widget.getByRole('button', { name: eleven, exact: true }).waitFor();
      await order(page).selectOption('');
      await widget.getByRole('button', { name: eleven, exact: true }).waitFor({ state: 'detached' });
      await page.reload();
      await order(page).waitFor();
      expect(await widget.locator('.by-conversation').count()).toBe(0);
      expect(complaints).toEqual([]);
    },
    90_000,
  );

  it('shows what a permalink leads to with all that it answers, and news once they are asked for', async () => {
    const page = await browser.person();
    await open(page);
    await order(page).selectOption('talk');
    await widgetOf(page).locator('.by-conversation').waitFor();
    await open(page, `?x#p-${deep[1]}`);
    await isFocused(page, deep[1]);
    const before = await shown(page);
    expect(before.indexOf(deep[1] ?? '')).toBe(before.indexOf(answers[0] ?? '') + 1);
    const news = requirePost(await his.reply(threadId, { body: 'Toute fraîche.', parentId: answers[13] }));
    const pill = widgetOf(page).getByRole('button', { name: '1 nouveau message' });
    await pill.waitFor();
    expect(await postOf(page, news.id).count()).toBe(0);
    await pill.press('Enter');
    await isFocused(page, news.id);
    await postOf(page, answers[13]).waitFor();
  }, 90_000);

  it('leads a member to the first unread message, under its line, and shows what they write where it belongs', async () => {
    await forum.database.query(
      `INSERT INTO thread_read (member_id, thread_id, community_id, last_read_seq, previous_seq, last_visit_at)
       SELECT $1, $2, $3, seq, 0, now() FROM post WHERE id = $4
       ON CONFLICT (member_id, thread_id) DO UPDATE SET last_read_seq = EXCLUDED.last_read_seq`,
      [claire.id, threadId, brand.id, answers[13]],
    );
    const page = await browser.person();
    await carryCookie(page, forum.url, claire.cookie);
    const widget = await open(page);
    await order(page).selectOption('talk');
    await widget.locator('.by-conversation').waitFor();
    expect(await postOf(page, deep[0]).count()).toBe(0);
    await widget.getByRole('button', { name: /non lus?/ }).click();
    await isFocused(page, deep[0]);
    await widget.locator(`li:has([id="p-${deep[0]}"]) .unread-line`).waitFor();
    await keepLooks(page, 'conversation-view-member');
    await postOf(page, roots[2])
      .getByRole('button', { name: /^Répondre/ })
      .click();
    await widget.getByRole('textbox', { name: /^Répondre à/ }).fill('Merci à tous les deux.');
    await page.keyboard.press('Control+Enter');
    const own = widget.locator('article.post', { hasText: 'Merci à tous les deux.' });
    await own.waitFor();
    const ids = await shown(page);
    const at = ids.indexOf((await own.getAttribute('id'))?.slice(2) ?? '');
    expect(at).toBeGreaterThan(ids.indexOf(roots[2] ?? ''));
    expect(at).toBeLessThan(ids.indexOf(roots[3] ?? ''));
  }, 90_000);
});
