import { stringify } from 'csv-stringify/sync';
import type { RowWriter } from './row-writer.js';
import type { VerbatimRow } from './verbatim-row.js';

/** Header of the CSV formats, in the order of the columns. */
export const CSV_COLUMNS = [
  'id',
  'post_id',
  'revision',
  'sha256',
  'body',
  'format',
  'thread_id',
  'thread_title',
  'space',
  'author',
  'published_at',
  'permalink',
];

/** CSV by RFC 4180: commas, CRLF after each row, every field quoted, line ends inside a text as they were. UTF-8 without BOM. */
export class CsvWriter implements RowWriter {
  readonly contentType = 'text/csv; charset=utf-8; header=present';
  readonly extension = 'csv';

  head(): string {
    return csvOf([CSV_COLUMNS], ',');
  }

  rows(rows: readonly VerbatimRow[]): string {
    return csvOf(rows.map(cellsOf), ',');
  }
}

/** The cells of a row under CSV_COLUMNS. */
export function cellsOf(row: VerbatimRow): string[] {
  return [
    row.id,
    row.postId,
    String(row.revision),
    row.sha256,
    row.body,
    row.format,
    row.threadId,
    row.threadTitle,
    row.space,
    row.author,
    row.publishedAt,
    row.permalink,
  ];
}

/** Everything quoted: what a text holds then never decides how it is read. */
export function csvOf(records: readonly (readonly string[])[], delimiter: ',' | ';'): string {
  return stringify(records as string[][], {
    delimiter,
    quoted: true,
    quoted_empty: true,
    record_delimiter: '\r\n',
  });
}
