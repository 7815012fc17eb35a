import type { Page } from 'playwright-core';
import { complaintsOf, type Forum, startForum, type TestMember, TestBrowser } from '#test-support';
import { violationsOf } from './axe.js';
import { carryCookie } from './steps.js';

/** What a worker on another machine says of itself when everything goes wrong there. */
const TROUBLE = [
  { part: 'storage', state: 'down', code: 'STORAGE_FULL', details: { reason: 'ENOSPC' } },
  { part: 'disk', state: 'down', code: 'DISK_FULL', details: { freeBytes: 4_096 } },
  {
    part: 'search',
    state: 'degraded',
    code: 'SEARCH_KEY_REFUSED',
    details: { server: 'search.example', reason: 'The provided API key is invalid.' },
    since: '2026-03-29T01:30:00Z',
  },
  { part: 'redis', state: 'degraded', code: 'REDIS_OUT_OF_REACH', since: '2026-03-29T01:30:00Z' },
];

describe('the health page', () => {
  let forum: Forum;
  let browser: TestBrowser;
  let operator: TestMember;
  let communityId: string;

  beforeAll(async () => {
    forum = await startForum();
    const community = await forum.make.community({ name: 'Maison Lumen' });
    communityId = community.id;
    operator = await forum.make.member(community, { isOperator: true });
    browser = await TestBrowser.open();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await forum?.stop();
  });

  const open = async (options: Parameters<TestBrowser['person']>[0] = {}): Promise<Page> => {
    const page = await browser.person(options);
    await carryCookie(page, forum.url, operator.cookie);
    await page.goto(`${forum.url}/console/health`);
    return page;
  };

  const breakThings = async (): Promise<void> => {
    const { database } = forum;
    await database.query(
      `INSERT INTO process_sign (id, roles, host, started_at, seen_at, reports)
       VALUES (gen_random_uuid(), '{worker}', 'worker-2', now(), now() + interval '1 hour', $1)`,
      [JSON.stringify(TROUBLE)],
    );
    await database.query(
      `WITH f AS (INSERT INTO fact (type, community_id, payload) VALUES ('discussion.ThreadChanged', $1, $2) RETURNING tx, id)
       INSERT INTO fact_parked (consumer, fact_tx, fact_id, attempts, error)
       SELECT 'search.index', tx, id, 6, 'relation "search_document" does not exist' FROM f`,
      [communityId, { threadId: crypto.randomUUID() }],
    );
    await database.query(
      `SELECT graphile_worker.add_job('verbatims.export', '{}', max_attempts => 5, run_at => now() + interval '1 day')`,
    );
    await database.query(
      `UPDATE graphile_worker._private_jobs SET attempts = 5, last_error = 'ENOSPC: no space left on device, write'
       WHERE task_id = (SELECT id FROM graphile_worker._private_tasks WHERE identifier = 'verbatims.export')`,
    );
    await database.query(
      `INSERT INTO schedule_run (schedule, community_id, period, time_zone, due_at, state, attempts, finished_at, last_error)
       VALUES ('verbatims:export-retention', $1, current_date, 'UTC', now(), 'failed', 8, now(), 'EACCES: permission denied')
       ON CONFLICT (schedule, community_id, period) DO UPDATE SET state = 'failed', last_error = EXCLUDED.last_error`,
      [communityId],
    );
  };

  it('says that all is well, in French and in English, without barriers', async () => {
    const page = await open();
    const complaints = complaintsOf(page);
    await page.getByText('Tout fonctionne.').waitFor();
    await page.getByText('Suit les écritures').first().waitFor();
    for (const work of [/^Supprimer les exports/, /^Oublier les secrets.*Toute l’installation/]) {
      const next = page.getByRole('row', { name: work }).getByRole('cell').last();
      expect(await next.innerText()).toMatch(
        /^(dans \d+ (heure|minute|seconde)s?|cette minute-ci|maintenant)$/,
      );
    }
    expect(await violationsOf(page)).toEqual([]);
    expect(complaints).toEqual([]);
    const english = await open({ locale: 'en-GB', colorScheme: 'dark', width: 320, height: 800 });
    await english.getByText('Everything works.').waitFor();
    expect(await violationsOf(english)).toEqual([]);
    expect(await english.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  }, 90_000);

  it('puts what is down first, with what it means and what to do, and lets it be tried again', async () => {
    await breakThings();
    const page = await open();
    await page.getByRole('heading', { name: 'Travail en échec' }).waitFor();
    await page.getByText('Corrigez MEILISEARCH_KEY et redémarrez.').waitFor();
    const states = await page
      .locator('li[data-state]')
      .evaluateAll((items) => items.map((item) => (item as HTMLElement).dataset['state']));
    const order = ['DOWN', 'DEGRADED', 'WORKING'];
    expect(states).toEqual(
      [...states].sort((one, other) => order.indexOf(one ?? '') - order.indexOf(other ?? '')),
    );
    expect(states.slice(0, 2)).toEqual(['DOWN', 'DOWN']);
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Réessayer' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Réessayer' });
    await dialog.getByLabel('Pourquoi').fill('La table est revenue.');
    expect(await violationsOf(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Réessayer' }).click();
    await page.getByText('ThreadChanged').waitFor({ state: 'detached' });
    const english = await open({ locale: 'en-GB', colorScheme: 'dark' });
    await english.getByRole('heading', { name: 'Work that failed' }).waitFor();
    await english.getByRole('button', { name: 'Give up' }).click();
    await english.getByRole('dialog', { name: 'Give up for good' }).waitFor();
    expect(await violationsOf(english)).toEqual([]);
    await english.keyboard.press('Escape');
    await english.getByRole('dialog').waitFor({ state: 'detached' });
  }, 120_000);

  it('keeps what it last read, and says so, while the server is out of reach', async () => {
    const page = await open();
    await page.getByRole('heading', { name: 'Base de données' }).waitFor();
    await page.route('**/graphql**', (route) => route.abort());
    await page.getByText('hors d’atteinte').waitFor();
    await page.getByRole('heading', { name: 'Base de données' }).waitFor();
    await page.unroute('**/graphql**');
    await page.getByText('hors d’atteinte').waitFor({ state: 'detached' });
  }, 90_000);
});
