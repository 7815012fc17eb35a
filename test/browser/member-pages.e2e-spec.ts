import { mkdir } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import {
  complaintsOf,
  type Forum,
  openThread,
  type PersonOptions,
  startForum,
  reply,
  TestBrowser,
  type TestCommunity,
  type TestMember,
} from '#test-support';
import { violationsOf } from './axe.js';
import { carryCookie } from './steps.js';

describe('the page of a member, in a browser', () => {
  let forum: Forum;
  let browser: TestBrowser;
  let brand: TestCommunity;
  let claire: TestMember;
  let hugo: TestMember;

  beforeAll(async () => {
    forum = await startForum();
    browser = await TestBrowser.open();
    brand = await forum.make.community({ name: 'Maison Lumen', newcomerPostThreshold: 0 });
    const space = await forum.make.space(brand, { slug: 'salon', name: 'Vos intérieurs' });
    claire = await forum.make.member(brand, { displayName: 'Claire Aubry' });
    hugo = await forum.make.member(brand, { displayName: 'Hugo Perrin' });
    const staff = await forum.make.member(brand, { displayName: 'Nadia Benali', role: 'moderator' });
    const hers = await openThread(
      forum,
      { member: claire, community: brand, space },
      {
        title: 'Quelle lampe pour lire le soir sans réveiller personne ?',
        body: 'Je lis tard, et la chambre est petite. Une lampe à pince éclaire le livre, et le mur avec lui.',
      },
    );
    await reply(
      forum,
      { member: hugo, community: brand },
      {
        threadId: hers.threadId,
        body: 'Une liseuse à tête orientable : la lumière reste sur la page.',
      },
    );
    const his = await openThread(
      forum,
      { member: hugo, community: brand, space },
      {
        title: 'Un abat-jour en lin, six mois après',
        body: 'Il a pris une teinte un peu plus chaude, et c’est tant mieux.',
      },
    );
    await reply(
      forum,
      { member: claire, community: brand },
      {
        threadId: his.threadId,
        body: 'Merci du retour ! Le mien, près de la fenêtre, a jauni : l’avez-vous **traité** ?',
      },
    );
    await openThread(
      forum,
      { member: staff, community: brand, space },
      {
        title: 'L’atelier ouvre ses portes samedi',
        body: 'Venez voir comment on tresse un câble.',
      },
    );
    await mkdir('test-output', { recursive: true });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await forum?.stop();
  });

  const address = (rest: string) => `${forum.url}/c/${brand.slug}${rest}`;
  const shot = (page: Page, name: string) =>
    page.screenshot({ path: `test-output/member-${name}.png`, fullPage: true });

  async function person(member: TestMember | null, options: PersonOptions = {}): Promise<Page> {
    const page = await browser.person(options);
    if (member) await carryCookie(page, forum.url, member.cookie);
    return page;
  }

  it('is read without a script, in both languages, at every width, light and dark', async () => {
    const looks: [string, PersonOptions][] = [
      ['fr-1280', { width: 1280 }],
      ['fr-390-dark', { width: 390, colorScheme: 'dark' }],
      ['en-1280-dark', { width: 1280, colorScheme: 'dark', locale: 'en-GB' }],
      ['en-390', { width: 390, locale: 'en-GB' }],
    ];
    for (const [name, options] of looks) {
      const page = await person(null, { ...options, hasJavaScript: false });
      await page.goto(address('/members/claire.aubry'));
      await shot(page, `guest-${name}`);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect([name, width]).toEqual([name, options.width]);
    }
  }, 60_000);

  it('is reached from a name by keyboard, and lets one follow, mute and block who it is of', async () => {
    const page = await person(hugo);
    const complaints = complaintsOf(page);
    await page.goto(address('/s/salon'));
    await page.getByRole('link', { name: 'Claire Aubry' }).first().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Claire Aubry' }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await shot(page, 'acts-fr-1280');
    const row = async () => {
      const [found] = await forum.database.query<{ follow: string | null; relation: string | null }>(
        `SELECT (SELECT level FROM follow WHERE member_id = $1 AND target_id = $2) AS follow,
           (SELECT kind FROM member_relation WHERE member_id = $1 AND other_id = $2) AS relation`,
        [hugo.id, claire.id],
      );
      return found;
    };
    const press = async (name: string, then: string) => {
      await page.getByRole('button', { name, exact: true }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: then, exact: true }).waitFor();
    };
    await press('Suivre', 'Ne plus suivre');
    expect(await row()).toEqual({ follow: 'watching', relation: null });
    await press('Ne plus suivre', 'Suivre');
    expect(await row()).toEqual({ follow: null, relation: null });
    await press('Masquer', 'Ne plus masquer');
    await page.getByText('Vous tenez Claire Aubry à l’écart.').waitFor();
    expect(await row()).toEqual({ follow: null, relation: 'mute' });
    await press('Bloquer', 'Ne plus bloquer');
    expect(await row()).toEqual({ follow: null, relation: 'block' });
    expect(await page.getByRole('button', { name: 'Masquer', exact: true }).count()).toBe(0);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: 390, height: 800 });
    await shot(page, 'away-fr-390-dark');
    expect(await violationsOf(page)).toEqual([]);
    await press('Ne plus bloquer', 'Bloquer');
    await page.getByText('Merci du retour').waitFor();
    expect(complaints).toEqual([]);
  }, 60_000);

  it('is the reader’s own with the way to the account, and of the staff with what they are', async () => {
    const page = await person(claire, { locale: 'en-GB', width: 390 });
    await page.goto(address('/members/claire.aubry'));
    await page.getByRole('link', { name: 'My account' }).waitFor();
    expect(await page.getByRole('button', { name: 'Follow', exact: true }).count()).toBe(0);
    await shot(page, 'own-en-390');
    await page.goto(address('/members/nadia.benali'));
    await page.getByText('Moderator').waitFor();
    await page.getByRole('button', { name: 'Mute', exact: true }).waitFor();
    expect(await page.getByRole('button', { name: 'Block', exact: true }).count()).toBe(0);
    expect(await violationsOf(page)).toEqual([]);
    await shot(page, 'staff-en-390');
    await page.getByRole('link', { name: 'Discussions opened' }).click();
    await page.getByText('L’atelier ouvre ses portes samedi').waitFor();
  }, 60_000);
});
