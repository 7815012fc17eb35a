import { createHash } from 'node:crypto';
import type { ExportFormatName } from '../formats/row-writer.js';
import { CsvError } from 'csv-parse';
import { linesOf } from './lines.js';
import { MerkleTree } from './merkle-tree.js';
import { type RowFinding, RowMatch } from './row-match.js';
import { type FoundRow, rowsIn } from './row-readers.js';
import { fingerprintOf, isSignedBy } from './seal-key.js';
import { SEAL_FORM, type SealSignature, type SealStatement } from './seal-file.js';

/** What is wrong with a file and its seal, from the worst to the least. */
export type SealFault =
  | 'SEAL_UNREADABLE'
  | 'SIGNATURE_INVALID'
  | 'KEY_UNKNOWN'
  | 'SEAL_ALTERED'
  | 'ROWS_ALTERED'
  | 'ROWS_REORDERED'
  | 'FILE_UNREADABLE'
  | 'FILE_ALTERED';

/** What the look at a file and its seal found. */
export interface SealReport {
  /** Nothing is wrong with either. */
  isWhole: boolean;
  faults: SealFault[];
  /** At most 100; `rowFaultCount` counts all. */
  rows: RowFinding[];
  rowFaultCount: number;
  /** Rows that were read from the file. */
  rowCount: number;
  /** Null where the seal cannot be read. Worth nothing where the signature does not hold. */
  statement: SealStatement | null;
  /** Of the key that signed; null where the seal cannot be read. */
  fingerprint: string | null;
}

const FORMATS: readonly ExportFormatName[] = ['jsonl', 'csv', 'csv_excel'];
const MOST_ROWS_NAMED = 100;
const LONGEST_SEAL_LINE = 2 ** 20;

/** What a seal holds, line by line. */
interface SealLines {
  /** What its first line says of the file; null where there is no such line. To be asked first. */
  format(): Promise<ExportFormatName | null>;
  rows: AsyncGenerator<{ id: string; leaf: string }>;
  /** Once `rows` has ended; null where the seal does not end as a seal does. */
  end(): { line: Buffer; statement: SealStatement; signature: SealSignature } | null;
}

/**
 * Reads a file beside its seal, both at constant memory, and says what is not as it was sealed. `trusted`: fingerprints of
 * the keys that may have signed; none asks for no key, and says whose it was. Throws only what reading the streams throws.
 */
export async function verifySeal(
  file: AsyncIterable<Buffer>,
  seal: AsyncIterable<Buffer>,
  trusted: readonly string[] = [],
): Promise<SealReport> {
  const match = new RowMatch();
  const tree = new MerkleTree();
  const lines = readSeal(seal);
  const measured = measure(file);
  const format = await lines.format();
  const rows = format && rowsIn(format, measured.bytes());
  const faults = new Set<SealFault>();
  let rowCount = 0;
  for (let place = 1, isOver = false; !isOver; place += 1) {
    const sealed = await lines.rows.next();
    const found = rows ? await nextRow(rows, match, faults) : null;
    if (!sealed.done) {
      tree.add(Buffer.from(sealed.value.leaf, 'hex'));
      match.seal(place, sealed.value.id, sealed.value.leaf);
    }
    if (found) {
      match.file(place, found);
      rowCount += 1;
    }
    isOver = sealed.done === true && found === null;
  }
  const digest = await measured.end();
  const end = lines.end();
  const named = rows ? match.findings() : [];
  if (named.length > 0) faults.add('ROWS_ALTERED');
  else if (match.isReordered) faults.add('ROWS_REORDERED');
  for (const fault of endFaultsOf(end, { tree, digest, trusted, hasRowFaults: faults.size > 0 }))
    faults.add(fault);
  return {
    isWhole: faults.size === 0,
    faults: [...faults],
    rows: named.slice(0, MOST_ROWS_NAMED),
    rowFaultCount: named.length,
    rowCount,
    statement: end?.statement ?? null,
    fingerprint: end ? fingerprintOf(end.signature.publicKey) : null,
  };
}

function endFaultsOf(
  end: ReturnType<SealLines['end']>,
  seen: {
    tree: MerkleTree;
    digest: { sizeBytes: number; sha256: string };
    trusted: readonly string[];
    hasRowFaults: boolean;
  },
): SealFault[] {
  if (!end) return ['SEAL_UNREADABLE'];
  const { line, statement, signature } = end;
  const { tree, digest, trusted } = seen;
  const faults: SealFault[] = [];
  if (!isSignedBy(signature.publicKey, line, signature.signature)) faults.push('SIGNATURE_INVALID');
  else if (trusted.length > 0 && !trusted.includes(fingerprintOf(signature.publicKey)))
    faults.push('KEY_UNKNOWN');
  const isTree =
    tree.root().toString('hex') === statement.merkleRoot && tree.leafCount === statement.rowCount;
  if (!isTree) faults.push('SEAL_ALTERED');
  const isFile = digest.sha256 === statement.file.sha256 && digest.sizeBytes === statement.file.sizeBytes;
  // Said where no row says it: a line end, a heading, what stands around the rows.
  if (!isFile && !seen.hasRowFaults) faults.push('FILE_ALTERED');
  return faults;
}

async function nextRow(
  rows: AsyncGenerator<FoundRow>,
  match: RowMatch,
  faults: Set<SealFault>,
): Promise<FoundRow | null> {
  try {
    const next = await rows.next();
    return next.done ? null : next.value;
  } catch (error) {
    const place = unreadableRowOf(error);
    if (place === null) throw error;
    match.breakAt(place);
    faults.add('FILE_UNREADABLE');
    return null;
  }
}

/** Where csv-parse gave up, its heading counted; null for what is the stream's own trouble. */
function unreadableRowOf(error: unknown): number | null {
  return error instanceof CsvError ? (error as CsvError & { records: number }).records : null;
}

function readSeal(seal: AsyncIterable<Buffer>): SealLines {
  let end: ReturnType<SealLines['end']> = null;
  let format: ExportFormatName | null = null;
  const lines = linesOf(seal, LONGEST_SEAL_LINE);
  async function* rows(): ReturnType<() => SealLines['rows']> {
    let statement: { line: Buffer; statement: SealStatement } | null = null;
    for await (const line of lines) {
      const value = parsed(line);
      if (statement) {
        if (end || !isSignature(value)) {
          end = null;
          return;
        }
        end = { ...statement, signature: value };
      } else if (isSealedRow(value)) yield { id: value[0], leaf: value[1] };
      else if (isStatement(value) && value.export.format === format) statement = { line, statement: value };
      else return;
    }
  }
  return {
    format: async () => {
      const head = await lines.next();
      const said = head.done ? null : (parsed(head.value) as { seal?: string; format?: string } | null);
      format = said?.seal === SEAL_FORM ? (FORMATS.find((known) => known === said.format) ?? null) : null;
      return format;
    },
    rows: rows(),
    end: () => end,
  };
}

function parsed(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString('utf8'));
  } catch {
    return null;
  }
}

function isSealedRow(value: unknown): value is [string, string] {
  return (
    Array.isArray(value) &&
    value.length === 2 &&
    typeof value[0] === 'string' &&
    typeof value[1] === 'string' &&
    /^[0-9a-f]{64}$/.test(value[1])
  );
}

function isStatement(value: unknown): value is SealStatement {
  const { seal, merkleRoot, rowCount, file, export: about } = (value ?? {}) as Partial<SealStatement>;
  return (
    seal === SEAL_FORM &&
    typeof about?.format === 'string' &&
    typeof merkleRoot === 'string' &&
    typeof rowCount === 'number' &&
    typeof file?.sha256 === 'string' &&
    typeof file.sizeBytes === 'number'
  );
}

function isSignature(value: unknown): value is SealSignature {
  const { algorithm, publicKey, signature } = (value ?? {}) as Partial<SealSignature>;
  return algorithm === 'Ed25519' && typeof publicKey === 'string' && typeof signature === 'string';
}

/** Lets a file through and keeps its size and hash. */
function measure(file: AsyncIterable<Buffer>): {
  bytes(): AsyncGenerator<Buffer>;
  end(): Promise<{ sizeBytes: number; sha256: string }>;
} {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  const source = file[Symbol.asyncIterator]();
  async function* bytes(): AsyncGenerator<Buffer> {
    for (;;) {
      const next: IteratorResult<Buffer, unknown> = await source.next();
      if (next.done) return;
      const { value } = next;
      hash.update(value);
      sizeBytes += value.length;
      yield value;
    }
  }
  return {
    bytes,
    end: async () => {
      // What nobody has read any more belongs to the file as well.
      for await (const _ of bytes());
      return { sizeBytes, sha256: hash.digest('hex') };
    },
  };
}
