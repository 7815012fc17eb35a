import { Injectable } from '@nestjs/common';
import type { PostQuote } from '#protocol';
import { type Fact, type FactConsumer, isFact, type Tx } from '#platform';
import {
  PostEdited,
  type PostFactPayload,
  PostRemoved,
  PostWithdrawn,
  ThreadMoved,
} from '../discussion.facts.js';
import { ExtrasWriter } from '../extras/extras-writer.js';
import { QuoteRepository, type QuoteStanding, type QuotingPost } from './quote.repository.js';
import { occursIn } from './quote.service.js';
import { withEmptiedQuotes } from './quote-text.js';

/**
 * Tells those who read a quote what became of the quoted post. A fact only says where to look: what is written is what stands
 * now, so facts may come twice or late; a snapshot that is true already is left alone.
 */
@Injectable()
export class QuoteConsumer implements FactConsumer {
  readonly name = 'discussion.quotes';
  readonly facts = [PostEdited, PostWithdrawn, PostRemoved, ThreadMoved];

  constructor(
    private readonly quotes: QuoteRepository,
    private readonly extras: ExtrasWriter,
  ) {}

  async handle(fact: Fact, tx: Tx): Promise<void> {
    await this.handleBatch([fact], tx);
  }

  async handleBatch(facts: readonly Fact[], tx: Tx): Promise<void> {
    const moved = facts.flatMap((fact) => (isFact(fact, ThreadMoved) ? [fact.payload.threadId] : []));
    const changed = facts.flatMap((fact) =>
      isFact(fact, ThreadMoved) ? [] : [(fact.payload as PostFactPayload).postId],
    );
    const quotedIds = [...changed, ...(moved.length > 0 ? await this.quotes.quotedIn(tx, moved) : [])];
    for (const post of await this.quotes.quoting(tx, quotedIds)) await this.refresh(tx, post);
  }

  private async refresh(tx: Tx, post: QuotingPost): Promise<void> {
    const known = await this.quotes.shown(tx, post.id);
    const quotes = (await this.quotes.standings(tx, post.id)).map(shownOf);
    if (!known || isSame(known.quotes, quotes)) return;
    if (post.isSeen) await this.extras.changePost(tx, post, () => this.rewrite(tx, post));
    else await this.extras.changeUnseenPost(tx, post.id, await this.rewrite(tx, post));
  }

  /** Once the thread is locked: an edit of the quoting post may have come between. */
  private async rewrite(tx: Tx, post: QuotingPost): Promise<{ quotes: PostQuote[] | null }> {
    const quotes = (await this.quotes.standings(tx, post.id)).map(shownOf);
    const shown = await this.quotes.shown(tx, post.id);
    const gone = quotes.filter(({ state }) => state === 'GONE').map(({ postId }) => postId);
    if (shown && gone.length > 0)
      await this.quotes.setHtml(tx, post.id, withEmptiedQuotes(shown.bodyHtml, gone));
    return { quotes: quotes.length > 0 ? quotes : null };
  }
}

function shownOf({ postId, threadId, revisionNumber, ...standing }: QuoteStanding): PostQuote {
  const current = occursIn(standing.passage, standing.currentText) ? 'SAME' : 'EDITED';
  return { postId, threadId, revisionNumber, state: standing.isPublished ? current : 'GONE' };
}

function isSame(known: unknown, quotes: readonly PostQuote[]): boolean {
  const before = Array.isArray(known) ? (known as PostQuote[]) : [];
  const key = ({ postId, revisionNumber, state }: PostQuote) => `${postId}/${revisionNumber}/${state}`;
  return before.map(key).join() === quotes.map(key).join();
}
