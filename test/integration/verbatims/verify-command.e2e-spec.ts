import { execFile } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Forum, openThread, reply, settle, startForum, type TestCommunity } from '#test-support';
import { download, downloadSeal, endOf, startExport } from './exporting.js';

const PROGRAM = fileURLToPath(new URL('../../../apps/verify/src/main.js', import.meta.url));

describe('npm run verify', () => {
  let forum: Forum;
  let folder: string;
  let fingerprint: string;

  beforeAll(async () => {
    forum = await startForum();
    const community: TestCommunity = await forum.make.community({ newcomerPostThreshold: 0 });
    const space = await forum.make.space(community);
    const writer = { member: await forum.make.member(community), community };
    const { threadId } = await openThread(forum, { ...writer, space }, { title: 'Lampe', body: 'Une' });
    for (const body of ['Deux', 'Trois']) await reply(forum, writer, { threadId, body });
    await settle(forum);
    const analyst = { member: await forum.make.member(community, { role: 'analyst' }), community };
    const { id } = await startExport(forum, analyst, {});
    await endOf(forum, analyst, id);
    folder = await mkdtemp(join(tmpdir(), 'parvis-verify-'));
    for (const [fetched, name] of [
      [download, 'a.jsonl'],
      [downloadSeal, 'a.jsonl.seal'],
    ] as const) {
      const answer = await fetched(forum, id, community, analyst.member.cookie);
      await writeFile(join(folder, name), Buffer.from(await answer.arrayBuffer()));
    }
    const answer = await fetch(`${forum.url}/seal-keys?community=${community.slug}`);
    fingerprint = ((await answer.json()) as { keys: { fingerprint: string }[] }).keys[0]?.fingerprint ?? '';
  });
  afterAll(() => forum?.stop());

  const run = (...args: string[]): Promise<{ code: number; out: string; err: string }> =>
    new Promise((resolve) => {
      execFile(process.execPath, [PROGRAM, '--from', folder, ...args], (error, out, err) =>
        resolve({ code: (error as { code?: number } | null)?.code ?? 0, out, err }),
      );
    });

  it('says that a file is whole, and whose it is', async () => {
    const alone = await run('a.jsonl');
    expect(alone).toMatchObject({ code: 0, err: '' });
    expect(alone.out).toContain('Whole: 3 rows, to the byte.');
    expect(alone.out).toContain(`Key:    ${fingerprint}, to be compared`);
    expect(await run('a.jsonl', 'a.jsonl.seal', '--key', fingerprint)).toMatchObject({ code: 0 });
    expect(await run('a.jsonl', '--forum', forum.url)).toMatchObject({ code: 0 });
  }, 60_000);

  it('names the row of one flipped byte', async () => {
    const text = await readFile(join(folder, 'a.jsonl'), 'utf8');
    await writeFile(join(folder, 'b.jsonl'), text.replace('Deux', 'Deuy'));
    const { code, out } = await run('b.jsonl', 'a.jsonl.seal');
    expect(code).toBe(1);
    expect(out).toContain('NOT WHOLE');
    expect(out).toContain('row 2: altered');
  }, 60_000);

  it('takes no stranger’s word', async () => {
    const { code, out } = await run('a.jsonl', '--key', '0'.repeat(32));
    expect(code).toBe(1);
    expect(out).toContain('none of those it should be');
  }, 60_000);

  it.each([
    [['nothing.jsonl'], /ENOENT/],
    [[], /npm run verify/],
    [['a.jsonl', '--key', 'zz'], /32 characters/],
    [['a.jsonl', '--forum', 'ftp://x'], /by its address/],
    [['a.jsonl', '--forum', 'http://127.0.0.1:9'], /could not be asked/],
    [['a.jsonl', '--alien'], /alien/],
  ])(
    'says what is wrong with %j',
    async (args, words) => {
      const { code, err } = await run(...args);
      expect(code).toBe(2);
      expect(err).toMatch(words);
      expect(err).not.toMatch(/^\s+at /m);
    },
    60_000,
  );
});
