import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { RowDigest } from './row-digest.js';

async function digestOf(...chunks: string[]): Promise<{ rows: number; digest: string; passed: string }> {
  const rows = new RowDigest();
  let passed = '';
  rows.on('data', (chunk: Buffer) => (passed += chunk.toString()));
  await pipeline(Readable.from(chunks.map((chunk) => Buffer.from(chunk))), rows);
  return { rows: rows.rows, digest: rows.digest, passed };
}

describe('RowDigest', () => {
  it('is the sum of the rows’ hashes', async () => {
    const hash = (text: string) => BigInt(`0x${createHash('sha256').update(text).digest('hex')}`);
    const lines = Array.from({ length: 50 }, (_, index) => `${index}\té\t\\N`);
    const wanted = lines.map(hash).reduce((sum, one) => (sum + one) % 2n ** 256n, 0n);
    const { rows, digest } = await digestOf(lines.map((line) => `${line}\n`).join(''));
    expect([rows, digest]).toEqual([50, wanted.toString(16).padStart(64, '0')]);
  });

  it('passes on what it reads, however it is cut', async () => {
    const whole = await digestOf('a\tb\nc\td\n');
    const cut = await digestOf('a\t', 'b\nc', '', '\td', '\n');
    expect(cut).toEqual(whole);
    expect(cut.passed).toBe('a\tb\nc\td\n');
  });

  it('does not mind the order, but every row and every repetition', async () => {
    const { digest } = await digestOf('a\nb\nb\n');
    expect((await digestOf('b\na\nb\n')).digest).toBe(digest);
    for (const other of ['a\nb\n', 'a\na\nb\n', 'a\nb\nB\n', 'ab\nb\n'])
      expect((await digestOf(other)).digest).not.toBe(digest);
    expect(await digestOf('')).toEqual({ rows: 0, digest: '0'.repeat(64), passed: '' });
  });
});
