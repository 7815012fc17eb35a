import { Injectable } from '@nestjs/common';
import { isSlipOfTheHand, slipsBetween, spellingsOneSlipAway, toleratedSlips } from '../../text/spelling.js';
import type { SearchScope } from '../search-engine.js';
import type { Term } from '../terms/term.js';
import { phraseQuery } from './lexemes.js';
import { QueryRepository } from './query.repository.js';
import { Stemmer } from './stemmer.js';
import { WordRepository } from './word.repository.js';

/** A word found in fewer posts may be a slip that somebody else made too. */
const RARE = 3;
/** How much more usual a neighbour must be before a rare word counts as a slip. */
const CLEARLY_MORE_USUAL = 20;
const COUNTED_TO = 500;
const MOST_CORRECTED_WORDS = 24;
const MOST_CANDIDATES = 6;
const MOST_NEIGHBOURS = 3;

interface Doubt {
  readonly term: Term;
  readonly word: string;
  readonly count: number;
}

interface Candidate {
  readonly word: string;
  readonly count: number;
  readonly distance: number;
}

/**
 * Finds what a mistyped word may have meant. It knows only words that stand in posts the asker may see, now: a
 * correction must not tell of a hidden space or of a text that is gone. Four statements however many words, and one for
 * each long word with two slips.
 */
@Injectable()
export class Corrector {
  constructor(
    private readonly words: WordRepository,
    private readonly documents: QueryRepository,
    private readonly stemmer: Stemmer,
  ) {}

  /** For each word of a query that nobody seems to write: the words to search for, itself among them where it is merely rare. */
  async correct(scope: SearchScope, terms: readonly Term[]): Promise<Map<string, string[]>> {
    const doubts = await this.withoutInflections(scope, await this.doubtful(scope, terms));
    const candidates = await this.candidates(scope, doubts);
    const visible = await this.documents.countUpTo(
      scope,
      candidates.flat().map(({ word }) => phraseQuery([word])),
      COUNTED_TO,
    );
    const corrections = new Map<string, string[]>();
    for (const [index, { word, count }] of doubts.entries()) {
      const counted = (candidates[index] ?? []).map((candidate) => ({
        ...candidate,
        count: visible.shift() ?? 0,
      }));
      const neighbours = nearest(counted, count);
      if (neighbours.length > 0) corrections.set(word, count > 0 ? [word, ...neighbours] : neighbours);
    }
    return corrections;
  }

  private async doubtful(scope: SearchScope, terms: readonly Term[]): Promise<Doubt[]> {
    const asked = terms.flatMap((term) => term.words.map((word) => ({ term, word })));
    const correctable = asked.filter(({ word }) => toleratedSlips(word) > 0);
    const counts = await this.words.known(
      scope.spaceIds,
      correctable.map(({ word }) => word),
    );
    return correctable
      .map(({ term, word }) => ({ term, word, count: counts.get(word) ?? 0 }))
      .filter(({ count }) => count < RARE)
      .slice(0, MOST_CORRECTED_WORDS);
  }

  /** Passes over words that share stem and beginning with a usual one, or that are the beginning of one still being typed. */
  private async withoutInflections(scope: SearchScope, doubts: readonly Doubt[]): Promise<Doubt[]> {
    const beginnings = doubts.map(({ term, word }) => term.beginning ?? word.slice(0, -2));
    const alike = await this.words.beginningWith(scope.spaceIds, beginnings, RARE);
    const stems = await this.stemmer.stemsOf(alike.flat());
    return doubts.filter(({ term }, index) => {
      const others = alike[index] ?? [];
      if (term.beginning !== null) return others.length === 0;
      return !others.some((other) => (stems.get(other) ?? []).some((stem) => term.stems.includes(stem)));
    });
  }

  private async candidates(scope: SearchScope, doubts: readonly Doubt[]): Promise<Candidate[][]> {
    const spellings = doubts.map(({ word }) => spellingsOneSlipAway(word));
    const known = await this.words.known(scope.spaceIds, spellings.flat());
    return Promise.all(
      doubts.map(async ({ word, count }, index) => {
        const oneAway = (spellings[index] ?? [])
          .filter((spelling) => known.has(spelling))
          .map((spelling) => ({ word: spelling, count: known.get(spelling) ?? 0, distance: 1 }));
        const found = oneAway.length > 0 ? oneAway : await this.further(scope, word, count);
        return found
          .filter((candidate) => count === 0 || isSlipOfTheHand(word, candidate.word))
          .sort((left, right) => left.distance - right.distance || right.count - left.count)
          .slice(0, MOST_CANDIDATES);
      }),
    );
  }

  /** What spelling variants cannot reach: two slips, and letters beyond a–z. */
  private async further(scope: SearchScope, word: string, count: number): Promise<Candidate[]> {
    const slips = toleratedSlips(word);
    const isReached = slips === 1 && spellingsOneSlipAway(word).length > 0;
    if (count > 0 || isReached) return [];
    const similar = await this.words.similar(scope.spaceIds, word, slips);
    return similar
      .map((candidate) => ({ ...candidate, distance: slipsBetween(word, candidate.word) }))
      .filter(({ distance }) => distance <= slips);
  }
}

function nearest(candidates: readonly Candidate[], typedCount: number): string[] {
  return candidates
    .filter(({ distance }) => distance === candidates[0]?.distance)
    .filter(({ count }) => count > typedCount * CLEARLY_MORE_USUAL)
    .sort((left, right) => right.count - left.count)
    .slice(0, MOST_NEIGHBOURS)
    .map(({ word }) => word);
}
