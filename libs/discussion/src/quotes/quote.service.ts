import { Injectable } from '@nestjs/common';
import type { PostExtras, PostQuote } from '#protocol';
import { type Actor, type Tx } from '#platform';
import { CommunityService } from '#community';
import { ExtrasRepository } from '../extras/extras.repository.js';
import type { PostAddition } from '../extras/post-addition.js';
import { Permalinks } from '../permalinks.js';
import { plainTextOf } from '../text/plain-text.js';
import type { PreparedText } from '../text/prepare-text.js';
import {
  type QuotePlace,
  QuoteRepository,
  type QuotableRevision,
  type VerifiedQuote,
} from './quote.repository.js';
import { claimsIn, folded, type QuoteMark, withoutQuotes, withQuotes } from './quote-text.js';

/** Verifies what a text claims to quote: nobody puts words into another's mouth. */
@Injectable()
export class QuoteService {
  constructor(
    private readonly quotes: QuoteRepository,
    private readonly communities: CommunityService,
    private readonly permalinks: Permalinks,
    private readonly extras: ExtrasRepository,
  ) {}

  /**
   * The text as it will be kept: quotes that hold are marked and are no part of its readable text, which is the author's
   * own words; the others claim nothing. No statement where nothing is claimed, else one.
   */
  async mark(actor: Actor, text: PreparedText, place: QuotePlace): Promise<PreparedText> {
    const claims = claimsIn(text.bodyHtml);
    if (claims.length === 0) return { ...text, bodyHtml: withQuotes(text.bodyHtml, []) };
    const { slug } = await this.communities.requireById(actor.communityId);
    const named = claims.map(({ href }) => this.permalinks.parsePost(slug, href));
    const asked = named.flatMap((each) => (each ? [each] : []));
    const found = asked.length > 0 ? await this.quotes.quotable(actor, place, asked) : [];
    const marks: (QuoteMark | null)[] = [];
    const verified: VerifiedQuote[] = [];
    claims.forEach(({ passage }, index) => {
      const source = found.find(
        ({ postId, number }) => postId === named[index]?.postId && number === named[index]?.number,
      );
      const holds = source && occursIn(passage, source.plainText);
      marks.push(holds ? this.markOf(slug, source) : null);
      if (holds) verified.push(verifiedOf(source, passage));
    });
    const plainText = plainTextOf(withoutQuotes(text.bodyHtml, marks));
    return {
      ...text,
      bodyHtml: withQuotes(text.bodyHtml, marks),
      revision: { ...text.revision, plainText },
      quotes: verified,
    };
  }

  /** What a new post's quotes write with it. */
  additionsOf({ quotes }: PreparedText): PostAddition[] {
    if (quotes.length === 0) return [];
    return [
      { extras: { quotes: shownOf(quotes) }, write: (tx, post) => this.quotes.replace(tx, post, quotes) },
    ];
  }

  /** The quotes of a new revision, in the transaction that writes it. */
  async revise(
    tx: Tx,
    post: {
      id: string;
      threadId: string;
      communityId: string;
      extras: PostExtras | null;
      changeSeq: number;
    },
    { quotes }: PreparedText,
  ): Promise<void> {
    if (quotes.length === 0 && !post.extras?.quotes) return;
    await this.quotes.replace(tx, post, quotes);
    const patch = { quotes: quotes.length > 0 ? shownOf(quotes) : null };
    const ticked = { postId: post.id, threadId: post.threadId, seq: post.changeSeq };
    await this.extras.patchPost(tx, ticked, patch);
  }

  private markOf(slug: string, { postId, threadId, number, authorName }: QuotableRevision): QuoteMark {
    const permalink = this.permalinks.post(slug, threadId, postId);
    return { postId, revisionNumber: number, authorName, permalink };
  }
}

/** The readable text of a text on its way, as it may be kept: with its quotes, or without those that will hold. */
export function plainTextsOf({ bodyHtml, revision }: PreparedText): string[] {
  const claims = claimsIn(bodyHtml);
  if (claims.length === 0) return [revision.plainText];
  const all = claims.map(() => ANY_MARK);
  return [revision.plainText, plainTextOf(withoutQuotes(bodyHtml, all))];
}

const ANY_MARK: QuoteMark = { postId: '', revisionNumber: 0, authorName: '', permalink: '' };

/** True for a passage whose words stand there one after the other. */
export function occursIn(passage: string, text: string): boolean {
  const words = folded(passage);
  return words !== '' && folded(text).includes(words);
}

function verifiedOf(source: QuotableRevision, passage: string): VerifiedQuote {
  const { postId, threadId, revisionId, number } = source;
  const isCurrent = occursIn(passage, source.currentText);
  return { postId, threadId, revisionId, revisionNumber: number, passage: folded(passage), isCurrent };
}

function shownOf(quotes: readonly VerifiedQuote[]): PostQuote[] {
  return quotes.map(({ postId, threadId, revisionNumber, isCurrent }) => ({
    postId,
    threadId,
    revisionNumber,
    state: isCurrent ? 'SAME' : 'EDITED',
  }));
}
