import { randomUUID } from 'node:crypto';
import { Database, FactCursorRepository, FactLog, type Logger, type LogPosition } from '#platform';
import { PublishedTextReader } from '#discussion';
import { IndexWork, IndexWorkCancelled } from '../../upkeep/index-work.js';
import type { IndexWorkRepository } from '../../upkeep/index-work.repository.js';
import { FOLLOWED_FACTS, MEILISEARCH_CONSUMER } from './followed-facts.js';
import { IndexStateRepository } from './index-state.repository.js';
import { IndexWriter } from './index-writer.js';
import { INDEX_FINGERPRINT } from './meilisearch-settings.js';
import type { MeilisearchServer } from './meilisearch-server.js';

const POSTS_PAGE = 500;
const FACTS_PAGE = 500;
/** Renewed with every page. */
const CLAIM_SECONDS = 150;

interface Building {
  readonly progress: IndexWork;
  readonly signal: AbortSignal | undefined;
}

/**
 * Builds the index anew beside the one in use and swaps them: searches go on meanwhile. What is posted during the build
 * is put into the new index too, from the log, the last of it while nobody else writes; so nothing is missing after the swap.
 */
export class IndexRebuilder {
  private readonly owner = randomUUID();

  constructor(
    private readonly database: Database,
    private readonly log: FactLog,
    private readonly cursors: FactCursorRepository,
    private readonly states: IndexStateRepository,
    private readonly texts: PublishedTextReader,
    private readonly writer: IndexWriter,
    private readonly server: MeilisearchServer,
    private readonly works: IndexWorkRepository,
    private readonly logger: Logger,
  ) {}

  /**
   * False when another process is at it, or `isWanted` no longer holds once this one has the right to. Throws
   * MeilisearchTrouble, or IndexWorkCancelled, leaving the index in use as it was.
   */
  async rebuild(isWanted: () => Promise<boolean>, signal?: AbortSignal): Promise<boolean> {
    const { uid } = await this.states.read();
    if (!(await this.states.claim(this.owner, CLAIM_SECONDS))) return false;
    try {
      if (!(await isWanted())) return false;
      const startedAt = Date.now();
      const count = await IndexWork.run(this.works, 'rebuild', async (progress) => {
        const built = await this.build(uid, progress, signal);
        await progress.succeeded();
        return built;
      });
      this.logger.info({ uid, count, milliseconds: Date.now() - startedAt }, 'search index rebuilt');
      return true;
    } finally {
      await this.states.release(this.owner).catch(() => undefined);
    }
  }

  private async build(uid: string, progress: IndexWork, signal: AbortSignal | undefined): Promise<number> {
    const next = `${uid}_next`;
    try {
      return await this.fillAndSwap(uid, next, { progress, signal });
    } catch (error) {
      if (error instanceof IndexWorkCancelled) await this.server.drop(next).catch(() => undefined);
      throw error;
    }
  }

  private async fillAndSwap(uid: string, next: string, { progress, signal }: Building): Promise<number> {
    const start = await this.log.head();
    await this.server.make(next);
    const count = await this.fillFromTables(next, { progress, signal });
    const nearEnd = await this.fillFromLog(next, start, signal);
    await this.writer.alone(async () => {
      const end = await this.fillFromLog(next, nearEnd, signal);
      const incarnation = await this.server.incarnationOf(next);
      if ((await this.server.incarnationOf(uid)) === null) await this.server.make(uid);
      await this.server.swap(uid, next);
      await this.database.transaction(async (tx) => {
        await this.states.noteBuilt(tx, INDEX_FINGERPRINT, incarnation ?? '');
        await this.cursors.skipTo(tx, MEILISEARCH_CONSUMER, end);
      });
    });
    await this.server.drop(next);
    return count;
  }

  private async fillFromTables(next: string, { progress, signal }: Building): Promise<number> {
    let count = 0;
    for (let after: string | null = null; ;) {
      signal?.throwIfAborted();
      const documents = await this.texts.after(after, POSTS_PAGE);
      await this.writer.fill(next, documents);
      await this.states.claim(this.owner, CLAIM_SECONDS);
      await progress.reached((count += documents.length));
      if (documents.length < POSTS_PAGE) return count;
      after = documents.at(-1)?.postId ?? null;
    }
  }

  /** Answers the position up to which everything is in. */
  private async fillFromLog(
    next: string,
    start: LogPosition,
    signal: AbortSignal | undefined,
  ): Promise<LogPosition> {
    for (let position = start; ;) {
      signal?.throwIfAborted();
      const facts = await this.log.readAfter(position, FACTS_PAGE);
      const last = facts.at(-1);
      if (!last) return position;
      await this.writer.follow(
        next,
        facts.filter(({ type }) => FOLLOWED_FACTS.some(({ name }) => name === type)),
      );
      await this.states.claim(this.owner, CLAIM_SECONDS);
      position = last;
    }
  }
}
