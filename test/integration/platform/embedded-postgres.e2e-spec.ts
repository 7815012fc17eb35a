import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import {
  DataFolderBusyError,
  DataFolderError,
  openDatabaseServer,
  type DatabaseServer,
  type DatabaseServerOptions,
} from '#platform';

const HOLDER = fileURLToPath(new URL('./database-holder.js', import.meta.url));
const TIMEOUT_MS = 60_000;

interface Holder {
  child: ChildProcess;
  said: { url?: string; error?: string; message?: string };
}

const holders: ChildProcess[] = [];
const servers: DatabaseServer[] = [];

async function hold(dataDir: string, mode: string): Promise<Holder> {
  const child = spawn(process.execPath, [HOLDER, dataDir, mode], { stdio: ['ignore', 'pipe', 'inherit'] });
  holders.push(child);
  for await (const line of createInterface({ input: child.stdout })) {
    return { child, said: JSON.parse(line) as Holder['said'] };
  }
  throw new Error('The holder ended without a word.');
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
}

async function query<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function eventually<T>(attempt: () => Promise<T>): Promise<T> {
  for (const deadline = Date.now() + 20_000; ; await sleep(100)) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
  }
}

const isRunning = async (dataDir: string) =>
  readFile(join(dataDir, 'postgres', 'postmaster.pid')).then(
    () => true,
    () => false,
  );

const postmasterPid = async (dataDir: string) =>
  Number((await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0]);

describe('the embedded PostgreSQL', () => {
  let dataDir: string;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'parvis-embedded-'));
    await chmod(dataDir, 0o711);
  });

  const open = async (mode: DatabaseServerOptions['mode'], folder = dataDir) => {
    const server = await openDatabaseServer({ dataDir: folder, mode });
    servers.push(server);
    return server;
  };

  afterEach(async () => {
    for (const server of servers.splice(0)) await server.close();
    for (const child of holders.splice(0)) await end(child, 'SIGTERM');
  }, TIMEOUT_MS);

  afterAll(async () => {
    // A test that failed half-way may have left the server alone: the last one to leave stops it.
    await (await openDatabaseServer({ dataDir, mode: 'attach' })).close();
    await rm(dataDir, { recursive: true, force: true });
  }, TIMEOUT_MS);

  it(
    'keeps its data from one start to the next, under a private password',
    async () => {
      const first = await open('serve');
      await query(first.url, "CREATE TABLE kept (word text); INSERT INTO kept VALUES ('été')");
      await first.close();
      expect(await isRunning(dataDir)).toBe(false);

      const second = await open('serve');
      expect(await query(second.url, 'SELECT word FROM kept')).toEqual([{ word: 'été' }]);
      const withoutPassword = second.url.replace(/:[^:@]+@/, ':guess@');
      await expect(query(withoutPassword, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
      const { mode } = await stat(join(dataDir, 'postgres', 'parvis.password'));
      expect(mode & 0o777).toBe(0o600);
    },
    TIMEOUT_MS,
  );

  it(
    'sorts as French does, is durable, and gives the forum no superuser',
    async () => {
      const server = await open('serve');
      const words = await query(
        server.url,
        "SELECT w FROM unnest(ARRAY['zoo','élan','eau','Écho']) AS w ORDER BY w",
      );
      expect(words.map(({ w }) => w as string)).toEqual(['eau', 'Écho', 'élan', 'zoo']);
      const [settings] = await query(
        server.url,
        `SELECT current_setting('fsync') AS fsync, current_setting('server_encoding') AS encoding,
              current_setting('listen_addresses') AS address, current_setting('is_superuser') AS superuser`,
      );
      expect(settings).toEqual({ fsync: 'on', encoding: 'UTF8', address: '127.0.0.1', superuser: 'off' });
    },
    TIMEOUT_MS,
  );

  it(
    'adopts the server that a killed process left, with what was committed, and stops it',
    async () => {
      const { child, said } = await hold(dataDir, 'serve');
      await query(said.url ?? '', 'CREATE TABLE committed AS SELECT 42 AS answer');
      const pid = await postmasterPid(dataDir);
      await end(child, 'SIGKILL');
      expect(await isRunning(dataDir)).toBe(true);

      const server = await open('serve');
      expect(await postmasterPid(dataDir)).toBe(pid);
      expect(await query(server.url, 'SELECT answer FROM committed')).toEqual([{ answer: 42 }]);
      await server.close();
      expect(await isRunning(dataDir)).toBe(false);
    },
    TIMEOUT_MS,
  );

  it(
    'recovers what was committed when the server itself was killed',
    async () => {
      const { child, said } = await hold(dataDir, 'serve');
      await query(said.url ?? '', 'CREATE TABLE survived AS SELECT 7 AS answer');
      const pid = await postmasterPid(dataDir);
      await end(child, 'SIGKILL');
      process.kill(pid, 'SIGKILL');

      const server = await open('serve');
      expect(await query(server.url, 'SELECT answer FROM survived')).toEqual([{ answer: 7 }]);
    },
    TIMEOUT_MS,
  );

  it(
    'is not blocked by a stale postmaster.pid, even when another program has its number now',
    async () => {
      await writeFile(
        join(dataDir, 'postgres', 'postmaster.pid'),
        `${process.pid}\n/elsewhere\n0\n1\n\n127.0.0.1\n0\nready   \n`,
      );
      const server = await open('serve');
      expect(await postmasterPid(dataDir)).not.toBe(process.pid);
      await server.close();
    },
    TIMEOUT_MS,
  );

  it(
    'refuses a second forum on the folder and leaves the first one alone',
    async () => {
      const first = await open('serve');
      await expect(open('serve')).rejects.toThrow(DataFolderBusyError);
      const { said } = await hold(dataDir, 'serve');
      expect(said.error).toBe('DataFolderBusyError');
      expect(said.message).not.toContain(dataDir);
      expect(await query(first.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    },
    TIMEOUT_MS,
  );

  it(
    'lets one of two forums through when both start at the same moment on a new folder',
    async () => {
      const fresh = join(dataDir, 'race');
      const both = await Promise.allSettled([open('serve', fresh), open('serve', fresh)]);
      const refused = both.filter((result) => result.status === 'rejected');
      expect(refused.map(({ reason }) => (reason as Error).name)).toEqual(['DataFolderBusyError']);
    },
    TIMEOUT_MS,
  );

  it('lets a command attach beside the forum without stopping its server', async () => {
    const forum = await open('serve');
    const command = await open('attach');
    expect(command.url).toBe(forum.url);
    await command.close();
    expect(await query(forum.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('lets a command run alone, and stops the server after it', async () => {
    const command = await open('attach');
    expect(await query(command.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await command.close();
    expect(await isRunning(dataDir)).toBe(false);
  });

  it('keeps the server for a forum that started while a command had it', async () => {
    const command = await open('attach');
    const forum = await open('serve');
    await command.close();
    expect(await query(forum.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await forum.close();
    expect(await isRunning(dataDir)).toBe(false);
  });

  it(
    'starts PostgreSQL again under the same address, and claims the folder again, when it crashes',
    async () => {
      const forum = await open('serve');
      process.kill(await postmasterPid(dataDir), 'SIGKILL');
      const claims =
        "SELECT FROM pg_stat_activity JOIN pg_locks USING (pid) WHERE application_name = 'parvis tenancy' AND mode = 'ExclusiveLock' AND locktype = 'advisory'";
      await eventually(async () => expect(await query(forum.url, claims)).toHaveLength(1));
      await expect(open('serve')).rejects.toThrow(DataFolderBusyError);
    },
    TIMEOUT_MS,
  );

  it(
    'waits for room on the disk where PostgreSQL cannot start for want of it, and starts it by itself',
    async () => {
      const said: string[] = [];
      let lost: Error | null = null;
      let freeBytes = 0;
      const forum = await openDatabaseServer({
        dataDir,
        mode: 'serve',
        onTrouble: (line) => said.push(line),
        onLost: (error) => (lost = error),
        freeBytes: async () => freeBytes,
      });
      servers.push(forum);
      await query(forum.url, 'CREATE TABLE acknowledged AS SELECT 3 AS answer');
      const control = join(dataDir, 'postgres', 'global', 'pg_control');
      // As with a journal that finds no room: it does not start, whatever is tried.
      await rename(control, `${control}.away`);
      try {
        process.kill(await postmasterPid(dataDir), 'SIGKILL');
        await eventually(async () => expect(said).toHaveLength(1));
        await sleep(4_000);
        expect([said, lost]).toEqual([[expect.stringContaining('its disk is full')], null]);
      } finally {
        await rename(`${control}.away`, control);
      }
      freeBytes = 1024 ** 3;
      await eventually(async () =>
        expect(await query(forum.url, 'SELECT answer FROM acknowledged')).toEqual([{ answer: 3 }]),
      );
      await eventually(async () => expect(said.at(-1)).toContain('PostgreSQL is back'));
      expect([said.length, lost]).toEqual([2, null]);
    },
    TIMEOUT_MS,
  );

  it('uses a given server as it is', async () => {
    const databaseUrl = 'postgres://somewhere.example/forum';
    const server = await openDatabaseServer({ databaseUrl, dataDir: '/nowhere', mode: 'serve' });
    expect(server).toMatchObject({ url: databaseUrl, isEmbedded: false });
    await server.close();
  });

  it('names the variable and not its value when the folder cannot be used', async () => {
    const file = join(dataDir, 'a-file');
    await writeFile(file, '');
    const failure = await openDatabaseServer({ dataDir: join(file, 'data'), mode: 'serve' }).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(DataFolderError);
    expect((failure as Error).message).toContain('DATA_DIR');
    expect((failure as Error).message).not.toContain(file);
  });
});
