import { cellsOf, CSV_COLUMNS, csvOf } from './csv-writer.js';
import type { RowWriter } from './row-writer.js';
import type { VerbatimRow } from './verbatim-row.js';

const BYTE_ORDER_MARK = '\uFEFF';
/** Cells that a spreadsheet may take for a formula (OWASP, CSV injection; CWE-1236), full-width forms included. */
const FORMULA_RISK = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * CSV that a French Excel opens by itself: UTF-8 with BOM, semicolons. A text that could be taken for a formula gets an
 * apostrophe in front, and the row says so: `body_altered` and `title_altered` are 1 where it did, so that the exact
 * text is the cell without its first character. Without 1 an apostrophe is the author's.
 */
export class ExcelCsvWriter implements RowWriter {
  readonly contentType = 'text/csv; charset=utf-8; header=present';
  readonly extension = 'csv';

  head(): string {
    return BYTE_ORDER_MARK + csvOf([[...CSV_COLUMNS, 'body_altered', 'title_altered']], ';');
  }

  rows(rows: readonly VerbatimRow[]): string {
    return csvOf(
      rows.map((row) => {
        const [body, title] = [neutralised(row.body), neutralised(row.threadTitle)];
        const safe = { ...row, body, threadTitle: title };
        return [...cellsOf(safe), flag(body !== row.body), flag(title !== row.threadTitle)];
      }),
      ';',
    );
  }
}

function neutralised(text: string): string {
  return FORMULA_RISK.test(text) ? `'${text}` : text;
}

function flag(isSet: boolean): string {
  return isSet ? '1' : '0';
}
