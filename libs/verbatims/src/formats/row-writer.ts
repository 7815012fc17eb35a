import { CsvWriter } from './csv-writer.js';
import { ExcelCsvWriter } from './excel-csv-writer.js';
import { JsonlWriter } from './jsonl-writer.js';
import type { VerbatimRow } from './verbatim-row.js';

/** Formats of an export, as the database keeps them. */
export type ExportFormatName = 'jsonl' | 'csv' | 'csv_excel';

/** Writes verbatims in one format. Text goes in and comes out to the byte. */
export interface RowWriter {
  readonly contentType: string;
  readonly extension: 'jsonl' | 'csv';
  /** What stands before the first row; may be empty. */
  head(): string;
  rows(rows: readonly VerbatimRow[]): string;
}

const WRITERS: Readonly<Record<ExportFormatName, RowWriter>> = {
  jsonl: new JsonlWriter(),
  csv: new CsvWriter(),
  csv_excel: new ExcelCsvWriter(),
};

/** The writer of a format. */
export function writerOf(format: ExportFormatName): RowWriter {
  return WRITERS[format];
}
