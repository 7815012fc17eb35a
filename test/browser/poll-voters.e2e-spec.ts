import { randomUUID } from 'node:crypto';
import { complaintsOf, type Forum, startForum, TestBrowser, type TestCommunity } from '#test-support';
import type { Locator, Page } from 'playwright-core';
import { requirePost, Writer } from '../integration/discussion/operations.js';
import { violationsOf } from './axe.js';
import { keepLooks } from './looks.js';

const NAMES = ['Hugo Perrin', 'Nadia Benali', 'Odette Sorel'];

describe('who voted in a poll that is not anonymous', () => {
  let forum: Forum;
  let browser: TestBrowser;
  let brand: TestCommunity;
  let threadId = '';
  let secretId = '';
  let pollId = '';
  const voters: Writer[] = [];

  beforeAll(async () => {
    forum = await startForum();
    browser = await TestBrowser.open();
    brand = await forum.make.community({ name: 'Maison Lumen' });
    const space = await forum.make.space(brand, { slug: 'salon', name: 'Le salon' });
    const claire = await forum.make.member(brand, { displayName: 'Claire Aubry' });
    const hers = new Writer(forum, { community: brand.slug, token: claire.token });
    const poll = { question: 'Quelle finition ?', options: ['Laiton', 'Nickel', 'Noir'], kind: 'SINGLE' };
    const ask = async (isAnonymous: boolean) =>
      requirePost(
        await hers.open(space, { body: `À vous. ${randomUUID()}`, poll: { ...poll, isAnonymous } }),
      );
    const [open, secret] = [await ask(false), await ask(true)];
    ({ threadId } = open);
    secretId = secret.threadId;
    const idOf = async (postId: string) =>
      (await forum.database.query<{ id: string }>('SELECT id FROM poll WHERE post_id = $1', [postId]))[0]
        ?.id ?? '';
    pollId = await idOf(open.id);
    const secretPollId = await idOf(secret.id);
    for (let index = 0; index < 34; index += 1) {
      const { token } = await forum.make.member(brand, { displayName: NAMES[index] ?? `Membre ${index}` });
      const writer = new Writer(forum, { community: brand.slug, token });
      voters.push(writer);
      await vote(writer, pollId, index === 1 ? 2 : 1);
      if (index === 0) await vote(writer, secretPollId, 1);
    }
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await forum?.stop();
  });

  const vote = (who: Writer, poll: string, option: number) =>
    who.ask(
      `mutation { pollVote(input: { pollId: "${poll}", choices: [${option}] }) { userErrors { code } } }`,
    );
  const widgetOf = (page: Page): Locator => page.locator('parvis-forum .parvis');

  it.each([
    [
      'fr',
      'fr-FR',
      [
        'Qui a voté pour «\u202fLaiton\u202f»\u202f?',
        'Qui a voté pour «\u202fNickel\u202f»\u202f?',
        'Voir la suite',
      ],
    ],
    ['en', 'en-GB', ['Who voted for “Laiton”?', 'Who voted for “Nickel”?', 'Show more']],
  ] as const)(
    'is listed beside each count, by pages, in %s',
    async (name, locale, [brass, nickel, more]) => {
      const page = await browser.person({ locale });
      const complaints = complaintsOf(page);
      await page.goto(`${forum.url}/c/${brand.slug}/t/${threadId}`);
      const widget = widgetOf(page);
      const button = (name: string) => widget.getByRole('button', { name });
      await button(nickel).press('Enter');
      await widget.locator('.voters', { hasText: 'Nadia Benali' }).waitFor();
      await button(brass).click();
      const names = widget.locator('.voters', { hasText: 'Hugo Perrin' });
      await names.waitFor();
      expect(await names.textContent()).not.toContain('Membre 33');
      await keepLooks(page, `poll-voters-${name}`);
      expect(await violationsOf(page)).toEqual([]);
      await names.getByRole('button', { name: more }).press('Enter');
      await names.getByText('Membre 33').waitFor();
      await button(nickel).click();
      await widget.locator('.voters', { hasText: 'Nadia Benali' }).waitFor({ state: 'detached' });
      expect(complaints).toEqual([]);
    },
    60_000,
  );

  it('follows a vote that moves, and is not offered of an anonymous poll', async () => {
    const page = await browser.person();
    await page.goto(`${forum.url}/c/${brand.slug}/t/${threadId}`);
    const widget = widgetOf(page);
    await widget.getByRole('button', { name: /Nickel/ }).click();
    await widget.locator('.voters', { hasText: 'Nadia Benali' }).waitFor();
    await vote(voters[2] as Writer, pollId, 2);
    await widget.locator('.voters', { hasText: 'Odette Sorel' }).waitFor();
    await page.goto(`${forum.url}/c/${brand.slug}/t/${secretId}`);
    await widget.getByText('Quelle finition').waitFor();
    await widget.getByRole('row', { name: /Laiton/ }).waitFor();
    expect(await widget.getByRole('button', { name: /^Qui a voté/ }).count()).toBe(0);
  }, 60_000);
});
