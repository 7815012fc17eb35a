import { createReadStream } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { FileHash, newFile } from './file-hash.js';
import type { FileEntry } from './manifest.js';

/** Copies all that is whole from a storage folder; a file that is removed meanwhile was about to go and is left out. */
export async function saveFiles(
  from: string,
  to: string,
  signal: AbortSignal | undefined,
  onFile: (key: string) => void,
): Promise<FileEntry[]> {
  const saved: FileEntry[] = [];
  for (const key of await keysIn(from)) {
    onFile(key);
    const entry = await copyFile(join(from, key), join(to, key), signal).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT' && error.path === join(from, key)) return null;
        throw error;
      },
    );
    if (entry) saved.push({ key, ...entry });
  }
  return saved;
}

/** Puts one file of a backup where the storage looks for it: all of it or nothing. */
export async function putFile(from: string, to: string, signal?: AbortSignal): Promise<void> {
  const draft = `${to}.${process.pid}.part`;
  try {
    await copyFile(from, draft, signal);
    await rename(draft, to);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

async function copyFile(
  from: string,
  to: string,
  signal: AbortSignal | undefined,
): Promise<{ sizeBytes: number; sha256: string }> {
  const hash = new FileHash();
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  await pipeline(createReadStream(from, { highWaterMark: 1 << 20 }), hash, newFile(to), { signal });
  return { sizeBytes: hash.sizeBytes, sha256: hash.sha256() };
}

/** Keys of a storage folder, without what is still being written; empty where there is no folder. */
async function keysIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    },
  );
  return entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.part'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}
