import { parse } from 'csv-parse';
import { CSV_COLUMNS } from '../formats/csv-writer.js';
import { referenceLineOf } from '../formats/jsonl-writer.js';
import type { ExportFormatName } from '../formats/row-writer.js';
import type { VerbatimRow } from '../formats/verbatim-row.js';
import { linesOf } from './lines.js';
import { leafHashOf } from './merkle-tree.js';

/** A row as it was found in a file. */
export interface FoundRow {
  /** Null where it cannot be read any more. */
  id: string | null;
  leaf: Buffer;
}

/** 40,000 code points, each escaped, and everything around them. */
const LONGEST_LINE = 2 ** 21;

/** The rows of an exported file, in their order. Throws where they cannot be told apart any more. */
export function rowsIn(format: ExportFormatName, file: AsyncIterable<Buffer>): AsyncGenerator<FoundRow> {
  return format === 'jsonl' ? rowsOfLines(file) : rowsOfCsv(file, format === 'csv_excel');
}

async function* rowsOfLines(file: AsyncIterable<Buffer>): AsyncGenerator<FoundRow> {
  // The bytes as they are: what JSON would forgive is an alteration too.
  for await (const line of linesOf(file, LONGEST_LINE)) yield { id: idOf(line), leaf: leafHashOf(line) };
}

function idOf(line: Buffer): string | null {
  try {
    const { id } = JSON.parse(line.toString('utf8')) as { id?: unknown };
    return typeof id === 'string' ? id : null;
  } catch {
    return null;
  }
}

async function* rowsOfCsv(file: AsyncIterable<Buffer>, isForExcel: boolean): AsyncGenerator<FoundRow> {
  const parser = parse({
    bom: isForExcel,
    delimiter: isForExcel ? ';' : ',',
    record_delimiter: '\r\n',
    columns: false,
    max_record_size: LONGEST_LINE,
  });
  const feeding = feed(file, parser);
  let isHeader = true;
  for await (const cells of parser as AsyncIterable<string[]>) {
    if (!isHeader) yield rowOfCells(cells, isForExcel);
    isHeader = false;
  }
  await feeding;
}

async function feed(file: AsyncIterable<Buffer>, parser: ReturnType<typeof parse>): Promise<void> {
  try {
    for await (const chunk of file)
      if (!parser.write(chunk)) await new Promise((resolve) => parser.once('drain', resolve));
    parser.end();
  } catch (error) {
    parser.destroy(error as Error);
  }
}

function rowOfCells(cells: readonly string[], isForExcel: boolean): FoundRow {
  const flags = new Map([
    ['body', cells[CSV_COLUMNS.length]],
    ['thread_title', cells[CSV_COLUMNS.length + 1]],
  ]);
  const cell = (name: string): string => {
    const text = cells[CSV_COLUMNS.indexOf(name)] ?? '';
    return isForExcel && flags.get(name) === '1' ? text.slice(1) : text;
  };
  const row: VerbatimRow = {
    id: cell('id'),
    postId: cell('post_id'),
    revision: Number(cell('revision')),
    sha256: cell('sha256'),
    body: cell('body'),
    format: cell('format'),
    threadId: cell('thread_id'),
    threadTitle: cell('thread_title'),
    space: cell('space'),
    author: cell('author'),
    publishedAt: cell('published_at'),
    permalink: cell('permalink'),
  };
  const isWritten =
    !isForExcel || [...flags].every(([name, flag]) => isWrittenSo(cells[CSV_COLUMNS.indexOf(name)], flag));
  return { id: row.id, leaf: leafHashOf(isWritten ? referenceLineOf(row) : '') };
}

/** As the writer for Excel writes it: what is marked as altered has an apostrophe in front. */
function isWrittenSo(text: string | undefined, flag: string | undefined): boolean {
  return flag === '0' || (flag === '1' && text?.startsWith("'") === true);
}
