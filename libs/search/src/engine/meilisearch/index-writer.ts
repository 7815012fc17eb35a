import { setTimeout as sleep } from 'node:timers/promises';
import { Database, type Fact } from '#platform';
import { PublishedTextReader } from '#discussion';
import { postsOf, threadsOf } from '../../thread-facts.js';
import { Stemmer } from '../postgres/stemmer.js';
import type { SearchDocument } from '../search-engine.js';
import type { Drift } from './index-state.repository.js';
import { indexDocumentOf, stampOf, wordsOf } from './index-document.js';
import { MeilisearchAway } from './meilisearch.errors.js';
import type { MeilisearchServer } from './meilisearch-server.js';

const THREAD_PAGE = 200;
/** Advisory lock of this database: `search`, in ASCII. */
const WRITE_LOCK = "('x736561726368'::bit(48)::bigint)";
const LOCK_POLL_MS = 15;
const LOCK_PATIENCE_MS = 20_000;

/** Puts posts into an index as they stand in the database now: repeating changes nothing, and order does not matter. */
export class IndexWriter {
  constructor(
    private readonly database: Database,
    private readonly texts: PublishedTextReader,
    private readonly stemmer: Stemmer,
    private readonly server: MeilisearchServer,
  ) {}

  /**
   * Reading the database and writing what was read are one step, one process at a time: else a slow writer could put an
   * older text over a newer one. Throws MeilisearchAway when another holds the lock for very long.
   */
  async alone<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.database.withClient(async (client) => {
      const deadline = Date.now() + LOCK_PATIENCE_MS;
      for (;;) {
        const { rows } = await client.query<{ got: boolean }>(
          `SELECT pg_try_advisory_lock(${WRITE_LOCK}) AS got`,
        );
        if (rows[0]?.got) break;
        if (Date.now() > deadline)
          throw new MeilisearchAway('Another process has been writing for too long.');
        await sleep(LOCK_POLL_MS);
      }
      try {
        return await work();
      } finally {
        await client.query(`SELECT pg_advisory_unlock(${WRITE_LOCK})`);
      }
    });
  }

  /** Brings everything in step that the facts tell of. */
  async follow(uid: string, facts: readonly Fact[]): Promise<void> {
    await this.sync(uid, postsOf(facts));
    for (const threadId of threadsOf(facts)) await this.syncThread(uid, threadId);
  }

  /** Brings these posts in step, and says what was out of it. Throws MeilisearchIndexMissing before anything is written. */
  async sync(uid: string, postIds: readonly string[]): Promise<Drift> {
    if (postIds.length === 0) return { missing: 0, stale: 0, extra: 0 };
    return this.compareAndPut(uid, postIds, await this.texts.ofPosts(postIds));
  }

  /** Puts documents into an index that nobody searches yet. */
  async fill(uid: string, documents: readonly SearchDocument[]): Promise<void> {
    const read = documents.map((document) => ({ document, words: wordsOf(document) }));
    const stems = await this.stemmer.stemsOf(read.flatMap(({ words }) => [...words.title, ...words.body]));
    await this.server.put(
      uid,
      read.map(({ document, words }) => indexDocumentOf(document, words, stems)),
    );
  }

  /** A new title or another space concerns every post of the thread; what is the same is passed over, what is private now goes. */
  private async syncThread(uid: string, threadId: string): Promise<void> {
    for (let after: string | null = null; ;) {
      const postIds = await this.texts.idsOfThread(threadId, after, THREAD_PAGE);
      await this.sync(uid, postIds);
      if (postIds.length < THREAD_PAGE) return;
      after = postIds.at(-1) ?? null;
    }
  }

  private async compareAndPut(
    uid: string,
    postIds: readonly string[],
    documents: readonly SearchDocument[],
  ): Promise<Drift> {
    // Asked first: a write would make a missing index anew, without our settings.
    const indexed = await this.server.stampsOf(uid, postIds);
    const changed = documents.filter((document) => indexed.get(document.postId) !== stampOf(document));
    const published = new Set(documents.map(({ postId }) => postId));
    const extra = [...indexed.keys()].filter((id) => !published.has(id));
    await this.fill(uid, changed);
    await this.server.remove(uid, extra);
    const stale = changed.filter(({ postId }) => indexed.has(postId)).length;
    return { missing: changed.length - stale, stale, extra: extra.length };
  }
}
