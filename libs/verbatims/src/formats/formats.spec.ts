import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { FIDELITY_TEXTS, generatedNastyTexts, naughtyStrings } from '#test-support';
import { CSV_COLUMNS } from './csv-writer.js';
import { newPseudonymKey, pseudonymOf } from './pseudonym.js';
import { writerOf } from './row-writer.js';
import type { VerbatimRow } from './verbatim-row.js';

const TEXTS = [...FIDELITY_TEXTS, ...naughtyStrings(), ...generatedNastyTexts(2_000)];
const hashOf = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

function rowOf(body: string, index: number): VerbatimRow {
  return {
    id: `r${index}`,
    postId: `p${index}`,
    revision: 1,
    sha256: hashOf(body),
    body,
    format: 'markdown',
    threadId: 't',
    threadTitle: TEXTS[(index + 7) % TEXTS.length] ?? '',
    space: 'general',
    author: 'author-x',
    publishedAt: '2026-11-21T09:30:00.000001Z',
    permalink: 'https://forum.example/c/brand/t/t/p/p',
  };
}

const ROWS = TEXTS.map(rowOf);
const bytesOf = (text: string): Buffer => Buffer.from(text, 'utf8');

describe('formats of an export', () => {
  it('gives every text back to the byte from JSON Lines, one line each', () => {
    const writer = writerOf('jsonl');
    const file = bytesOf(writer.head() + writer.rows(ROWS)).toString('utf8');
    expect(file).not.toMatch(/[\r\u2028\u2029\u0085]/);
    const lines = file.split('\n');
    expect(lines.pop()).toBe('');
    expect(lines).toHaveLength(TEXTS.length);
    const bodies = lines.map((line) => (JSON.parse(line) as VerbatimRow).body);
    expect(bodies.map(hashOf)).toEqual(ROWS.map(({ sha256 }) => sha256));
    expect(JSON.parse(lines[0] ?? '')).toEqual(ROWS[0]);
  });

  it('gives every text back to the byte from CSV, rows ended by CRLF', () => {
    const writer = writerOf('csv');
    const file = bytesOf(writer.head() + writer.rows(ROWS));
    const [header, ...records] = parse(file, { record_delimiter: '\r\n' });
    expect(header).toEqual(CSV_COLUMNS);
    expect(records.map((record) => hashOf(record[4] ?? ''))).toEqual(ROWS.map(({ sha256 }) => sha256));
    expect(records.map((record) => record[7])).toEqual(ROWS.map(({ threadTitle }) => threadTitle));
  });

  it('keeps formulas out of Excel, says where, and gives every text back to the byte', () => {
    const writer = writerOf('csv_excel');
    const file = bytesOf(writer.head() + writer.rows(ROWS));
    expect(file.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const records = parse<Record<string, string>>(file, {
      bom: true,
      delimiter: ';',
      record_delimiter: '\r\n',
      columns: true,
    });
    const exact = (cell = '', flag = ''): string => (flag === '1' ? cell.slice(1) : cell);
    expect(records.map((record) => hashOf(exact(record['body'], record['body_altered'])))).toEqual(
      ROWS.map(({ sha256 }) => sha256),
    );
    expect(records.map((record) => exact(record['thread_title'], record['title_altered']))).toEqual(
      ROWS.map(({ threadTitle }) => threadTitle),
    );
    const risky = records.flatMap((record) =>
      Object.values(record).filter((cell) => /^[=+\-@\t\r\n＝＋－＠]/.test(cell)),
    );
    expect(risky).toEqual([]);
    expect(records.find((record) => record['body'] === "'=1+1")?.['body_altered']).toBe('1');
    expect(records.find((record) => record['body']?.startsWith("'=1 with"))?.['body_altered']).toBe('0');
  });
});

describe('pseudonymOf', () => {
  it('is the same for an author throughout one export, and another in the next', () => {
    const [key, other] = [newPseudonymKey(), newPseudonymKey()];
    expect(pseudonymOf(key, 'a')).toMatch(/^author-[a-z2-7]{16}$/);
    expect(pseudonymOf(key, 'a')).toBe(pseudonymOf(key, 'a'));
    expect(pseudonymOf(key, 'b')).not.toBe(pseudonymOf(key, 'a'));
    expect(pseudonymOf(other, 'a')).not.toBe(pseudonymOf(key, 'a'));
  });
});
