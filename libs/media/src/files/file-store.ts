import { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { STORAGE, type Storage } from '#platform';

/** What was sent: of an image only while it is received, of a document what is served. */
const ORIGINAL = 'original';
/** Name of a document in addresses. */
export const DOCUMENT = 'document.pdf';

/** Files of uploads, in the storage. */
@Injectable()
export class FileStore {
  constructor(@Inject(STORAGE) private readonly storage: Storage) {}

  async writeOriginal(id: string, content: Readable): Promise<void> {
    await this.storage.write(keyOf(id, ORIGINAL), content);
  }

  /** The whole of it: who calls has bounded it. */
  async readOriginal(id: string): Promise<Buffer> {
    const chunks: Buffer[] = [];
    for await (const chunk of await this.storage.read(keyOf(id, ORIGINAL))) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  }

  async removeOriginal(id: string): Promise<void> {
    await this.storage.remove(keyOf(id, ORIGINAL));
  }

  async write(id: string, variant: string, bytes: Buffer): Promise<void> {
    await this.storage.write(keyOf(id, variant), Readable.from([bytes]));
  }

  /** Throws FileMissing. */
  async read(id: string, variant: string): Promise<Readable> {
    return this.storage.read(keyOf(id, variant));
  }

  /** Succeeds when there is nothing to remove. */
  async removeAll(id: string, variants: readonly string[]): Promise<void> {
    for (const name of [ORIGINAL, ...variants]) await this.storage.remove(keyOf(id, name));
  }
}

/** 256 folders at most: the last two digits of a UUIDv7 are random. */
function keyOf(id: string, name: string): string {
  return `media/${id.slice(-2)}/${id}.${name === DOCUMENT ? ORIGINAL : name}`;
}
