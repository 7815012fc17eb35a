import type { Logger } from '#platform';
import { PublishedTextReader } from '#discussion';
import { type Drift, IndexStateRepository } from './index-state.repository.js';
import { IndexWriter } from './index-writer.js';
import { IndexWork } from '../../upkeep/index-work.js';
import type { IndexWorkRepository } from '../../upkeep/index-work.repository.js';
import { stampOf } from './index-document.js';
import type { MeilisearchServer } from './meilisearch-server.js';

const PAGE = 1_000;
const HEALED_AT_ONCE = 200;

/**
 * Compares the index with the database, page by page of ids, and puts right what differs. What looked different only
 * because it was being written is looked at again first, and not counted.
 */
export class DriftCheck {
  constructor(
    private readonly states: IndexStateRepository,
    private readonly texts: PublishedTextReader,
    private readonly writer: IndexWriter,
    private readonly server: MeilisearchServer,
    private readonly works: IndexWorkRepository,
    private readonly logger: Logger,
  ) {}

  /** What was out of step, and no longer is. Throws MeilisearchTrouble, IndexWorkCancelled. */
  async run(signal?: AbortSignal): Promise<Drift> {
    return IndexWork.run(this.works, 'drift-check', async (progress) => {
      const found = await this.compare(progress, signal);
      await progress.succeeded(found);
      return found;
    });
  }

  private async compare(progress: IndexWork, signal: AbortSignal | undefined): Promise<Drift> {
    const { uid } = await this.states.read();
    const found = { missing: 0, stale: 0, extra: 0 };
    let compared = 0;
    for (let after: string | null = null; ;) {
      signal?.throwIfAborted();
      const rows = await this.texts.outlinesAfter(after, PAGE);
      const isLast = rows.length < PAGE;
      const last = isLast ? null : (rows.at(-1)?.postId ?? null);
      const suspects = await this.suspectsIn(
        uid,
        after,
        last,
        new Map(rows.map((row) => [row.postId, stampOf(row)])),
      );
      for (let index = 0; index < suspects.length; index += HEALED_AT_ONCE) {
        const some = suspects.slice(index, index + HEALED_AT_ONCE);
        const healed = await this.writer.alone(async () => this.writer.sync(uid, some));
        for (const kind of ['missing', 'stale', 'extra'] as const) found[kind] += healed[kind];
      }
      await progress.reached((compared += rows.length));
      if (isLast) break;
      after = last;
    }
    await this.states.noteDrift(found);
    if (found.missing + found.stale + found.extra > 0)
      this.logger.warn({ uid, ...found }, 'the search index had drifted from the database; put right');
    return found;
  }

  /** Ids after `after`, up to and with `last` (null: to the end), that the two do not agree on. */
  private async suspectsIn(
    uid: string,
    after: string | null,
    last: string | null,
    wanted: ReadonlyMap<string, string>,
  ): Promise<string[]> {
    const suspects = new Set(wanted.keys());
    for (let from = after; ;) {
      const indexed = await this.server.stampsAfter(uid, from, PAGE);
      for (const [postId, stamp] of indexed) {
        if (last !== null && postId > last) return [...suspects];
        if (wanted.get(postId) === stamp) suspects.delete(postId);
        else suspects.add(postId);
      }
      if (indexed.size < PAGE) return [...suspects];
      from = [...indexed.keys()].at(-1) ?? null;
    }
  }
}
