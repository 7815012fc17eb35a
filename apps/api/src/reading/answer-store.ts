import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { ChangeFeed, CONFIG, type Config, Metrics, ReadVersions } from '#platform';

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

/** An answer larger than this is made anew each time: a few of them would push everything else out. */
const LARGEST_BYTES = 512 * 1024;
/** For what was changed behind the install's back, in the database itself. */
const LONGEST_MS = 60_000;
/** Below this, compressing saves less than its header costs. */
const COMPRESS_FROM_BYTES = 1_024;

/** The bytes of an answer, and what they are. */
export interface MadeAnswer {
  readonly body: Buffer;
  readonly type: string;
  /** Headers beside the type. */
  readonly headers?: Readonly<Record<string, string>>;
  /** It depends on more than was known before it was made: not to be kept. */
  readonly isPassing?: boolean;
}

/** An answer with its tag. */
export interface KeptAnswer extends MadeAnswer {
  /** Weak: the same content whatever its encoding. */
  readonly tag: string;
  readonly encoded: Map<'br' | 'gzip', Promise<Buffer>>;
  /** What it is kept under; null where it is not. */
  key: string | null;
  readonly versions: readonly number[];
}

/** What is asked of the store. */
export interface StoreWish<Refused = never> {
  /** Everything that shapes the answer: what is asked, of which community, with which variables, in which language. */
  readonly key: string;
  /** Keys of the versions it depends on. */
  readonly dependsOn: readonly string[];
  /** Makes the answer; anything that is no MadeAnswer is handed on and not kept. */
  readonly make: () => Promise<MadeAnswer | Refused>;
}

/**
 * Answers that every guest gets alike, as bytes, as long as nothing they depend on has changed. Versions are taken before
 * the answer is made and compared after it: what changed meanwhile is sent to who asked before the change, and not kept.
 */
@Injectable()
export class AnswerStore {
  /** By key; null where nothing is to be kept. */
  private readonly kept: LRUCache<string, KeptAnswer> | null;
  private readonly making = new Map<string, Promise<unknown>>();
  private readonly outcomes;

  constructor(
    private readonly versions: ReadVersions,
    private readonly changes: ChangeFeed,
    metrics: Metrics,
    @Inject(CONFIG) { answerStoreMib }: Pick<Config, 'answerStoreMib'>,
  ) {
    this.kept = answerStoreMib === 0 ? null : storeOf(answerStoreMib * 1024 * 1024);
    this.outcomes = metrics.counter('answer_store_total', 'Answers to guests, by where they came from.', [
      'from',
    ]);
  }

  async answer<Refused = never>({ key, dependsOn, make }: StoreWish<Refused>): Promise<KeptAnswer | Refused> {
    if (!this.kept || !this.changes.isCurrent) {
      this.outcomes.inc({ from: 'made-unkept' });
      return this.make(make, []);
    }
    const versions = dependsOn.map((each) => this.versions.of(each));
    const known = this.kept.get(key);
    if (known && areEqual(known.versions, versions)) {
      this.outcomes.inc({ from: 'kept' });
      return known;
    }
    // Who asks after a change never shares what was begun before it.
    const flight = `${versions.join('.')}/${key}`;
    const shared = this.making.get(flight) as Promise<KeptAnswer | Refused> | undefined;
    if (shared) return shared;
    this.outcomes.inc({ from: 'made' });
    const making = this.make(make, versions)
      .then((made) => {
        const isSame = areEqual(
          versions,
          dependsOn.map((each) => this.versions.of(each)),
        );
        if (isKeptAnswer(made) && !made.isPassing && isSame && this.changes.isCurrent) this.keep(key, made);
        return made;
      })
      .finally(() => this.making.delete(flight));
    this.making.set(flight, making);
    return making;
  }

  /** An answer for one reader alone: made, and kept by nobody. */
  async pass<Refused>(make: StoreWish<Refused>['make']): Promise<KeptAnswer | Refused> {
    return this.make(make, []);
  }

  /** The answer's bytes in an encoding that the reader takes; compressed when the first such reader asks. */
  async encode(
    answer: KeptAnswer,
    accepted: string,
  ): Promise<{ bytes: Buffer; encoding: 'br' | 'gzip' | null }> {
    const encoding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : null;
    if (!encoding || answer.body.length < COMPRESS_FROM_BYTES) return { bytes: answer.body, encoding: null };
    let bytes = answer.encoded.get(encoding);
    if (!bytes) {
      bytes = encoding === 'br' ? brotliOf(answer.body) : compressGzip(answer.body, { level: 6 });
      answer.encoded.set(encoding, bytes);
      await this.weighAgain(answer, bytes);
    }
    return { bytes: await bytes, encoding };
  }

  private keep(key: string, answer: KeptAnswer): void {
    answer.key = key;
    this.kept?.set(key, answer, { size: sizeOf(key, answer.body) });
  }

  /** A compressed form takes room, too. */
  private async weighAgain(answer: KeptAnswer, bytes: Promise<Buffer>): Promise<void> {
    const { length } = await bytes;
    const { key } = answer;
    if (key === null || this.kept?.peek(key) !== answer) return;
    const size = (this.kept.info(key)?.size ?? 0) + length;
    this.kept.set(key, answer, { size, noUpdateTTL: true });
  }

  private async make<Refused>(
    make: StoreWish<Refused>['make'],
    versions: readonly number[],
  ): Promise<KeptAnswer | Refused> {
    const made = await make();
    return isMadeAnswer(made)
      ? { ...made, tag: tagOf(made.body), encoded: new Map(), versions, key: null }
      : made;
  }
}

function storeOf(maxSize: number): LRUCache<string, KeptAnswer> {
  return new LRUCache({ maxSize, maxEntrySize: LARGEST_BYTES, ttl: LONGEST_MS });
}

function sizeOf(key: string, body: Buffer): number {
  return 2 * key.length + body.length + 500;
}

function brotliOf(body: Buffer): Promise<Buffer> {
  return compressBrotli(body, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
  });
}

function tagOf(body: Buffer): string {
  return `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
}

function isMadeAnswer(made: unknown): made is MadeAnswer {
  return Buffer.isBuffer((made as { body?: unknown } | null)?.body);
}

function isKeptAnswer(made: unknown): made is KeptAnswer {
  return isMadeAnswer(made) && 'tag' in made;
}

function areEqual(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((version, place) => version === other[place]);
}
