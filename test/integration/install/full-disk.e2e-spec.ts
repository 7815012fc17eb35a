import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { createLogger, LocalStorage, WatchedStorage } from '#platform';
import { type Forum, openThread, settle, startForum, waitFor } from '#test-support';
import { describeWith } from '../../support/requires.js';
import { endOf, startExport } from '../verbatims/exporting.js';

/** A file system of a few kilobytes of its own; null where this user may not mount one. */
function tinyDisk(): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'parvis-tiny-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], { stdio: 'ignore' });
    return folder;
  } catch {
    rmSync(folder, { recursive: true });
    return null;
  }
}

function release(folder: string): void {
  execFileSync('umount', ['-l', folder]);
  rmSync(folder, { recursive: true, force: true });
}

const probe = tinyDisk();
if (probe) release(probe);

describeWith({ name: 'the right to mount a file system', isMet: probe !== null }, 'a full disk', () => {
  let disk: string;
  let forum: Forum;
  const lines: { msg: string }[] = [];
  const destination = new Writable({
    write(chunk: Buffer, _encoding, done) {
      for (const line of chunk.toString('utf8').split('\n').filter(Boolean))
        lines.push(JSON.parse(line) as { msg: string });
      done();
    },
  });

  beforeAll(async () => {
    disk = tinyDisk() ?? '';
    forum = await startForum({ config: { dataDir: disk }, logger: createLogger('warn', destination) });
  });
  afterAll(async () => {
    await forum.stop();
    release(disk);
  });

  it('holds up files and nothing else, says so once, and is made up for when there is room', async () => {
    const community = await forum.make.community({ newcomerPostThreshold: 0 });
    const space = await forum.make.space(community);
    const member = await forum.make.member(community);
    const analyst = { member: await forum.make.member(community, { role: 'analyst' }), community };
    const operator = await forum.make.member(community, { isOperator: true });
    const codeOf = async (part: string): Promise<string | undefined> => {
      const { data } = await forum.graphql<{ systemHealth: { parts: { part: string; code: string }[] } }>(
        '{ systemHealth { parts { part code } } }',
        {},
        { cookie: operator.cookie },
      );
      return data.systemHealth.parts.find((each) => each.part === part)?.code;
    };
    const written = { member, community, space };
    await openThread(forum, written, { title: 'Before', body: 'There was room.' });
    await settle(forum);
    const ballast = join(disk, 'ballast');
    try {
      writeFileSync(ballast, Buffer.alloc(1024 ** 2));
    } catch (error) {
      expect((error as { code: string }).code).toBe('ENOSPC');
    }
    expect(await codeOf('disk')).toBe('DISK_FULL');
    const started = await startExport(forum, analyst, {});
    await waitFor('the export to fail', async () => (await codeOf('storage')) === 'STORAGE_FULL', 15_000);
    const post = await openThread(forum, written, { title: 'Still here', body: 'Written.' });
    await settle(forum);
    expect(post.state).toBe('PUBLISHED');
    rmSync(ballast);
    await forum.database.query(
      `SELECT graphile_worker.reschedule_jobs(ARRAY(SELECT id FROM graphile_worker.jobs), run_at => now())`,
    );
    const done = await endOf(forum, analyst, started.id);
    expect(done).toMatchObject({ state: 'DONE', rowCount: 1 });
    expect(await codeOf('storage')).toBe('WORKING');
    const said = lines.filter(({ msg }) => msg.includes('files cannot be written')).map(({ msg }) => msg);
    expect(said).toEqual([
      'files cannot be written: exports wait until they can',
      'over: files cannot be written: exports wait until they can',
    ]);
  }, 60_000);

  it('leaves no half of a file behind', async () => {
    const storage = new WatchedStorage(new LocalStorage(disk), createLogger('silent'));
    const chunks = Readable.from(Array.from({ length: 40 }, () => Buffer.alloc(4_096)));
    await expect(storage.write('large', chunks)).rejects.toMatchObject({ code: 'ENOSPC' });
    await expect(storage.read('large')).rejects.toThrow('file missing');
    expect((await storage.report())[0]).toMatchObject({ state: 'down', code: 'STORAGE_FULL' });
    await storage.write('small', Readable.from([Buffer.from('room enough')]));
    expect((await storage.report())[0]).toMatchObject({ state: 'working' });
  });

  it('does not blame the disk for what the content itself fails on', async () => {
    const storage = new WatchedStorage(new LocalStorage(disk), createLogger('silent'));
    const broken = new Readable({
      read() {
        this.destroy(new Error('the database is away'));
      },
    });
    await expect(storage.write('broken', broken)).rejects.toThrow('the database is away');
    expect((await storage.report())[0]).toMatchObject({ state: 'working' });
  });
});
