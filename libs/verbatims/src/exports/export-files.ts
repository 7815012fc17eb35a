import { once } from 'node:events';
import { PassThrough, Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { STORAGE, type Storage } from '#platform';

const CHUNK_BYTES = 64 * 1024;

/** Which export's. */
export interface ExportKey {
  id: string;
  communityId: string;
}

/** The file of an export and its seal, where they lie. */
@Injectable()
export class ExportFiles {
  constructor(@Inject(STORAGE) private readonly storage: Storage) {}

  /**
   * Writes both at once: what `make` yields is the file, what it puts is the seal. Both are there, or neither. Throws what
   * `make` throws.
   */
  async write(
    key: ExportKey,
    make: (put: (text: string) => Promise<void>) => AsyncGenerator<Buffer>,
  ): Promise<{ sizeBytes: number; sealSizeBytes: number }> {
    const seal = new PassThrough({ highWaterMark: CHUNK_BYTES });
    const sealing = this.storage.write(sealKeyOf(key), seal);
    // Whoever waits below is told; nobody else has to be.
    sealing.catch(() => undefined);
    const put = async (text: string): Promise<void> => {
      if (!seal.write(text)) await Promise.race([once(seal, 'drain'), sealing]);
    };
    try {
      const content = Readable.from(make(put), { objectMode: false, highWaterMark: CHUNK_BYTES });
      const { sizeBytes } = await this.storage.write(fileKeyOf(key), content);
      seal.end();
      return { sizeBytes, sealSizeBytes: (await sealing).sizeBytes };
    } catch (error) {
      seal.destroy(error as Error);
      await sealing.catch(() => undefined);
      await this.remove(key);
      throw error;
    }
  }

  /** Throws FileMissing. */
  async read(key: ExportKey, part: 'file' | 'seal'): Promise<Readable> {
    return this.storage.read(part === 'file' ? fileKeyOf(key) : sealKeyOf(key));
  }

  /** Succeeds when there is nothing to remove. */
  async remove(key: ExportKey): Promise<void> {
    await this.storage.remove(sealKeyOf(key));
    await this.storage.remove(fileKeyOf(key));
  }
}

function fileKeyOf({ communityId, id }: ExportKey): string {
  return `exports/${communityId}/${id}`;
}

function sealKeyOf(key: ExportKey): string {
  return `${fileKeyOf(key)}.seal`;
}
