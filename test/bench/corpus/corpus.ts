import { createHash, randomBytes } from 'node:crypto';
import { newId } from '#platform';
import type { Prose } from './prose.js';

/** How much of everything: what the targets were set on. */
export const CORPUS_SIZE = {
  members: 1_000,
  threads: 2_000,
  posts: 50_000,
  repliesOfLongThread: 5_000,
  rowsPerPage: 20,
};

/** Somebody who may write, with a widget session. */
export interface CorpusMember {
  readonly id: string;
  readonly token: string;
}

/** One post of the corpus. */
export interface CorpusPost {
  readonly id: string;
  readonly revisionId: string;
  readonly threadId: string;
  readonly authorId: string;
  readonly seq: number;
  readonly body: string;
  readonly at: Date;
}

/** What the measures ask for. */
export interface Corpus {
  readonly communityId: string;
  readonly slug: string;
  readonly spaceId: string;
  readonly members: readonly CorpusMember[];
  /** Session cookie of somebody who reads verbatims. */
  readonly staffCookie: string;
  /** Each has more than a page of posts. */
  readonly threadIds: readonly string[];
  readonly longThreadId: string;
  /** Two words each. */
  readonly queries: readonly string[];
  /** Texts to write, without markup. */
  readonly texts: readonly string[];
}

/** A session's secret, and what the database keeps of it. */
export interface SeededToken {
  readonly token: string;
  readonly hash: Buffer;
}

/** A new session secret. */
export function newToken(): SeededToken {
  const token = `pvs_${randomBytes(32).toString('base64url')}`;
  return { token, hash: createHash('sha256').update(token, 'utf8').digest() };
}

const FIRST_DAY = Date.UTC(2026, 0, 1);
const DAYS = 200;

/** Every post of the corpus, thread by thread; the first thread is the long one. */
export function* writePosts(
  threadIds: readonly string[],
  authorIds: readonly string[],
  prose: Prose,
): Generator<CorpusPost> {
  const { posts, repliesOfLongThread } = CORPUS_SIZE;
  const others = threadIds.length - 1;
  const left = posts - repliesOfLongThread - 1;
  const step = (DAYS * 86_400_000) / posts;
  let count = 0;
  for (const [index, threadId] of threadIds.entries()) {
    const usual = Math.floor(left / others) + (index <= left % others ? 1 : 0);
    const size = index === 0 ? repliesOfLongThread + 1 : usual;
    for (let seq = 1; seq <= size; seq += 1, count += 1) {
      const authorId = authorIds[(count * 7 + seq) % authorIds.length] as string;
      const at = new Date(FIRST_DAY + Math.round(count * step));
      yield { id: newId(), revisionId: newId(), threadId, authorId, seq, body: prose.text(), at };
    }
  }
}
