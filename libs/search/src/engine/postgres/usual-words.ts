import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform';
import { type DocumentWords, DocumentRepository } from './document.repository.js';

/** About 5 MB; a few languages' everyday words fit. */
const MOST_WORDS = 50_000;

/**
 * Learns the words of documents for corrections. A word that is usual in its space stays so and is not counted again:
 * this process remembers which are, and most posts then have hardly a word to ask about. Emptied tables are learnt anew
 * after a restart.
 */
@Injectable()
export class UsualWords {
  private readonly usual = new Set<string>();

  constructor(private readonly documents: DocumentRepository) {}

  /** Before the documents themselves are written. One statement, none where every word is usual. */
  async learn(tx: Tx, documents: readonly DocumentWords[]): Promise<void> {
    const unusual = documents
      .map((document) => ({
        ...document,
        words: document.words.filter((word) => !this.usual.has(keyOf(document.spaceId, word))),
      }))
      .filter(({ words }) => words.length > 0);
    if (unusual.length === 0) return;
    const found = await this.documents.learnWords(tx, unusual);
    tx.afterCommit(() => {
      if (this.usual.size + found.length > MOST_WORDS) this.usual.clear();
      for (const { spaceId, word } of found) this.usual.add(keyOf(spaceId, word));
    });
  }
}

function keyOf(spaceId: string, word: string): string {
  return `${spaceId}/${word}`;
}
