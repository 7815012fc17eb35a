import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cloneDatabase, ForumProcess, freePort, type TestDatabase, waitFor } from '#test-support';

describe('a process that is told to close', () => {
  let dataDir: string;
  let database: TestDatabase;
  let forum: ForumProcess;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'parvis-signals-'));
    database = await cloneDatabase();
    forum = new ForumProcess({
      DATA_DIR: dataDir,
      DATABASE_URL: database.url,
      PORT: String(await freePort()),
      SHUTDOWN_DELAY_SECONDS: '60',
    });
    await forum.start();
  }, 120_000);

  afterAll(async () => {
    await forum.kill();
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('says first that it is not ready, serves on meanwhile, and ends at once at a second signal', async () => {
    forum.signal('SIGTERM');
    const isNotReady = async () => (await fetch(`${forum.url}/health/ready`)).status === 503;
    await waitFor('the readiness to end', isNotReady);
    const page = await fetch(`${forum.url}/`);
    expect([page.status, page.headers.get('connection')]).toEqual([200, 'close']);
    forum.signal('SIGTERM');
    await sleep(300);
    expect(forum.isRunning).toBe(true);
    await sleep(1_000);
    expect(await forum.stop()).toBe(1);
    expect(forum.output).toContain('A second signal came');
  }, 60_000);
});
