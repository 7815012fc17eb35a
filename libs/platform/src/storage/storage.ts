import type { Readable } from 'node:stream';

/** Where files live. Keys are `/`-separated names made by the product, never by a caller. */
export interface Storage {
  /** Writes a whole file; a reader sees all of it or nothing. Answers its size. */
  write(key: string, content: Readable): Promise<{ sizeBytes: number }>;
  /** Throws FileMissing. */
  read(key: string): Promise<Readable>;
  /** Succeeds when there is nothing to remove. */
  remove(key: string): Promise<void>;
}

/** There is no file under that key. */
export class FileMissing extends Error {
  constructor(readonly key: string) {
    super('file missing');
    this.name = 'FileMissing';
  }
}
