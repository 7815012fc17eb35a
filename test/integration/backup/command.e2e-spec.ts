import { spawn } from 'node:child_process';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDatabaseServer, runMigrations } from '#platform';
import { cloneDatabase, type TestDatabase } from '#test-support';
import { ask, BackupBench } from './backup-bench.js';

const MAIN = fileURLToPath(new URL('../../../apps/backup/src/main.js', import.meta.url));

describe('the commands', () => {
  let bench: BackupBench;
  let source: TestDatabase;
  let dataDir: string;

  beforeAll(async () => {
    bench = await BackupBench.open();
    source = await cloneDatabase();
    dataDir = bench.newFolder();
    await mkdir(dataDir, { recursive: true });
    await ask(
      source.url,
      `INSERT INTO mail (id, recipient, subject, text_body, created_at)
       SELECT gen_random_uuid(), n::text, md5(n::text), md5((-n)::text) || md5((n * 7)::text), now() FROM generate_series(1, 3000) n`,
    );
  });
  afterAll(async () => {
    await bench.close();
    await source.drop();
  });

  function run(
    args: string[],
    databaseUrl: string,
    prefix: string[] = [],
    place: Record<string, string> = {},
  ): Promise<{ code: number | null; said: string }> {
    const [program = '', ...given] = [...prefix, process.execPath, MAIN, ...args];
    const env = {
      PATH: '/usr/bin:/bin',
      DATA_DIR: dataDir,
      DATABASE_URL: databaseUrl,
      SECRET_KEY: bench.secretKey,
      ...place,
    };
    return new Promise((resolve, reject) => {
      const child = spawn(program, given, { env, stdio: ['ignore', 'pipe', 'pipe'] });
      let said = '';
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
      child.on('error', reject);
      child.on('close', (code) => resolve({ code, said }));
    });
  }

  it('say in plain words how they are used', async () => {
    const helped = ['backup', 'restore', 'move'].map(async (name) => {
      const { code, said } = await run([name, '--help'], source.url);
      expect([code, said.split('\n')[0]?.startsWith(`npm run ${name} `)]).toEqual([0, true]);
    });
    const [unknown, alien] = await Promise.all([
      run(['backup', 'what'], source.url),
      run(['backup', '--check'], source.url),
      ...helped,
    ]);
    expect(unknown.code).toBe(1);
    expect(alien.said).toContain('--check means nothing here');
  }, 90_000);

  it('save, check and restore by one line each', async () => {
    const to = bench.newFolder();
    const saved = await run(['backup', '--to', to], source.url);
    expect(saved).toMatchObject({ code: 0, said: expect.stringMatching(/Saved \d+ rows of \d+ tables/) });
    const [name = ''] = await readdir(to);
    expect(name).toMatch(/^parvis-\d{8}-\d{6}$/);
    const folder = join(to, name);
    expect((await run(['restore', folder, '--check'], source.url)).said).toContain('This backup is whole');
    const url = await bench.emptyDatabase();
    const restored = await run(['restore', folder], url);
    expect(restored).toMatchObject({ code: 0, said: expect.stringContaining('as their sha256 says') });
    expect(await ask(url, 'SELECT count(*)::int AS n FROM mail')).toEqual([{ n: 3000 }]);
    const again = await run(['restore', folder], url);
    expect(again).toMatchObject({
      code: 1,
      said: expect.stringContaining('There is a forum in this database already'),
    });
  }, 180_000);

  it('say in one line that the disk is full, and leave no half backup', async () => {
    const to = bench.newFolder();
    // A limit on the size of files stands for the end of the disk: the system refuses the write all the same.
    const small = ['bash', '-c', `trap '' XFSZ; ulimit -f 64; exec "$@"`, 'bash'];
    const { code, said } = await run(['backup', '--to', to], source.url, small);
    expect(code).toBe(1);
    expect(said.trim().split('\n').at(-1)).toMatch(/^There is no room left in .*Nothing was kept\.$/);
    expect(await readdir(to)).toEqual([]);
  }, 60_000);

  it('say what is wrong with a folder or a database', async () => {
    const file = join(bench.dir, 'a-file');
    await writeFile(file, '');
    const nowhere = 'postgres://nobody:secret@127.0.0.1:1/none';
    const [inFile, unreachable, noUrl, hasOne] = await Promise.all([
      run(['backup', '--to', file], source.url),
      run(['backup', '--to', bench.newFolder()], nowhere),
      run(['move', 'nowhere'], source.url),
      run(['move', nowhere], source.url),
    ]);
    expect(inFile.said).toContain('cannot be used (ENOTDIR)');
    expect([unreachable.code, unreachable.said.trim()]).toEqual([
      1,
      'The database cannot be reached (ECONNREFUSED).',
    ]);
    expect(noUrl.said).toContain('postgres://user:password@host');
    expect(hasOne.said).toContain('DATABASE_URL: ');
  }, 90_000);

  it('move the embedded forum to another server, once nobody runs it', async () => {
    const folder = bench.newFolder();
    const forum = await openDatabaseServer({ dataDir: folder, mode: 'serve' });
    const url = await bench.emptyDatabase();
    await runMigrations(forum.url);
    await ask(
      forum.url,
      `INSERT INTO mail (id, recipient, subject, text_body, created_at) VALUES (gen_random_uuid(), 'a', 'b', 'c', now())`,
    );
    const place = { DATA_DIR: folder, DATABASE_URL: '' };
    const busy = await run(['move', url], '', [], place);
    expect(busy).toMatchObject({
      code: 1,
      said: expect.stringContaining('another process is already running'),
    });
    await forum.close();
    const moved = await run(['move', url], '', [], place);
    expect(moved).toMatchObject({ code: 0, said: expect.stringContaining('DATABASE_URL') });
    expect(moved.said).not.toContain(url);
    expect(await ask(url, 'SELECT recipient, subject FROM mail')).toEqual([{ recipient: 'a', subject: 'b' }]);
    expect((await run(['move', url], '', [], place)).said).toContain(
      'There is a forum in this database already',
    );
  }, 90_000);
});
