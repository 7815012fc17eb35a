import type { RowWriter } from './row-writer.js';
import type { VerbatimRow } from './verbatim-row.js';

/** Line ends to JavaScript and to some readers of lines, though not to JSON. */
const OTHER_LINE_ENDS = /[\u2028\u2029\u0085]/g;

/** JSON Lines, the reference format: one object a line, UTF-8, no raw line end inside. */
export class JsonlWriter implements RowWriter {
  readonly contentType = 'application/x-ndjson; charset=utf-8';
  readonly extension = 'jsonl';

  head(): string {
    return '';
  }

  rows(rows: readonly VerbatimRow[]): string {
    return rows.map((row) => `${referenceLineOf(row)}\n`).join('');
  }
}

/** A row as the reference format has it, without the line's end. What is sealed of a row, in whichever format it leaves. */
export function referenceLineOf(row: VerbatimRow): string {
  return JSON.stringify(row).replace(OTHER_LINE_ENDS, escaped);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
