import { Injectable } from '@nestjs/common';
import { Corrector } from '../postgres/corrector.js';
import { Stemmer } from '../postgres/stemmer.js';
import type { SearchCorrection, SearchRequest } from '../search-engine.js';
import type { Term, Terms } from './term.js';

/**
 * Says what a query looks for: stems, beginnings, and corrections of what nobody writes. Every engine asks here, so the
 * same query finds the same set in each.
 */
@Injectable()
export class TermFinder {
  constructor(
    private readonly stemmer: Stemmer,
    private readonly corrector: Corrector,
  ) {}

  async find(request: SearchRequest): Promise<{ terms: Terms; corrections: SearchCorrection[] }> {
    const { phrases, excluded } = request.query;
    const { wanted, corrections } = await this.wanted(request);
    const single = excluded.filter((words) => words.length === 1).flat();
    const stems = await this.stemmer.stemsOf(single);
    return {
      terms: {
        wanted,
        phrases,
        excluded: single.map((word) => ({ words: [word], stems: stems.get(word) ?? [], beginning: null })),
        excludedPhrases: excluded.filter((words) => words.length > 1),
      },
      corrections,
    };
  }

  /** The words asked for, corrected where nothing has them as typed. */
  private async wanted(request: SearchRequest): Promise<{ wanted: Term[]; corrections: SearchCorrection[] }> {
    const { words, isLastWordOpen } = request.query;
    const stems = await this.stemmer.stemsOf(words);
    const asked = words.map((word, index) => ({
      words: [word],
      stems: stems.get(word) ?? [],
      beginning: isLastWordOpen && index === words.length - 1 ? word : null,
    }));
    const corrected = await this.corrector.correct(request.scope, asked);
    const otherStems = await this.stemmer.stemsOf([...corrected.values()].flat());
    const wanted = asked.map((term) => {
      const searched = corrected.get(term.words[0] ?? '');
      if (!searched) return term;
      return { ...term, words: searched, stems: searched.flatMap((other) => otherStems.get(other) ?? []) };
    });
    return { wanted, corrections: [...corrected].map(([typed, searched]) => ({ typed, searched })) };
  }
}
