import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { damaged, type Manifest, readManifest } from './manifest.js';
import { hashFile } from './file-hash.js';
import { RowDigest } from './row-digest.js';
import type { OnStep } from './write-backup.js';

/**
 * Reads a backup from end to end: every file is there, to the byte, and every table has its rows.
 * Throws NOT_A_BACKUP, BACKUP_DAMAGED with the file's name, and BACKUP_TOO_NEW.
 */
export async function checkBackup(
  folder: string,
  onStep: OnStep = () => undefined,
  signal?: AbortSignal,
): Promise<Manifest> {
  const manifest = await readManifest(folder);
  for (const { file, ...wanted } of manifest.tables) {
    onStep(file);
    await checkFile(folder, file, wanted, signal);
    const rows = new RowDigest();
    await pipeline(createReadStream(join(folder, file)), createGunzip(), rows.resume(), { signal });
    if (rows.rows !== wanted.rows || rows.digest !== wanted.digest) throw damaged(file, 'its rows differ');
  }
  for (const { key, ...wanted } of manifest.files) {
    onStep(`files/${key}`);
    await checkFile(folder, `files/${key}`, wanted, signal);
  }
  return manifest;
}

async function checkFile(
  folder: string,
  file: string,
  wanted: { sizeBytes: number; sha256: string },
  signal: AbortSignal | undefined,
): Promise<void> {
  const path = join(folder, file);
  const found = await stat(path).catch(() => null);
  if (!found) throw damaged(file, 'it is missing');
  if (found.size !== wanted.sizeBytes)
    throw damaged(file, `it has ${found.size} bytes instead of ${wanted.sizeBytes}`);
  if ((await hashFile(path, signal)).sha256 !== wanted.sha256) throw damaged(file, 'its checksum differs');
}
