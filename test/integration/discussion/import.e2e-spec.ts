import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import {
  describeWith,
  type Forum,
  SAMPLE_CONSULTATION,
  startForum,
  type TestCommunity,
  type TestSpace,
  waitFor,
} from '#test-support';
import { Writer } from './operations.js';

const MAIN = fileURLToPath(new URL('../../../apps/import/src/main.js', import.meta.url));
const MAPPING = fileURLToPath(
  new URL('../../../../test/integration/discussion/consultation.mapping.json', import.meta.url),
);

const AT = '2020-05-01T10:00:00+0200';
const thread = (id: string, more: object = {}) => ({
  kind: 'thread',
  id,
  title: `Thread ${id}`,
  author: 'u1',
  createdAt: AT,
  body: `Opening ${id}`,
  ...more,
});
const post = (id: string, of: string, more: object = {}) => ({
  kind: 'post',
  id,
  thread: of,
  author: { id: 'u2', name: 'Noé' },
  createdAt: AT,
  body: `Post ${id}`,
  ...more,
});

describe('an import', () => {
  let forum: Forum;
  let brand: TestCommunity;
  let space: TestSpace;
  let folder: string;

  beforeAll(async () => {
    forum = await startForum({ config: { roles: ['api'] } });
    folder = await mkdtemp(join(tmpdir(), 'parvis-import-'));
  });
  afterAll(async () => {
    await forum.stop();
    await rm(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    brand = await forum.make.community();
    space = await forum.make.space(brand);
  });

  function start(
    path: string,
    ...options: string[]
  ): { child: ChildProcess; ended: Promise<{ code: number | null; said: string }> } {
    const args = [MAIN, path, '--community', brand.slug, '--space', space.slug, ...options];
    const child = spawn(process.execPath, args, {
      env: { ...forumEnvironment(), PATH: '/usr/bin:/bin' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const ended = new Promise<{ code: number | null; said: string }>((resolve) =>
      child.on('close', (code) => resolve({ code, said })),
    );
    return { child, ended };
  }

  const forumEnvironment = () => ({ DATABASE_URL: forum.config.databaseUrl, DATA_DIR: forum.config.dataDir });

  async function importLines(lines: (object | string | Buffer)[], ...options: string[]) {
    const path = join(folder, 'file.jsonl');
    const bytes = lines.map((line) =>
      Buffer.isBuffer(line) ? line : Buffer.from(typeof line === 'string' ? line : JSON.stringify(line)),
    );
    await writeFile(path, Buffer.concat(bytes.flatMap((line) => [line, Buffer.from('\n')])));
    return start(path, ...options).ended;
  }

  /** Everything of the community that an import writes, in an order that does not depend on the run. */
  async function rows(): Promise<unknown[]> {
    return forum.database.query(
      `SELECT t.title, t.seq, t.reply_count, t.last_activity_at, p.seq AS place, p.depth, p.created_at, p.published_at, p.id, p.state,
         encode(r.sha256, 'hex') AS sha, m.display_name
       FROM thread t JOIN post p ON p.thread_id = t.id JOIN revision r ON r.id = p.revision_id JOIN member m ON m.id = p.author_id
       WHERE t.community_id = $1 ORDER BY t.id, p.seq`,
      [brand.id],
    );
  }

  const tree = [
    thread('1'),
    post('a', '1'),
    post('b', '1', { parent: 'a', createdAt: '2020-04-01T00:00:00Z' }),
    post('c', '1', { parent: 'b', author: 'u1' }),
  ];

  it('keeps the order of the file, the tree, the dates and the authors', async () => {
    expect(await importLines(tree)).toMatchObject({ code: 0 });
    expect(await rows()).toMatchObject([
      {
        place: '1',
        depth: 0,
        display_name: 'u1',
        seq: '4',
        reply_count: 3,
        last_activity_at: new Date(AT.replace('+0200', '+02:00')),
      },
      { place: '2', depth: 0, display_name: 'Noé', published_at: new Date('2020-05-01T08:00:00Z') },
      { place: '3', depth: 1, created_at: new Date('2020-04-01T00:00:00Z') },
      { place: '4', depth: 2, display_name: 'u1' },
    ]);
  });

  it('run twice finds the same rows, and brings in what is new', async () => {
    await importLines(tree);
    const before = await rows();
    const again = await importLines([...tree, post('d', '1')]);
    expect(again.said).toContain('1 imported, 4 already there, 0 refused');
    expect((await rows()).slice(0, 4)).toMatchObject(
      before.map((row) => ({ id: (row as { id: string }).id })),
    );
    expect(await rows()).toHaveLength(5);
  });

  it('under another source brings in other things', async () => {
    await importLines(tree);
    await importLines(tree, '--source', 'elsewhere');
    expect(await rows()).toHaveLength(8);
  });

  it('reports what cannot be imported by its line, and imports the rest', async () => {
    const report = join(folder, 'report.jsonl');
    const { code } = await importLines(
      [
        thread('1'),
        '{"kind":"post",',
        '[]',
        '{"kind":"post","id":"x","id":"y"}',
        { kind: 'poll', id: '1' },
        post('lone', '1', { body: 'a\ud83db' }),
        post('nul', '1', { body: 'a\u0000b' }),
        post('blank', '1', { body: '  ' }),
        post('long', '1', { body: 'x'.repeat(40_001) }),
        JSON.stringify(post('huge', '1', { body: 'x'.repeat(1_000_001) })),
        Buffer.from([0x7b, 0xc0, 0xaf, 0x7d]),
        post('orphan', 'nowhere'),
        post('lost', '1', { parent: 'nobody' }),
        post('future', '1', { createdAt: '2999-01-01T00:00:00Z' }),
        thread('2', { space: 'nowhere' }),
        thread('3', { title: ' ' }),
        post('noname', '1', { author: ' ' }),
        '',
        post('good', '1'),
        post('a\u0000', '1'),
      ],
      '--report',
      report,
    );
    expect(code).toBe(2);
    const bad = (await readFile(report, 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { line: number; reason: string });
    expect(bad.map(({ line }) => line).sort((a, b) => a - b)).toEqual([
      2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 20,
    ]);
    const reasonOf = (wanted: number) => bad.find(({ line }) => line === wanted)?.reason;
    expect(reasonOf(4)).toContain('comes twice');
    expect(reasonOf(6)).toContain('INVALID_UNICODE');
    expect(reasonOf(7)).toContain('NUL_NOT_ALLOWED');
    expect(reasonOf(10)).toContain('longer than');
    expect(reasonOf(11)).toContain('UTF-8');
    expect(await rows()).toHaveLength(2);
  });

  it('goes on after it was stopped, and after it was killed', async () => {
    const path = join(folder, 'long.jsonl');
    const lines = [thread('1'), ...Array.from({ length: 1_500 }, (_, n) => post(`p${n}`, '1'))];
    await writeFile(path, lines.map((line) => JSON.stringify(line)).join('\n'));
    for (const signal of ['SIGINT', 'SIGKILL'] as const) {
      const before = (await rows()).length;
      const run = start(path);
      await waitFor('some rows', async () => (await rows()).length > before, 60_000);
      run.child.kill(signal);
      const { code, said } = await run.ended;
      if (signal === 'SIGINT' && code !== 0)
        expect([code, said]).toEqual([130, expect.stringContaining('Stopped at line')]);
    }
    expect(await start(path).ended).toMatchObject({ code: 0 });
    expect((await rows()).map((row) => Number((row as { place: string }).place))).toEqual(
      lines.map((_, index) => index + 1),
    );
  }, 120_000);

  it.each([
    [['--community', 'nowhere'], 'there is no community "nowhere"'],
    [['--source', 'a b'], '--source'],
    [['--nonsense'], 'nonsense'],
  ])('says in one line what is wrong with %p', async (options, line) => {
    const { code, said } = await importLines(tree, ...options);
    expect(code).toBe(1);
    expect(said).toContain(line);
    expect(said).not.toContain('    at ');
  });

  describeWith(SAMPLE_CONSULTATION, 'of a real consultation', () => {
    it('keeps every text to the byte', async () => {
      const { code, said } = await start(SAMPLE_CONSULTATION.path, '--map', MAPPING).ended;
      expect([code, said]).toEqual([0, expect.stringContaining('5016 imported, 0 already there, 0 refused')]);
      const wanted: string[] = [];
      for await (const line of createInterface({ input: createReadStream(SAMPLE_CONSULTATION.path) })) {
        wanted.push(
          createHash('sha256')
            .update((JSON.parse(line) as { body: string }).body, 'utf8')
            .digest('hex'),
        );
      }
      const stored = (await rows()).map((row) => (row as { sha: string }).sha);
      expect(stored.sort()).toEqual(wanted.sort());
      const visitor = new Writer(forum, { community: brand.slug });
      const { data } = await visitor.ask<{ space: { threadCount: number } }>(
        'query ($s: String!) { space(slug: $s) { threadCount } }',
        { s: space.slug },
      );
      expect(data.space.threadCount).toBe(696);
    }, 300_000);
  });
});
