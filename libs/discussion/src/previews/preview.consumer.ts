import { Injectable } from '@nestjs/common';
import { type Fact, type FactConsumer, Jobs, type Tx } from '#platform';
import { PostEdited, PostPublished, type VisiblePostFactPayload } from '../discussion.facts.js';
import { PREVIEW_ATTEMPTS, PREVIEW_JOB } from './preview.job.js';
import { PostPreviewRepository } from './post-preview.repository.js';

/** Has the links of posts looked at once everybody may see them: never of a post that is held. */
@Injectable()
export class PreviewConsumer implements FactConsumer {
  readonly name = 'discussion.previews';
  readonly facts = [PostPublished, PostEdited];

  constructor(
    private readonly previews: PostPreviewRepository,
    private readonly jobs: Jobs,
  ) {}

  async handle(fact: Fact, tx: Tx): Promise<void> {
    await this.handleBatch([fact], tx);
  }

  /** One statement for a batch, which nearly always finds nothing. */
  async handleBatch(facts: readonly Fact[], tx: Tx): Promise<void> {
    const ids = facts.map(({ payload }) => (payload as VisiblePostFactPayload).postId);
    for (const postId of await this.previews.linkingAmong(tx, [...new Set(ids)])) {
      const options = { jobKey: `${PREVIEW_JOB}/${postId}`, maxAttempts: PREVIEW_ATTEMPTS };
      await this.jobs.enqueue(tx, PREVIEW_JOB, { postId }, options);
    }
  }
}
