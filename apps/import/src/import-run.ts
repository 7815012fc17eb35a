import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Actor } from '#platform';
import { type ImportItem, type ImportService, type ImportTarget, parseImportItem } from '#discussion';
import { applyMapping, type FieldMapping } from './field-mapping.js';
import { type FileLine, readLines } from './line-reader.js';
import { parseJsonObject } from './strict-json.js';
import type { Tally } from './progress.js';

/** Items per transaction. 25 to 200 were within 10 % of each other; a stop loses no more than the batch at hand. */
const BATCH_SIZE = 50;
/** Bodies per transaction, in characters: a batch of long texts stays small in memory. */
const BATCH_CHARACTERS = 1_000_000;

/** A line that was not imported, and why. */
export interface BadLine {
  line: number;
  reason: string;
}

/** One run over one file. */
export interface ImportRunOptions {
  path: string;
  actor: Actor;
  target: ImportTarget;
  mapping: FieldMapping | null;
  /** Asked between batches. */
  shouldStop: () => boolean;
  onProgress: (tally: Tally) => void;
  onBadLine: (bad: BadLine) => void;
}

interface WaitingItem {
  line: number;
  item: ImportItem;
}

/** Streams a file into the forum, batch by batch, in the file's order. Memory does not grow with the file. */
export class ImportRun {
  readonly tally: Tally = { lines: 0, imported: 0, known: 0, refused: 0, bytes: 0 };
  private waiting: WaitingItem[] = [];
  private waitingCharacters = 0;

  constructor(
    private readonly imports: ImportService,
    private readonly options: ImportRunOptions,
  ) {}

  /** Answers whether the file was read to its end. */
  async run(): Promise<boolean> {
    const stream = createReadStream(this.options.path, { highWaterMark: 256 * 1024 });
    try {
      for await (const line of readLines(stream)) {
        if (this.options.shouldStop()) return false;
        this.take(line);
        const isFull = this.waiting.length >= BATCH_SIZE || this.waitingCharacters >= BATCH_CHARACTERS;
        if (isFull) await this.flush();
        this.options.onProgress(this.tally);
      }
      await this.flush();
      return true;
    } finally {
      stream.destroy();
    }
  }

  private take(line: FileLine): void {
    this.tally.lines = line.number;
    this.tally.bytes = line.endByte;
    if (line.text?.trim() === '') return;
    try {
      if (line.text === null) throw new Error(line.problem ?? 'unreadable');
      const value = parseJsonObject(line.text);
      const { mapping } = this.options;
      const item = parseImportItem(mapping ? applyMapping(mapping, value) : value);
      this.waiting.push({ line: line.number, item });
      this.waitingCharacters += item.body.length;
    } catch (error) {
      this.refuse(line.number, (error as Error).message);
    }
  }

  private async flush(): Promise<void> {
    const batch = this.waiting;
    this.waiting = [];
    this.waitingCharacters = 0;
    if (batch.length === 0) return;
    const { actor, target } = this.options;
    const outcomes = await this.imports.importBatch(
      actor,
      target,
      batch.map(({ item }) => item),
    );
    batch.forEach(({ line }, index) => {
      const outcome = outcomes[index];
      if (outcome?.status === 'refused') this.refuse(line, outcome.reason);
      else if (outcome) this.tally[outcome.status] += 1;
    });
  }

  private refuse(line: number, reason: string): void {
    this.tally.refused += 1;
    this.options.onBadLine({ line, reason });
  }
}

/** Size of the file, for the progress. Throws where it cannot be read. */
export async function sizeOf(path: string): Promise<number> {
  const { size } = await stat(path);
  return size;
}
