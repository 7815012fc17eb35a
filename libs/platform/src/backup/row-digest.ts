import { hash } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';

const WORDS = 8;
const LF = 0x0a;
/** Rows come one by one; compressing and writing them so would take many times as long. */
const CHUNK_BYTES = 128 * 1024;

/**
 * Counts and sums up the rows that pass: lines of COPY's text format, in which no row holds a line break. The sum is that
 * of each row's sha256 as a number, modulo 2^256: the same rows in whatever order have the same.
 */
export class RowDigest extends Transform {
  rows = 0;
  private readonly sum = new Uint32Array(WORDS);
  private pending: Buffer[] = [];
  private pendingBytes = 0;
  private cutRow = Buffer.alloc(0);

  /** 64 hexadecimal digits. */
  get digest(): string {
    return [...this.sum].map((word) => word.toString(16).padStart(8, '0')).join('');
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.pending.push(chunk);
    this.pendingBytes += chunk.length;
    if (this.pendingBytes >= CHUNK_BYTES) this.passOn();
    done();
  }

  override _flush(done: TransformCallback): void {
    this.passOn();
    // A row that is cut off is a row that is not whole: it makes the sum differ.
    if (this.cutRow.length > 0) this.add(this.cutRow);
    done();
  }

  private passOn(): void {
    const chunk = Buffer.concat(this.pending);
    this.pending = [];
    this.pendingBytes = 0;
    this.addRows(chunk);
    if (chunk.length > 0) this.push(chunk);
  }

  private addRows(chunk: Buffer): void {
    let start = 0;
    for (let end = chunk.indexOf(LF); end !== -1; end = chunk.indexOf(LF, start)) {
      const row = chunk.subarray(start, end);
      this.add(this.cutRow.length > 0 ? Buffer.concat([this.cutRow, row]) : row);
      this.cutRow = Buffer.alloc(0);
      start = end + 1;
    }
    if (start < chunk.length) this.cutRow = Buffer.concat([this.cutRow, chunk.subarray(start)]);
  }

  private add(row: Buffer): void {
    this.rows += 1;
    const bytes = hash('sha256', row, 'buffer');
    let carry = 0;
    for (let word = WORDS - 1; word >= 0; word -= 1) {
      const total = (this.sum[word] ?? 0) + bytes.readUInt32BE(word * 4) + carry;
      this.sum[word] = total % 2 ** 32;
      carry = total >= 2 ** 32 ? 1 : 0;
    }
  }
}
