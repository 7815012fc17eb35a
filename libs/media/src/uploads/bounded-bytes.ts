import { Transform, type TransformCallback } from 'node:stream';
import { kindOfBytes, maxBytesOf, SNIFFED_BYTES } from '../images/file-kind.js';
import { UploadNotReadable, UploadTooLarge, UploadTypeNotSupported } from './upload.errors.js';
import type { UploadKindName } from './upload.entity.js';

/**
 * Hands bytes on while it counts them. Says by the first of them what they are, and ends with UploadTypeNotSupported or
 * UploadTooLarge at the first byte too many, so that nothing that will be refused is kept.
 */
export class BoundedBytes extends Transform {
  sizeBytes = 0;
  /** Null until the first bytes have come. */
  kind: UploadKindName | null = null;
  private start = Buffer.alloc(0);

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.sizeBytes += chunk.length;
    if (this.kind === null) {
      this.start = Buffer.concat([this.start, chunk]);
      if (this.start.length < SNIFFED_BYTES) return done();
      return this.tell(done);
    }
    if (this.sizeBytes > maxBytesOf(this.kind)) return done(new UploadTooLarge(maxBytesOf(this.kind)));
    return done(null, chunk);
  }

  override _flush(done: TransformCallback): void {
    if (this.kind !== null) return done();
    // Shorter than any image: a file that was cut off.
    if (this.sizeBytes === 0) return done(new UploadNotReadable());
    return this.tell(done);
  }

  private tell(done: TransformCallback): void {
    this.kind = kindOfBytes(this.start);
    if (this.kind === null) return done(new UploadTypeNotSupported());
    if (this.sizeBytes > maxBytesOf(this.kind)) return done(new UploadTooLarge(maxBytesOf(this.kind)));
    return done(null, this.start);
  }
}
