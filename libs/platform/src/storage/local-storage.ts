import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, normalize, sep } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { FileMissing, type Storage } from './storage.js';

/** Files in one folder of this machine, readable by the process's user only. */
export class LocalStorage implements Storage {
  constructor(private readonly root: string) {}

  async write(key: string, content: Readable): Promise<{ sizeBytes: number }> {
    const path = this.pathOf(key);
    const draft = `${path}.${randomUUID()}.part`;
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    try {
      await pipeline(content, createWriteStream(draft, { mode: 0o600, flush: true }));
      const { size } = await stat(draft);
      await rename(draft, path);
      return { sizeBytes: size };
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
  }

  async read(key: string): Promise<Readable> {
    const file = await open(this.pathOf(key), 'r').catch(() => null);
    if (!file) throw new FileMissing(key);
    return file.createReadStream();
  }

  async remove(key: string): Promise<void> {
    await rm(this.pathOf(key), { force: true });
  }

  private pathOf(key: string): string {
    const path = normalize(join(this.root, key));
    if (!path.startsWith(this.root + sep)) throw new FileMissing(key);
    return path;
  }
}
