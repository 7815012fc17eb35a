import { complaintsOf, type Forum, startForum, TestBrowser, type TestCommunity } from '#test-support';
import type { Locator, Page } from 'playwright-core';
import { KindWriter } from '../integration/kinds/kind-writer.js';
import { violationsOf } from './axe.js';
import { keepLooks } from './looks.js';
import { carryCookie } from './steps.js';

const CLOSED = 'L’atelier ferme une semaine';
const OVER = 'Soldes de l’atelier';

describe('announcements, as staff look at them in the console', () => {
  let forum: Forum;
  let browser: TestBrowser;
  let brand: TestCommunity;
  let moderator: KindWriter;
  let cookie: string;
  let id = '';

  beforeAll(async () => {
    forum = await startForum();
    browser = await TestBrowser.open();
    brand = await forum.make.community({ name: 'Maison Lumen' });
    const space = await forum.make.space(brand, { slug: 'news', name: 'Annonces', kind: 'announcements' });
    ({ cookie } = await forum.make.member(brand, { displayName: 'Nadia Benali', role: 'admin' }));
    moderator = new KindWriter(forum, { community: brand.slug, cookie });
    const announce = async (title: string) =>
      (await moderator.open(space, { title, body: `Dès lundi. ${Math.random()}` })).threadId ?? '';
    const over = await announce(OVER);
    await moderator.change('announcementExpire', { threadId: over, expiresAt: new Date().toISOString() });
    id = await announce(CLOSED);
    for (let index = 0; index < 24; index += 1) {
      const joinedAt = new Date(Date.UTC(2026, 8 + (index % 3), 3));
      const member = await forum.make.member(brand, { trustLevel: index % 2, joinedAt });
      if (index % 4 === 0) continue;
      await forum.database.query(
        `INSERT INTO thread_read (member_id, thread_id, community_id, last_read_seq, previous_seq, last_visit_at)
         VALUES ($1, $2, $3, 1, 0, now())`,
        [member.id, id, brand.id],
      );
    }
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await forum?.stop();
  });

  async function onForum(locale: string): Promise<[Page, string[]]> {
    const page = await browser.person({ locale });
    const complaints = complaintsOf(page);
    await carryCookie(page, forum.url, cookie);
    await page.goto(`${forum.url}/console/${brand.slug}/forum?thread=${id}`);
    return [page, complaints];
  }
  const rowOf = (page: Page, list: string, title: string): Locator =>
    page.getByRole('list', { name: list }).getByRole('button', { name: title });
  const storedEnd = async (): Promise<Date | null> => {
    const [row] = await forum.database.query<{ expires_at: Date | null }>(
      'SELECT expires_at FROM announcement WHERE thread_id = $1',
      [id],
    );
    return row?.expires_at ?? null;
  };

  it('are marked as current or past, and show who has read them, in groups', async () => {
    for (const [locale, list, [current, past], read, months] of [
      [
        'fr-FR',
        'Fils du forum',
        ['En cours', 'Terminée'],
        /^18 membres sur 24 l’ont lue/,
        'Par mois d’arrivée',
      ],
      [
        'en-GB',
        'Threads of the forum',
        ['Current', 'Past'],
        /^18 of 24 members have read it/,
        'By month of joining',
      ],
    ] as const) {
      const [page, complaints] = await onForum(locale);
      await rowOf(page, list, CLOSED).getByText(current, { exact: true }).waitFor();
      await rowOf(page, list, OVER).getByText(past, { exact: true }).waitFor();
      await page.getByText(read).waitFor();
      const table = page.getByRole('table', { name: months });
      expect(await table.getByRole('row').count()).toBe(4);
      await keepLooks(page, `announcements-console-${locale}`);
      expect(await violationsOf(page)).toEqual([]);
      expect(complaints).toEqual([]);
    }
  }, 90_000);

  it('are given an end, and lose it by undoing that', async () => {
    const [page] = await onForum('fr-FR');
    const section = page.getByRole('region', { name: 'L’annonce' });
    const row = rowOf(page, 'Fils du forum', CLOSED);
    await section.getByText('En cours, sans date de fin').waitFor();
    await section.getByLabel('Fin', { exact: true }).fill('2001-01-01T09:00');
    await section.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('Une annonce finit après son ouverture.').waitFor();
    expect(await storedEnd()).toBeNull();
    await section.getByLabel('Fin', { exact: true }).fill('2030-01-01T09:00');
    await section.getByRole('button', { name: 'Enregistrer' }).press('Enter');
    await section.getByText(/^En cours jusqu’au 1 janvier 2030/).waitFor();
    expect(await storedEnd()).toEqual(new Date('2030-01-01T08:00:00Z'));
    await row.focus();
    await page.keyboard.press('z');
    await section.getByText('En cours, sans date de fin').waitFor();
    expect(await storedEnd()).toBeNull();
    await moderator.change('announcementExpire', { threadId: id, expiresAt: new Date().toISOString() });
    await page.reload();
    await row.getByText('Terminée', { exact: true }).waitFor();
    await section.getByRole('button', { name: 'Sans fin' }).click();
    await row.getByText('En cours', { exact: true }).waitFor();
    expect(await storedEnd()).toBeNull();
  }, 90_000);
});
