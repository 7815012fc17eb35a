import {
  Meilisearch,
  MeilisearchApiError,
  MeilisearchError,
  type EnqueuedTaskPromise,
  type MultiSearchParams,
  type MultiSearchQuery,
  type SearchResponse,
  type Task,
} from 'meilisearch';
import { type Condition, idAfter, idIn, lexemeIn, published } from './filter.js';
import type { IndexDocument } from './index-document.js';
import {
  MeilisearchAway,
  MeilisearchIndexMissing,
  MeilisearchIndexUnfit,
  MeilisearchKeyRefused,
  MeilisearchRefused,
  type MeilisearchTrouble,
} from './meilisearch.errors.js';
import { INDEX_SETTINGS } from './meilisearch-settings.js';

/** A search that takes longer is answered by Postgres. */
const SEARCH_TIMEOUT_MS = 1_500;
const WRITE_TIMEOUT_MS = 30_000;
/** A task is looked at this often: most end within two or three looks. */
const TASK_POLL_MS = 8;
const TASK_TIMEOUT_MS = 120_000;
/** So many characters of text go into one task: with what is derived from them, well below the server's 100 MB. */
const PAYLOAD_CHARACTERS = 4_000_000;

const NOBODY = '00000000-0000-0000-0000-000000000000';

/**
 * The server as this room needs it: every write resolves when its task has succeeded. Throws MeilisearchTrouble and nothing else.
 */
export class MeilisearchServer {
  private readonly reading: Meilisearch;
  private readonly writing: Meilisearch;

  constructor(url: string, key: string | undefined) {
    // Compressed answers come in pieces, each of which waits 40 ms for the last one's acknowledgement (Nagle's algorithm).
    const requestInit = { headers: { 'Accept-Encoding': 'identity' } };
    const common = { host: url, ...(key === undefined ? {} : { apiKey: key }), requestInit };
    this.reading = new Meilisearch({ ...common, timeout: SEARCH_TIMEOUT_MS });
    this.writing = new Meilisearch({ ...common, timeout: WRITE_TIMEOUT_MS });
  }

  /** When the server made the index, as it says it; null where there is none. */
  async incarnationOf(uid: string): Promise<string | null> {
    try {
      return (await told(this.reading.index(uid).getRawInfo())).createdAt;
    } catch (error) {
      if (error instanceof MeilisearchIndexMissing) return null;
      throw error;
    }
  }

  /** An empty index with our settings, in place of one of that name. */
  async make(uid: string): Promise<void> {
    await this.drop(uid);
    await this.done(this.writing.createIndex(uid, { primaryKey: 'postId' }));
    await this.done(this.writing.index(uid).updateSettings(INDEX_SETTINGS));
  }

  async drop(uid: string): Promise<void> {
    try {
      await this.done(this.writing.deleteIndex(uid));
    } catch (error) {
      if (!(error instanceof MeilisearchIndexMissing)) throw error;
    }
  }

  /** Each takes the other's name at once, for every search from then on. */
  async swap(one: string, other: string): Promise<void> {
    await this.done(this.writing.swapIndexes([{ indexes: [one, other], rename: false }]));
  }

  /** Adds or replaces. */
  async put(uid: string, documents: readonly IndexDocument[]): Promise<void> {
    for (const payload of payloadsOf(documents))
      await this.done(this.writing.index<IndexDocument>(uid).addDocuments(payload, { primaryKey: 'postId' }));
  }

  /** Succeeds for posts that are not there. */
  async remove(uid: string, postIds: readonly string[]): Promise<void> {
    if (postIds.length > 0) await this.done(this.writing.index(uid).deleteDocuments([...postIds]));
  }

  /** Stamps of those of the posts that are there. Throws MeilisearchIndexMissing. */
  async stampsOf(uid: string, postIds: readonly string[]): Promise<Map<string, string>> {
    if (postIds.length === 0) return new Map();
    return this.stamps(uid, idIn('postId', postIds), postIds.length);
  }

  /** Stamps by id, in the order of ids, from after this one. */
  async stampsAfter(uid: string, after: string | null, limit: number): Promise<Map<string, string>> {
    return this.stamps(uid, after === null ? null : idAfter(after), limit);
  }

  /** Asks once as a real search does. Throws MeilisearchIndexUnfit where the index is not set up for it. */
  async probe(uid: string): Promise<void> {
    const filter = [idIn('communityId', [NOBODY]), lexemeIn(['w:nothing']), published('>=', 0)];
    const sort = ['published:desc', 'postId:desc'];
    await this.search([
      { indexUid: uid, q: 'nothing', filter, sort, facets: ['spaceId', 'month'], limit: 0 },
    ]);
  }

  /** Several searches at once, answers in the order asked. */
  async search(queries: readonly MultiSearchQuery[]): Promise<SearchResponse<IndexDocument>[]> {
    const { results } = await told(
      this.reading.multiSearch<MultiSearchParams, IndexDocument>({ queries: [...queries] }),
    );
    return results;
  }

  private async stamps(uid: string, filter: Condition | null, limit: number): Promise<Map<string, string>> {
    const { results } = await told(
      this.writing.index<IndexDocument>(uid).getDocuments({
        fields: ['postId', 'stamp'],
        sort: ['postId:asc'],
        limit,
        ...(filter === null ? {} : { filter }),
      }),
    );
    return new Map(results.map(({ postId, stamp }) => [postId, stamp]));
  }

  private async done(enqueued: EnqueuedTaskPromise): Promise<void> {
    const { taskUid } = await told(enqueued);
    const options = { interval: TASK_POLL_MS, timeout: TASK_TIMEOUT_MS };
    requireSuccess(await told(this.writing.tasks.waitForTask(taskUid, options)));
  }
}

function payloadsOf(documents: readonly IndexDocument[]): IndexDocument[][] {
  const payloads: IndexDocument[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const document of documents) {
    if (size + document.text.length > PAYLOAD_CHARACTERS) {
      payloads.push([]);
      size = 0;
    }
    payloads.at(-1)?.push(document);
    size += document.text.length;
  }
  return payloads;
}

function requireSuccess({ status, error, uid }: Task): void {
  if (status === 'succeeded') return;
  const { code, type, message } = error ?? {
    code: status,
    type: 'internal',
    message: `Task ${uid} ${status}.`,
  };
  throw troubleOf(code, type, message, undefined);
}

/** Speaks our language for whatever the client throws. */
async function told<Answer>(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof MeilisearchApiError && error.cause) {
      const { code, type, message } = error.cause;
      throw troubleOf(code, type, message, error);
    }
    if (error instanceof MeilisearchError) throw new MeilisearchAway(error.message, { cause: error });
    throw error;
  }
}

/** Our own queries are right: it is the index that does not know the fields. */
const UNFIT_CODES = new Set([
  'invalid_document_filter',
  'invalid_document_sort',
  'invalid_search_facets',
  'invalid_search_filter',
  'invalid_search_sort',
]);
const KEY_CODES = new Set(['invalid_api_key', 'missing_authorization_header']);

function troubleOf(code: string, type: string, message: string, cause: unknown): MeilisearchTrouble {
  if (KEY_CODES.has(code)) return new MeilisearchKeyRefused(message, { cause });
  if (code === 'index_not_found') return new MeilisearchIndexMissing(message, { cause });
  if (UNFIT_CODES.has(code)) return new MeilisearchIndexUnfit(message, { cause });
  if (type === 'invalid_request') return new MeilisearchRefused(code, message, { cause });
  return new MeilisearchAway(message, { cause });
}
