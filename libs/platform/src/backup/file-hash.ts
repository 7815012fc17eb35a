import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { Transform, type TransformCallback } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Size and sha256 of the bytes that pass. */
export class FileHash extends Transform {
  sizeBytes = 0;
  private readonly hash = createHash('sha256');

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.sizeBytes += chunk.length;
    this.hash.update(chunk);
    done(null, chunk);
  }

  /** Once everything has passed. */
  sha256(): string {
    return this.hash.digest('hex');
  }
}

/** Size and sha256 of a file, as they are on the disk. */
export async function hashFile(
  path: string,
  signal?: AbortSignal,
): Promise<{ sizeBytes: number; sha256: string }> {
  const hash = new FileHash();
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash.resume(), { signal });
  return { sizeBytes: hash.sizeBytes, sha256: hash.sha256() };
}

/** A new file that only its owner reads, on the disk when the stream has ended. */
export function newFile(path: string): ReturnType<typeof createWriteStream> {
  return createWriteStream(path, { mode: 0o600, flags: 'wx', flush: true });
}
