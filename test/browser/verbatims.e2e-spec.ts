import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { verifySeal } from '#verbatims';
import {
  complaintsOf,
  describeWith,
  type Forum,
  openThread,
  reply,
  SAMPLE_CONSULTATION,
  settle,
  startForum,
  TestBrowser,
  type TestCommunity,
  type TestMember,
  type TestSpace,
} from '#test-support';
import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import { carryCookie } from './steps.js';

const IMPORT = fileURLToPath(new URL('../../apps/import/src/main.js', import.meta.url));
const MAPPING = fileURLToPath(
  new URL('../../../test/integration/discussion/consultation.mapping.json', import.meta.url),
);

/** What the story reads of an exported line. */
interface ExportedRow {
  id: string;
  body: string;
  sha256: string;
  revision: number;
  author: string;
  permalink: string;
  publishedAt: string;
}

describeWith(SAMPLE_CONSULTATION, 'a community manager and what people wrote', () => {
  let forum: Forum;
  let browser: TestBrowser;
  let brand: TestCommunity;
  let consultation: TestSpace;
  let backstage: TestSpace;
  let manager: TestMember;
  let page: Page;

  beforeAll(async () => {
    forum = await startForum();
    browser = await TestBrowser.open();
    brand = await forum.make.community({ slug: 'republique', name: 'République' });
    consultation = await forum.make.space(brand, { slug: 'consultation', name: 'Consultation' });
    backstage = await forum.make.space(brand, {
      slug: 'coulisses',
      name: 'Coulisses',
      visibility: 'private',
    });
    manager = await forum.make.member(brand, { displayName: 'Léa Martin', role: 'community_manager' });
    await importSample();
    await writeBackstage();
    await settleSlowly();
    page = await browser.person({ width: 1440, height: 900 });
    await carryCookie(page, forum.url, manager.cookie);
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await forum?.stop();
  });

  it('finds « données ouvertes » without its accents, and shows where', async () => {
    const complaints = complaintsOf(page);
    await page.goto(`${forum.url}/console/${brand.slug}/verbatims`);
    await search('donnees ouvertes');
    const marks = await marksOf(page);
    expect(marks.length).toBeGreaterThan(5);
    expect(new Set(marks.map(folded))).toEqual(new Set(['donnees', 'ouvertes', ...variants(marks)]));
    expect(marks.some((mark) => mark.includes('é'))).toBe(true);
    expect(complaints).toEqual([]);
  }, 90_000);

  it('finds the same messages through slips of the keyboard, and says so', async () => {
    const straight = await search('données ouvertes');
    const slipped = await search('donées ouvetes');
    await page.getByText('cherché à la place').first().waitFor();
    expect(slipped).toBeGreaterThanOrEqual(straight);
  }, 90_000);

  it('narrows by space and by date', async () => {
    await page.goto(`${forum.url}/console/${brand.slug}/verbatims`);
    const all = await search('donnees ouvertes');
    const private_ = page.getByRole('checkbox', { name: /Coulisses/ });
    expect(await totalAfter(() => private_.click(), new RegExp(`"spaceIds":\\["${backstage.id}"`))).toBe(1);
    await private_.click();
    const early = await totalAfter(
      () => page.getByLabel('Au (inclus)').fill('2015-10-05'),
      /"publishedBefore":"2015-10-06/,
    );
    expect(early).toBeGreaterThan(0);
    expect(early).toBeLessThan(all);
    await page.getByRole('button', { name: 'Retirer les filtres' }).first().click();
  }, 90_000);

  it.each([
    ['JSONL', 'La référence', readJsonLines],
    ['CSV', 'RFC 4180', readCsv],
  ] as const)(
    'exports them as %s, each text byte for byte what was posted',
    async (format, help, read) => {
      await page.goto(`${forum.url}/console/${brand.slug}/verbatims`);
      const expected = await search('donnees ouvertes');
      await page.getByRole('button', { name: 'Exporter' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('radio', { name: new RegExp(help) }).check();
      await dialog.getByRole('button', { name: 'Lancer l’export' }).click();
      const newest = dialog.getByRole('listitem').filter({ hasText: `${format} ·` });
      await newest.getByText('Prêt').waitFor();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        newest.getByRole('link', { name: 'Télécharger' }).click(),
      ]);
      const [proof] = await Promise.all([
        page.waitForEvent('download'),
        newest.getByRole('link', { name: 'Sceau' }).click(),
      ]);
      expect(proof.suggestedFilename()).toBe(`${download.suggestedFilename()}.seal`);
      const report = await verifySeal(
        createReadStream(await download.path()),
        createReadStream(await proof.path()),
      );
      expect(report).toMatchObject({ isWhole: true, rowCount: expected });
      const rows = read(await readFile(await download.path()));
      expect(rows).toHaveLength(expected);
      const stored = await storedBodies(rows.map((row) => row.id));
      for (const row of rows) {
        const bytes = Buffer.from(row.body, 'utf8');
        expect(bytes.equals(stored.get(row.id) ?? Buffer.alloc(0))).toBe(true);
        expect(row.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
        expect(row).toMatchObject({
          revision: 1,
          author: expect.stringMatching(/^author-/),
          permalink: expect.stringContaining(`/c/${brand.slug}/t/`),
          publishedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
        });
      }
    },
    120_000,
  );

  it('keeps the private space from an analyst: no result, no count, no facet, no line', async () => {
    const analyst = await forum.make.member(brand, { role: 'analyst' });
    const { data } = await forum.graphql<{
      verbatims: { totalCount: number; facets: { spaces: { space: { id: string } }[] } };
    }>(
      '{ verbatims(query: "coulisses secretes") { totalCount facets { spaces { space { id } } } } }',
      {},
      { community: brand.slug, cookie: analyst.cookie },
    );
    expect(data.verbatims).toEqual({ totalCount: 0, facets: { spaces: [] } });
  });

  async function importSample(): Promise<void> {
    const child = spawn(
      process.execPath,
      [
        IMPORT,
        SAMPLE_CONSULTATION.path,
        '--community',
        brand.slug,
        '--space',
        consultation.slug,
        '--source',
        'sample',
        '--map',
        MAPPING,
      ],
      { env: { ...environmentOf(forum) }, stdio: ['ignore', 'ignore', 'inherit'] },
    );
    const [code] = (await once(child, 'exit')) as [number];
    expect(code).toBe(0);
  }

  async function writeBackstage(): Promise<void> {
    const insider = await forum.make.member(brand);
    await forum.make.grantAccess(brand, backstage, insider);
    const by = { member: insider, community: brand, space: backstage };
    const opened = await openThread(forum, by, {
      title: 'Entre nous',
      body: 'Coulisses secrètes : relisons les « données ouvertes » avant jeudi.',
    });
    await reply(forum, by, { threadId: opened.threadId, body: 'D’accord.' });
  }

  async function settleSlowly(): Promise<void> {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const isDone = await settle(forum).then(
        () => true,
        () => false,
      );
      if (isDone) return;
    }
    await settle(forum);
  }

  /** Does something that searches, and answers the total once the page shows it. */
  async function totalAfter(act: () => Promise<void>, variables: RegExp): Promise<number> {
    const answered = page.waitForResponse((response) => {
      const sent = response.request().postData() ?? '';
      return response.url().includes('/graphql') && variables.test(sent);
    });
    await act();
    const { data } = (await (await answered).json()) as { data: { verbatims: { totalCount: number } } };
    const { totalCount } = data.verbatims;
    const shown = new Intl.NumberFormat('fr-FR').format(totalCount);
    await page
      .getByText(new RegExp(`^${shown} verbatims?$`))
      .first()
      .waitFor();
    return totalCount;
  }

  async function search(query: string): Promise<number> {
    const total = await totalAfter(
      () => page.getByRole('searchbox', { name: 'Chercher dans les verbatims' }).fill(query),
      new RegExp(`"query":"${query}"`),
    );
    await page.getByRole('list', { name: 'Verbatims trouvés' }).getByRole('listitem').first().waitFor();
    return total;
  }

  async function storedBodies(ids: readonly string[]): Promise<Map<string, Buffer>> {
    const rows = await forum.database.query<{ id: string; body: Buffer }>(
      'SELECT id, body FROM revision WHERE id = ANY($1)',
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row.body]));
  }
});

function environmentOf(forum: Forum): NodeJS.ProcessEnv {
  const { databaseUrl = '', dataDir } = forum.config;
  return { PATH: '/usr/bin:/bin', DATABASE_URL: databaseUrl, DATA_DIR: dataDir };
}

function readJsonLines(file: Buffer): ExportedRow[] {
  const lines = file.toString('utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as ExportedRow);
}

function readCsv(file: Buffer): ExportedRow[] {
  const rows: Record<string, string>[] = parse(file, { columns: true, bom: false });
  return rows.map(
    (row) =>
      ({ ...row, revision: Number(row.revision), publishedAt: row.published_at }) as unknown as ExportedRow,
  );
}

async function marksOf(page: Page): Promise<string[]> {
  return page.getByRole('list', { name: 'Verbatims trouvés' }).locator('mark').allTextContents();
}

function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Other forms of the two words: singular, masculine. */
function variants(marks: readonly string[]): string[] {
  return marks.map(folded).filter((word) => /^(donne|ouver)/.test(word));
}
