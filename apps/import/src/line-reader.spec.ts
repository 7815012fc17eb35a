import { Readable } from 'node:stream';
import { LONGEST_LINE_BYTES, readLines } from './line-reader.js';

async function linesOf(...chunks: (string | Buffer)[]): Promise<(string | null)[]> {
  const found: (string | null)[] = [];
  for await (const line of readLines(Readable.from(chunks.map((chunk) => Buffer.from(chunk))))) {
    found.push(line.text ?? line.problem);
  }
  return found;
}

describe('reading lines', () => {
  it('joins what chunks have cut, also within a character', async () => {
    const bytes = Buffer.from('un é\ndeux');
    expect(await linesOf(bytes.subarray(0, 4), bytes.subarray(4))).toEqual(['un é', 'deux']);
  });

  it('drops the file’s byte order mark and no other', async () => {
    expect(await linesOf('\ufeffa\n\ufeffb\n')).toEqual(['a', '\ufeffb']);
  });

  it('passes over a line that is too long, and reads on', async () => {
    const chunk = 'x'.repeat(400_000);
    expect(await linesOf('a\n', chunk, chunk, chunk, '\nb')).toEqual([
      'a',
      `longer than ${LONGEST_LINE_BYTES} bytes`,
      'b',
    ]);
  });

  it('reports what is no UTF-8', async () => {
    expect(await linesOf(Buffer.from([0x61, 0xc0, 0xaf, 0x0a]), 'b')).toEqual(['not valid UTF-8', 'b']);
  });

  it('says where each line ends in the file', async () => {
    const ends: number[] = [];
    for await (const line of readLines(Readable.from([Buffer.from('é\nab\nc')]))) ends.push(line.endByte);
    expect(ends).toEqual([3, 6, 7]);
  });
});
