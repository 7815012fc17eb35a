import { createHash, randomBytes } from 'node:crypto';
import { FIDELITY_TEXTS, generatedNastyTexts, naughtyStrings } from '#test-support';
import { type ExportFormatName, writerOf } from '../formats/row-writer.js';
import type { VerbatimRow } from '../formats/verbatim-row.js';
import { sealHead } from './seal-file.js';
import { SealKey } from './seal-key.js';
import { Sealer } from './sealer.js';
import { type SealReport, verifySeal } from './verify-seal.js';

const FORMATS: ExportFormatName[] = ['jsonl', 'csv', 'csv_excel'];
const KEY = new SealKey(randomBytes(32));
const TEXTS = [...FIDELITY_TEXTS, ...naughtyStrings(), ...generatedNastyTexts(300)];

const idOf = (index: number) => createHash('sha256').update(`${index}`).digest('hex').slice(0, 32);

const rowOf = (body: string, index: number): VerbatimRow => ({
  id: idOf(index),
  postId: `post-${index}`,
  revision: 1 + (index % 3),
  sha256: createHash('sha256').update(body, 'utf8').digest('hex'),
  body,
  format: 'markdown',
  threadId: 'thread',
  threadTitle: TEXTS[(index + 11) % TEXTS.length] ?? '',
  space: 'general',
  author: 'author-x',
  publishedAt: `2026-11-21T09:30:00.${String(index).padStart(6, '0')}Z`,
  permalink: 'https://forum.example/c/brand/t/t/p/p',
});

/** An export of those rows, and its seal. */
function sealed(
  format: ExportFormatName,
  rows: readonly VerbatimRow[],
  key = KEY,
): { file: Buffer; seal: Buffer } {
  const writer = writerOf(format);
  const sealer = new Sealer();
  const file = Buffer.from(writer.head() + (rows.length > 0 ? writer.rows(rows) : ''), 'utf8');
  const head = sealHead(format) + sealer.rows(rows);
  sealer.bytes(file);
  const about = {
    community: { slug: 'brand', name: 'Brand' },
    export: { id: 'e1', format, query: 'lampe', filter: {}, askedAt: 'then', writtenAt: 'later' },
  };
  return { file, seal: Buffer.from(head + sealer.close(about, key), 'utf8') };
}

/** As a disk hands it over, in pieces that mind no line and no character. */
async function* piecesOf(bytes: Buffer, size = 997): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const verify = (file: Buffer, seal: Buffer, trusted: string[] = [KEY.fingerprint]): Promise<SealReport> =>
  verifySeal(piecesOf(file), piecesOf(seal, 61), trusted);

const ROWS = TEXTS.map(rowOf);
const FEW = ROWS.slice(0, 12);

describe.each(FORMATS)('a sealed export in %s', (format) => {
  it('is found whole, whatever people wrote', async () => {
    const { file, seal } = sealed(format, ROWS);
    expect(await verify(file, seal)).toMatchObject({
      isWhole: true,
      faults: [],
      rows: [],
      rowCount: ROWS.length,
      fingerprint: KEY.fingerprint,
      statement: {
        rowCount: ROWS.length,
        period: { from: ROWS[0]?.publishedAt, to: ROWS.at(-1)?.publishedAt },
      },
    });
  });

  it('without a row is whole as well', async () => {
    const { file, seal } = sealed(format, []);
    expect(await verify(file, seal)).toMatchObject({
      isWhole: true,
      statement: { rowCount: 0, period: null },
    });
  });

  it('names the row of a flipped bit, wherever it is in that row', async () => {
    const { file, seal } = sealed(format, FEW);
    const writer = writerOf(format);
    const start = (index: number) => Buffer.byteLength(writer.head() + writer.rows(FEW.slice(0, index)));
    const end = format === 'jsonl' ? 1 : 2;
    for (const index of [0, 5, 11]) {
      const [from, to] = [start(index), index === 11 ? file.length - end : start(index + 1) - end];
      for (let at = from; at < to; at += 1) {
        const bent = Buffer.from(file);
        bent[at] = (bent[at] ?? 0) ^ 0x01;
        const report = await verify(bent, seal);
        expect([at, report.isWhole]).toEqual([at, false]);
        expect([at, report.rows[0]]).toEqual([
          at,
          expect.objectContaining({ what: 'ALTERED', row: index + 1, id: FEW[index]?.id }),
        ]);
      }
    }
  }, 120_000);

  it('is not whole with any flipped bit at all', async () => {
    const { file, seal } = sealed(format, FEW.slice(0, 2));
    for (let at = 0; at < file.length; at += 1) {
      const bent = Buffer.from(file);
      bent[at] = (bent[at] ?? 0) ^ 0x04;
      expect([at, (await verify(bent, seal)).isWhole]).toEqual([at, false]);
    }
    for (let at = 0; at < seal.length; at += 1) {
      const bent = Buffer.from(seal);
      bent[at] = (bent[at] ?? 0) ^ 0x04;
      expect([at, (await verify(file, bent)).isWhole]).toEqual([at, false]);
    }
  }, 120_000);

  it('names rows that were taken out, put in or put elsewhere', async () => {
    const { seal } = sealed(format, FEW);
    const fileOf = (rows: readonly VerbatimRow[]) => sealed(format, rows).file;
    expect(await verify(fileOf(FEW.toSpliced(3, 2)), seal)).toMatchObject({
      faults: ['ROWS_ALTERED'],
      rowFaultCount: 2,
      rows: [
        { what: 'MISSING', row: 4, id: idOf(3) },
        { what: 'MISSING', row: 5, id: idOf(4) },
      ],
    });
    expect(await verify(fileOf(FEW.toSpliced(6, 0, rowOf('Jamais écrit.', 900))), seal)).toMatchObject({
      faults: ['ROWS_ALTERED'],
      rows: [{ what: 'ADDED', row: 7, id: idOf(900) }],
    });
    expect(await verify(fileOf([...FEW.slice(1), FEW[0] as VerbatimRow]), seal)).toMatchObject({
      faults: ['ROWS_REORDERED'],
      rows: [],
    });
    expect(await verify(fileOf([...FEW, FEW[2] as VerbatimRow]), seal)).toMatchObject({
      rows: [{ what: 'ADDED', row: 13, id: idOf(2) }],
    });
    expect(await verify(fileOf(FEW.slice(0, -1)), seal)).toMatchObject({
      rows: [{ what: 'MISSING', row: 12, id: idOf(11) }],
    });
  });

  it('is not taken from a stranger, nor for another export', async () => {
    const stranger = sealed(format, FEW, new SealKey(randomBytes(32)));
    expect(await verify(stranger.file, stranger.seal)).toMatchObject({ faults: ['KEY_UNKNOWN'] });
    expect(await verify(stranger.file, stranger.seal, [])).toMatchObject({ isWhole: true });
    const other = sealed(format, ROWS.slice(20, 30));
    expect((await verify(other.file, sealed(format, FEW).seal)).faults).toContain('ROWS_ALTERED');
    const [head = '', ...lines] = sealed(format, FEW).seal.toString('utf8').split('\n');
    const swapped = [
      head,
      ...lines.slice(0, -3),
      ...sealed(format, ROWS).seal.toString('utf8').split('\n').slice(-3),
    ];
    expect((await verify(sealed(format, FEW).file, Buffer.from(swapped.join('\n')))).faults).toContain(
      'SEAL_ALTERED',
    );
  });

  it('says of what is no seal that it is none', async () => {
    const { file, seal } = sealed(format, FEW);
    for (const none of [Buffer.alloc(0), file, seal.subarray(0, seal.length / 2), randomBytes(5_000)])
      expect(await verify(file, none)).toMatchObject({ isWhole: false, fingerprint: null, statement: null });
  });
});
