import type { Readable } from 'node:stream';

/** Longest line that is read, in bytes: a message has at most 100 kB, its HTML form in an export some more. */
export const LONGEST_LINE_BYTES = 1_000_000;

/** One line of a file. `text` is null where it is too long or no UTF-8. */
export interface FileLine {
  /** From 1. */
  number: number;
  text: string | null;
  problem: string | null;
  /** Bytes of the file up to and with this line. */
  endByte: number;
}

const LF = 0x0a;

/** The lines of a stream, one at a time: whatever the file's size, no more than one line of it is held. */
export async function* readLines(stream: Readable): AsyncGenerator<FileLine> {
  let parts: Buffer[] = [];
  let length = 0;
  let number = 0;
  let endByte = 0;
  const finish = (): FileLine => {
    number += 1;
    const line = lineOf(number, Buffer.concat(parts), length, endByte);
    parts = [];
    length = 0;
    return line;
  };
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    let start = 0;
    while (start < chunk.length) {
      const found = chunk.indexOf(LF, start);
      const end = found === -1 ? chunk.length : found;
      length += end - start;
      endByte += end - start + (found === -1 ? 0 : 1);
      // An overlong line is counted to its end and not kept.
      if (length <= LONGEST_LINE_BYTES) parts.push(chunk.subarray(start, end));
      else parts = [];
      start = end + 1;
      if (found !== -1) yield finish();
    }
  }
  if (length > 0) yield finish();
}

function lineOf(number: number, bytes: Buffer, length: number, endByte: number): FileLine {
  if (length > LONGEST_LINE_BYTES) {
    return { number, text: null, problem: `longer than ${LONGEST_LINE_BYTES} bytes`, endByte };
  }
  const hasMark = number === 1 && bytes.subarray(0, 3).equals(Buffer.from('\ufeff'));
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    return { number, text: decoder.decode(hasMark ? bytes.subarray(3) : bytes), problem: null, endByte };
  } catch {
    return { number, text: null, problem: 'not valid UTF-8', endByte };
  }
}
