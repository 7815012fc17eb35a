import { Injectable } from '@nestjs/common';
import type { Fact, FactConsumer, Tx } from '#platform';
import { PostEdited, PostPublished, PostRemoved, PostWithdrawn, PublishedTextReader } from '#discussion';
import { postsOf, THREAD_FACTS, threadsOf } from './thread-facts.js';
import { PostgresEngine } from './engine/postgres/postgres-engine.js';

const THREAD_PAGE = 200;

/**
 * Keeps Postgres' index in step, whatever engine answers. A fact only says where to look: what is indexed is what stands in the database now, so facts
 * may come twice, late, or after the post has changed again.
 */
@Injectable()
export class SearchIndexConsumer implements FactConsumer {
  readonly name = 'search.index';
  readonly facts = [PostPublished, PostEdited, PostWithdrawn, PostRemoved, ...THREAD_FACTS];

  constructor(
    private readonly texts: PublishedTextReader,
    private readonly engine: PostgresEngine,
  ) {}

  async handle(fact: Fact, tx: Tx): Promise<void> {
    await this.handleBatch([fact], tx);
  }

  async handleBatch(facts: readonly Fact[], tx: Tx): Promise<void> {
    await this.syncPosts(postsOf(facts), tx);
    for (const threadId of threadsOf(facts)) await this.syncThread(threadId, tx);
  }

  private async syncPosts(postIds: readonly string[], tx: Tx): Promise<void> {
    if (postIds.length === 0) return;
    const documents = await this.texts.ofPosts(postIds);
    const published = new Set(documents.map(({ postId }) => postId));
    await this.engine.upsert(documents, tx);
    await this.engine.remove(
      postIds.filter((id) => !published.has(id)),
      tx,
    );
  }

  /**
   * A new title, another space or another thread concerns every post of the thread; the engine passes over what is the same,
   * and forgets what is private now.
   */
  private async syncThread(threadId: string, tx: Tx): Promise<void> {
    for (let after: string | null = null; ;) {
      const postIds = await this.texts.idsOfThread(threadId, after, THREAD_PAGE);
      await this.syncPosts(postIds, tx);
      if (postIds.length < THREAD_PAGE) return;
      after = postIds.at(-1) ?? null;
    }
  }
}
