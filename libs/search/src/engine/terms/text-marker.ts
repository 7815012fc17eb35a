import { Injectable } from '@nestjs/common';
import { highlight, type TextRange } from '../../text/highlighter.js';
import { tokenize } from '../../text/tokenizer.js';
import { Stemmer } from '../postgres/stemmer.js';
import type { Terms } from './term.js';

/** Marks what a query found in texts: the same stretches, whichever engine found them. */
@Injectable()
export class TextMarker {
  constructor(private readonly stemmer: Stemmer) {}

  /** For each text, in order, the stretches to mark. One statement at most. */
  async mark(texts: readonly string[], terms: Terms): Promise<TextRange[][]> {
    const tokenized = texts.map((text) => tokenize(text));
    const stems = await this.stemmer.stemsOf(tokenized.flat().map(({ word }) => word));
    const wantedWords = new Set(terms.wanted.flatMap(({ words }) => words));
    const wantedStems = new Set(terms.wanted.flatMap((term) => term.stems));
    const beginnings = terms.wanted.flatMap(({ beginning }) => beginning ?? []);
    const isMatch = (word: string): boolean =>
      wantedWords.has(word) ||
      beginnings.some((beginning) => word.startsWith(beginning)) ||
      (stems.get(word) ?? []).some((stem) => wantedStems.has(stem));
    return tokenized.map((tokens) => highlight(tokens, isMatch, terms.phrases));
  }
}
