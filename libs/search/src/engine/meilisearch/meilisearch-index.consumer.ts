import { Injectable } from '@nestjs/common';
import { type Fact, NotNow, type OutsideConsumer } from '#platform';
import { FOLLOWED_FACTS, MEILISEARCH_CONSUMER } from './followed-facts.js';
import { MeilisearchParts } from './meilisearch-parts.js';
import { MeilisearchRefused, MeilisearchTrouble } from './meilisearch.errors.js';

/** While the server is away. */
const LOOK_AGAIN_MS = 500;

/**
 * Keeps the index on the search server in step, from a cursor of its own: with the server away this one waits, and
 * nothing else does. A document that the server refuses is tried again and then set aside, like any fact.
 */
@Injectable()
export class MeilisearchIndexConsumer implements OutsideConsumer {
  readonly name = MEILISEARCH_CONSUMER;
  readonly facts = FOLLOWED_FACTS;

  constructor(private readonly parts: MeilisearchParts) {}

  async deliver(facts: readonly Fact[]): Promise<void> {
    const { writer, states, watch } = this.parts.required();
    try {
      await writer.alone(async () => {
        const { uid } = await states.read();
        await writer.follow(uid, facts);
      });
    } catch (error) {
      if (!(error instanceof MeilisearchTrouble) || error instanceof MeilisearchRefused) throw error;
      watch.trip(error);
      throw new NotNow(error.message, LOOK_AGAIN_MS, { cause: error });
    }
  }
}
