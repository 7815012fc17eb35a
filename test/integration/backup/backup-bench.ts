import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createHash, randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import {
  BackupError,
  type Manifest,
  restoreBackup,
  type RestoreOptions,
  Secrets,
  writeBackup,
} from '#platform';
import { emptyDatabase, type TestDatabase } from '#test-support';

/** Folders and databases of one test file, and the work done with them. */
export class BackupBench {
  readonly secretKey = randomBytes(32).toString('hex');
  private count = 0;
  private readonly databases: TestDatabase[] = [];

  private constructor(readonly dir: string) {}

  static async open(): Promise<BackupBench> {
    return new BackupBench(await mkdtemp(join(tmpdir(), 'parvis-backup-')));
  }

  async close(): Promise<void> {
    for (const database of this.databases) await database.drop();
    await rm(this.dir, { recursive: true, force: true });
  }

  /** A name that nothing has yet. */
  newFolder(): string {
    this.count += 1;
    return join(this.dir, `folder-${this.count}`);
  }

  async emptyDatabase(adminUrl?: string): Promise<string> {
    const database = await emptyDatabase(adminUrl);
    this.databases.push(database);
    return database.url;
  }

  async save(
    url: string,
    given: {
      filesDir?: string;
      includesKey?: boolean;
      signal?: AbortSignal;
      onStep?: (step: string) => void;
    } = {},
  ): Promise<{ folder: string; manifest: Manifest }> {
    const folder = this.newFolder();
    const secrets = new Secrets(Buffer.from(this.secretKey, 'utf8'));
    const manifest = await writeBackup({
      url,
      folder,
      secrets,
      filesDir: join(this.dir, 'no-files'),
      includesKey: false,
      ...given,
    });
    return { folder, manifest };
  }

  async restore(folder: string, url: string, given: Partial<RestoreOptions> = {}): Promise<Manifest> {
    return restoreBackup({ folder, url, dataDir: this.newFolder(), secretKey: this.secretKey, ...given });
  }
}

/** Code and message of the refusal; fails where nothing is refused. */
export async function refusal(work: Promise<unknown>): Promise<{ code: string; message: string }> {
  try {
    await work;
  } catch (error) {
    if (error instanceof BackupError) return { code: error.code, message: error.message };
    throw error;
  }
  throw new Error('It was not refused.');
}

/** Rows of one statement on a database. */
export async function ask<Row>(url: string, sql: string, parameters: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql, parameters)).rows as Row[];
  } finally {
    await client.end();
  }
}

/** Changes a manifest as somebody would who knows how to seal it. */
export async function rewriteManifest(folder: string, change: (manifest: Manifest) => void): Promise<void> {
  const path = join(folder, 'manifest.json');
  const manifest = JSON.parse(await readFile(path, 'utf8')) as Manifest;
  change(manifest);
  const json = JSON.stringify(manifest);
  await writeFile(path, json);
  await writeFile(join(folder, 'manifest.sha256'), createHash('sha256').update(json).digest('hex'));
}

/** Flips one bit in the middle of a file. */
export async function flipBit(path: string): Promise<void> {
  const bytes = await readFile(path);
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  await writeFile(path, bytes);
}
