import { openDemo, type RunningDemo } from '#server';
import { type Forum, startForum, TestBrowser, type TestMember } from '#test-support';
import type { Page } from 'playwright-core';
import { violationsOf } from './axe.js';
import { keepLooks } from './looks.js';
import { carryCookie, enterConsole } from './steps.js';

const ADMIN = 'admin@maison-lumen.example';

describe('levels of trust, as people see them', () => {
  let forum: Forum;
  let demo: RunningDemo;
  let browser: TestBrowser;
  let admin: Page;
  let member: TestMember;

  beforeAll(async () => {
    forum = await startForum();
    demo = await openDemo(forum.server, forum.config);
    browser = await TestBrowser.open();
    admin = await browser.person();
    const [community] = await forum.database.query<{ id: string; slug: string }>(
      'SELECT id, slug FROM community WHERE slug = $1',
      [demo.communitySlug],
    );
    member = await forum.make.member(community as never, { displayName: 'Ondine Vasseur', trustLevel: 0 });
    await forum.database.query(
      `INSERT INTO reading_day (member_id, day, community_id, threads_entered, posts_read, read_seconds)
       VALUES ($1, now()::date, $2, 3, 41, 240)`,
      [member.id, community?.id],
    );
    await enterConsole(admin, forum.url, ADMIN);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await demo?.close();
    await forum?.stop();
  });

  it('show a member the way to the next one', async () => {
    const page = await browser.person();
    await carryCookie(page, forum.url, member.cookie);
    await page.goto(`${forum.url}/c/${demo.communitySlug}/account`);
    await page.getByRole('heading', { name: 'Votre place dans la communauté' }).waitFor();
    await page.getByText('Niveau 0').waitFor();
    const read = page.getByRole('progressbar', { name: 'Messages lus 41 sur 30 atteint' });
    expect(await read.getAttribute('value')).toBe('30');
    const opened = page.getByRole('progressbar', { name: 'Fils ouverts 3 sur 5' });
    expect(await opened.getAttribute('value')).toBe('3');
    const allowed = page.locator('.allowance > div').filter({ hasText: 'Membres mentionnés par message' });
    expect(await allowed.getByRole('definition').textContent()).toBe('2');
    expect(await violationsOf(page)).toEqual([]);
    await keepLooks(page, 'trust-hosted');
  }, 60_000);

  it('are pinned by staff with a reason, which stays in the history', async () => {
    await admin.goto(`${forum.url}/console/${demo.communitySlug}/settings/members`);
    await admin.getByLabel('Chercher un membre par son nom').fill('Ondine');
    await admin.getByRole('button', { name: 'Gérer Ondine Vasseur' }).click();
    const trust = admin.getByRole('region', { name: 'Confiance' });
    await trust.getByText('Niveau 0 · Nouveau').waitFor();
    await trust.getByRole('combobox', { name: 'Fixer à' }).click();
    await admin.getByRole('option', { name: 'Niveau 4 · Guide' }).click();
    await trust.getByLabel('Pourquoi ce niveau').fill('Anime l’atelier du jeudi.');
    await trust.getByRole('button', { name: 'Fixer', exact: true }).click();
    await trust.getByText('Fixé par l’équipe').waitFor();
    await trust.getByText('Anime l’atelier du jeudi.').waitFor();
    expect(await violationsOf(admin)).toEqual([]);
    const [row] = await forum.database.query<{ trust_pinned: number }>(
      'SELECT trust_pinned FROM member WHERE id = $1',
      [member.id],
    );
    expect(row?.trust_pinned).toBe(4);
  }, 60_000);

  it('ask what admins set, and show where members stand', async () => {
    await admin.goto(`${forum.url}/console/${demo.communitySlug}/settings/trust`);
    await admin
      .getByRole('row', { name: /Niveau 4 · Guide/ })
      .getByText('1', { exact: true })
      .waitFor();
    const first = admin.getByRole('group', { name: 'Ce que demande le niveau 1, Membre' });
    await first.getByLabel('Messages lus').fill('12');
    await admin.getByRole('button', { name: 'Enregistrer' }).click();
    await admin.getByText('Enregistré').waitFor();
    expect(await violationsOf(admin)).toEqual([]);
    const rows = await forum.database.query(
      `SELECT level, measure, value FROM trust_requirement WHERE measure = 'posts_read'`,
    );
    expect(rows).toEqual([{ level: 1, measure: 'posts_read', value: 12 }]);
  }, 60_000);
});
