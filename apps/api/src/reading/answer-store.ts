import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { ChangeFeed, Metrics, ReadVersions } from '#platform';

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

/** All that is kept, compressed forms included. */
const MOST_BYTES = 32 * 1024 * 1024;
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
}

/** An answer with its tag. */
export interface KeptAnswer extends MadeAnswer {
  /** Weak: the same content whatever its encoding. */
  readonly tag: string;
  readonly encoded: Map<'br' | 'gzip', Promise<Buffer>>;
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
  private readonly kept = new LRUCache<string, KeptAnswer>({
    maxSize: MOST_BYTES,
    maxEntrySize: LARGEST_BYTES,
    // Half as much again for the compressed forms.
    sizeCalculation: ({ body }, key) => 2 * key.length + Math.ceil(1.5 * body.length) + 500,
    ttl: LONGEST_MS,
  });
  private readonly making = new Map<string, Promise<unknown>>();
  private readonly outcomes;

  constructor(
    private readonly versions: ReadVersions,
    private readonly changes: ChangeFeed,
    metrics: Metrics,
  ) {
    this.outcomes = metrics.counter('answer_store_total', 'Answers to guests, by where they came from.', [
      'from',
    ]);
  }

  async answer<Refused = never>({ key, dependsOn, make }: StoreWish<Refused>): Promise<KeptAnswer | Refused> {
    if (!this.changes.isCurrent) {
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
        if (isKeptAnswer(made) && isSame && this.changes.isCurrent) this.kept.set(key, made);
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
    }
    return { bytes: await bytes, encoding };
  }

  private async make<Refused>(
    make: StoreWish<Refused>['make'],
    versions: readonly number[],
  ): Promise<KeptAnswer | Refused> {
    const made = await make();
    return isMadeAnswer(made) ? { ...made, tag: tagOf(made.body), encoded: new Map(), versions } : made;
  }
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
