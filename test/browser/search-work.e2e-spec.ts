import type { Page } from 'playwright-core';
import {
  complaintsOf,
  describeWith,
  type Forum,
  MEILISEARCH_SERVER,
  MeilisearchTestServer,
  startForum,
  TestBrowser,
  type TestMember,
  waitFor,
} from '#test-support';
import { violationsOf } from './axe.js';
import { carryCookie } from './steps.js';

describeWith(MEILISEARCH_SERVER, 'the search index on the health page', () => {
  let server: MeilisearchTestServer;
  let forum: Forum;
  let browser: TestBrowser;
  let operator: TestMember;

  beforeAll(async () => {
    server = await MeilisearchTestServer.start();
    forum = await startForum({ config: server.config });
    const community = await forum.make.community();
    operator = await forum.make.member(community, { isOperator: true });
    browser = await TestBrowser.open();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await forum?.stop();
    await server?.stop();
  });

  const open = async (options: Parameters<TestBrowser['person']>[0] = {}): Promise<Page> => {
    const page = await browser.person(options);
    await carryCookie(page, forum.url, operator.cookie);
    await page.goto(`${forum.url}/console/health`);
    return page;
  };

  /** A rebuild that some worker is at, for as long as a test looks. */
  const pretendRunning = (): Promise<unknown> =>
    forum.database.query(
      `INSERT INTO search_work (kind, state, is_asked, done, total, started_at, seen_at)
       VALUES ('rebuild', 'running', true, 1500, 6000, now(), now())
       ON CONFLICT (kind) DO UPDATE SET state = 'running', is_asked = true, is_cancelled = false, done = 1500, total = 6000,
         finished_at = NULL, error = NULL, seen_at = now()`,
    );

  it('is built anew and compared by the keyboard, and says how that went', async () => {
    const page = await open();
    const complaints = complaintsOf(page);
    await page.getByRole('heading', { name: 'Index de recherche', exact: true }).waitFor();
    const rebuild = page.getByRole('listitem').filter({ hasText: 'Reconstruire l’index' });
    const compare = page.getByRole('listitem').filter({ hasText: 'Comparer l’index' });
    await rebuild.getByText('Terminé').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await rebuild.getByRole('button', { name: 'Reconstruire' }).focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await compare.getByText('Aucune différence').waitFor();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    expect(await endOfAsked()).toBe('done');
    await rebuild.getByText('Terminé').waitFor();
    expect(complaints).toEqual([]);
  }, 90_000);

  it('shows how far a rebuild is, begins no second, and lets it be stopped', async () => {
    await pretendRunning();
    const page = await open({ locale: 'en-GB', colorScheme: 'dark', width: 320, height: 800 });
    const rebuild = page.getByRole('listitem').filter({ hasText: 'Build the index anew' });
    await rebuild.getByText('Under way: 1,500 of about 6,000 messages.').waitFor();
    expect(await rebuild.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('25');
    expect(await rebuild.getByRole('button', { name: 'Rebuild now' }).getAttribute('aria-disabled')).toBe(
      'true',
    );
    expect(await violationsOf(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await rebuild.getByRole('button', { name: 'Stop the rebuild' }).focus();
    await page.keyboard.press('Enter');
    // As its worker does at the next page.
    await waitFor(
      'the wish',
      async () =>
        (
          await forum.database.query(
            `UPDATE search_work SET state = 'cancelled', finished_at = now()
             WHERE kind = 'rebuild' AND is_cancelled RETURNING kind`,
          )
        ).length === 1,
      10_000,
    );
    await rebuild.getByText('Stopped; the index in use is as it was').waitFor();
    expect(await rebuild.getByRole('progressbar').count()).toBe(0);
    expect(await violationsOf(page)).toEqual([]);
  }, 90_000);

  /** How the rebuild ended that an operator asked for. */
  const endOfAsked = (): Promise<string> =>
    waitFor(
      'the rebuild to end',
      async () => {
        const [row] = await forum.database.query<{ state: string }>(
          `SELECT state FROM search_work WHERE kind = 'rebuild' AND is_asked AND finished_at IS NOT NULL`,
        );
        return row?.state;
      },
      20_000,
    );
});
