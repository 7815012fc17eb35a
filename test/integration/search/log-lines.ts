import { Writable } from 'node:stream';
import { pino } from 'pino';
import type { Logger } from '#platform';

/** One line of the log. */
export interface LogLine {
  readonly level: number;
  readonly msg: string;
  readonly code?: string;
}

/** A logger whose lines a test can read. */
export function collectLines(): { logger: Logger; lines: LogLine[] } {
  const lines: LogLine[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(JSON.parse(chunk.toString()) as LogLine);
      done();
    },
  });
  return { logger: pino({ level: 'info' }, stream), lines };
}
