import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, stat, truncate, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkBackup, runMigrations } from '#platform';
import { cloneDatabase, type TestDatabase } from '#test-support';
import { ask, BackupBench, flipBit, refusal, rewriteManifest } from './backup-bench.js';

describe('backup and restore', () => {
  let bench: BackupBench;
  let source: TestDatabase;

  beforeAll(async () => {
    bench = await BackupBench.open();
    source = await cloneDatabase();
    await ask(
      source.url,
      `INSERT INTO account (id, email, display_name, locale, created_at)
       SELECT gen_random_uuid(), 'person-' || n || '@brand.example', E'Zoé\\t\\\\N \\n' || n, 'fr', now()
       FROM generate_series(1, 500) n`,
    );
    await ask(
      source.url,
      `INSERT INTO fact (type, payload) SELECT 'test.Happened', '{}' FROM generate_series(1, 50)`,
    );
    await ask(
      source.url,
      `SELECT graphile_worker.add_job('later', '{"n":1}', run_at => now() + interval '1 year')`,
    );
    await ask(source.url, `SELECT graphile_worker.add_job('under-way', '{"n":2}')`);
    await ask(
      source.url,
      `UPDATE graphile_worker._private_jobs SET locked_by = 'gone', locked_at = now() WHERE (payload ->> 'n')::int = 2`,
    );
  });
  afterAll(async () => {
    await bench.close();
    await source.drop();
  });

  const accounts = (url: string) =>
    ask(url, 'SELECT id, email, display_name, created_at::text FROM account ORDER BY id');
  const accountCount = async (url: string) =>
    (await ask<{ n: number }>(url, 'SELECT count(*)::int AS n FROM account'))[0]?.n;

  it('brings everything back, and goes on counting where it was', async () => {
    const { folder, manifest } = await bench.save(source.url);
    const url = await bench.emptyDatabase();
    expect(await bench.restore(folder, url)).toEqual(manifest);
    expect(manifest.tables.find(({ name }) => name === 'account')?.rows).toBe(500);
    expect(await accounts(url)).toEqual(await accounts(source.url));
    const [next] = await ask<{ id: string; isAfter: boolean }>(
      url,
      `INSERT INTO fact (type, payload) VALUES ('test.Next', '{}')
       RETURNING id, tx > (SELECT max(tx) FROM fact) AS "isAfter"`,
    );
    expect(next).toEqual({ id: '51', isAfter: true });
  });

  it('keeps waiting jobs, and frees those that were under way', async () => {
    const { folder } = await bench.save(source.url);
    const url = await bench.emptyDatabase();
    await bench.restore(folder, url);
    const jobs = await ask(
      url,
      `SELECT t.identifier, (j.payload ->> 'n')::int AS n, j.locked_by, (j.run_at > now() + interval '300 days') AS "isLater"
       FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id ORDER BY n`,
    );
    expect(jobs).toEqual([
      { identifier: 'later', n: 1, locked_by: null, isLater: true },
      { identifier: 'under-way', n: 2, locked_by: null, isLater: false },
    ]);
    await ask(url, `SELECT graphile_worker.add_job('new', '{"n":3}')`);
  });

  it('keeps foreign keys and triggers as they were', async () => {
    const { folder } = await bench.save(source.url);
    const url = await bench.emptyDatabase();
    await bench.restore(folder, url);
    const constraints = `SELECT conrelid::regclass::text AS t, conname, pg_get_constraintdef(oid) AS d, convalidated
      FROM pg_constraint WHERE connamespace::regnamespace::text IN ('public', 'graphile_worker') ORDER BY 1, 2`;
    const triggers = `SELECT tgrelid::regclass::text AS t, tgname, tgenabled FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1, 2`;
    expect(await ask(url, constraints)).toEqual(await ask(source.url, constraints));
    expect(await ask(url, triggers)).toEqual(await ask(source.url, triggers));
  });

  it('brings a backup of an older version up to date', async () => {
    const old = await bench.emptyDatabase();
    const last = 'Verbatims1763700000007';
    const known = (await ask<{ name: string }>(source.url, 'SELECT name FROM migration ORDER BY name')).map(
      ({ name }) => name,
    );
    const first = known.filter((name) => Number(/\d+$/.exec(name)?.[0]) <= 1763700000007);
    expect(first).toContain(last);
    await runMigrations(old, new Set(first));
    await ask(
      old,
      `INSERT INTO account (id, email, display_name, locale, created_at) VALUES (gen_random_uuid(), 'a@b.example', 'A', 'fr', now())`,
    );
    const { folder, manifest } = await bench.save(old);
    expect(manifest.migrations).toHaveLength(first.length);
    const url = await bench.emptyDatabase();
    await bench.restore(folder, url);
    expect(await accountCount(url)).toBe(1);
    const ran = await ask<{ name: string }>(url, 'SELECT name FROM migration ORDER BY name');
    expect(ran.map(({ name }) => name)).toEqual(known);
  });

  it('names what is damaged, and leaves the database empty', async () => {
    const { folder, manifest } = await bench.save(source.url);
    const file = manifest.tables.find(({ name }) => name === 'account')?.file ?? '';
    const path = join(folder, file);
    const whole = await readFile(path);
    const url = await bench.emptyDatabase();
    const damages: [how: string, damage: () => Promise<void>, named: string][] = [
      ['a flipped bit', () => flipBit(path), file],
      ['a cut file', () => truncate(path, whole.length - 10), file],
      ['a missing file', () => unlink(path), file],
    ];
    for (const [how, damage, named] of damages) {
      await damage();
      const { code, message } = await refusal(bench.restore(folder, url));
      expect([how, code, message.includes(named)]).toEqual([how, 'BACKUP_DAMAGED', true]);
      expect((await refusal(checkBackup(folder))).code).toBe('BACKUP_DAMAGED');
      await writeFile(path, whole);
    }
    expect(
      await ask(url, `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace`),
    ).toEqual([]);
    await flipBit(join(folder, 'manifest.json'));
    expect((await refusal(checkBackup(folder))).message).toContain('manifest.json');
    expect((await refusal(checkBackup(bench.dir))).code).toBe('NOT_A_BACKUP');
  });

  it('compares what the database holds in the end, not only what was read', async () => {
    const { folder } = await bench.save(source.url);
    const url = await bench.emptyDatabase();
    await runMigrations(url);
    // A database that does not keep what it is given.
    await ask(url, 'ALTER TABLE account ALTER COLUMN created_at TYPE timestamptz(0)');
    const { code, message } = await refusal(bench.restore(folder, url));
    expect([code, message]).toEqual([
      'NOT_AS_SAVED',
      expect.stringContaining('public.account reads otherwise'),
    ]);
    expect(await accountCount(url)).toBe(0);
  });

  it('refuses a digest that the rows do not have', async () => {
    const { folder } = await bench.save(source.url);
    await rewriteManifest(folder, ({ tables }) => {
      const table = tables.find(({ name }) => name === 'account');
      if (table) table.digest = '0'.repeat(64);
    });
    const { code, message } = await refusal(bench.restore(folder, await bench.emptyDatabase()));
    expect([code, message]).toEqual(['BACKUP_DAMAGED', expect.stringContaining('its rows differ')]);
  });

  it('refuses a database that holds something', async () => {
    const { folder } = await bench.save(source.url);
    const before = await accounts(source.url);
    expect((await refusal(bench.restore(folder, source.url))).code).toBe('TARGET_NOT_EMPTY');
    expect(await accounts(source.url)).toEqual(before);
    const foreign = await bench.emptyDatabase();
    await ask(foreign, 'CREATE TABLE shop (id int)');
    expect((await refusal(bench.restore(folder, foreign))).code).toBe('TARGET_NOT_EMPTY');
  });

  it('refuses a backup of a newer version', async () => {
    const { folder } = await bench.save(source.url);
    await rewriteManifest(folder, ({ migrations }) => void migrations.push('Tomorrow1863700000001'));
    expect((await refusal(bench.restore(folder, await bench.emptyDatabase()))).code).toBe('BACKUP_TOO_NEW');
    await rewriteManifest(folder, (manifest) => void (manifest.format = 2));
    expect((await refusal(checkBackup(folder))).code).toBe('BACKUP_TOO_NEW');
  });

  it('asks for the key that sealed data needs, or brings it along', async () => {
    const without = await bench.save(source.url);
    const url = await bench.emptyDatabase();
    const fresh = { secretKey: undefined };
    expect((await refusal(bench.restore(without.folder, url, fresh))).code).toBe('KEY_MISSING');
    const other = { secretKey: randomUUID() };
    expect((await refusal(bench.restore(without.folder, url, other))).code).toBe('KEY_DIFFERS');
    expect(
      await ask(url, `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace`),
    ).toEqual([]);
    await bench.restore(without.folder, url, { ...other, acceptsNewKey: true });

    const withKey = await bench.save(source.url, { includesKey: true });
    const dataDir = bench.newFolder();
    await bench.restore(withKey.folder, await bench.emptyDatabase(), { ...fresh, dataDir });
    const path = join(dataDir, 'secret.key');
    expect(await readFile(path, 'utf8')).toBe(bench.secretKey);
    for (const key of [path, join(withKey.folder, 'secret.key')])
      expect((await stat(key)).mode & 0o777).toBe(0o600);
    expect(await readdir(without.folder)).not.toContain('secret.key');
  });

  it('saves files with the rows that name them', async () => {
    const filesDir = bench.newFolder();
    await mkdir(join(filesDir, 'exports'), { recursive: true });
    const bytes = Buffer.from([0, 1, 2, 255, 254]);
    await writeFile(join(filesDir, 'exports/a'), bytes);
    await writeFile(join(filesDir, 'exports/b.x.part'), 'half');
    const { folder, manifest } = await bench.save(source.url, { filesDir });
    expect(manifest.files.map(({ key }) => key)).toEqual(['exports/a']);
    const dataDir = bench.newFolder();
    await bench.restore(folder, await bench.emptyDatabase(), { dataDir });
    expect(await readFile(join(dataDir, 'files/exports/a'))).toEqual(bytes);
    await flipBit(join(folder, 'files/exports/a'));
    expect((await refusal(checkBackup(folder))).message).toContain('files/exports/a');
    await rewriteManifest(folder, ({ files }) => files.forEach((file) => (file.key = '../../out')));
    expect((await refusal(checkBackup(folder))).code).toBe('BACKUP_DAMAGED');
  });

  it('keeps nothing of a backup that is stopped, and nothing of a restore', async () => {
    const stopping = new AbortController();
    const before = await readdir(bench.dir);
    const stopAt = (wanted: string, controller: AbortController) => (step: string) => {
      if (step.includes(wanted)) controller.abort();
    };
    const saving = bench.save(source.url, {
      signal: stopping.signal,
      onStep: stopAt('public.member', stopping),
    });
    expect((await refusal(saving)).code).toBe('STOPPED');
    expect(await readdir(bench.dir)).toEqual(before);

    const { folder } = await bench.save(source.url);
    for (const step of ['loading public.account', 'checking public.fact']) {
      const halting = new AbortController();
      const url = await bench.emptyDatabase();
      const restoring = bench.restore(folder, url, { signal: halting.signal, onStep: stopAt(step, halting) });
      expect((await refusal(restoring)).code).toBe('STOPPED');
      expect(await accountCount(url)).toBe(0);
      await bench.restore(folder, url);
      expect(await accountCount(url)).toBe(500);
    }
  });
});
