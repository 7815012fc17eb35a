import { SeededRandom } from './random.js';

const ONSETS = ['b', 'c', 'ch', 'd', 'f', 'g', 'l', 'm', 'n', 'p', 'pr', 'r', 's', 't', 'tr', 'v'];
const VOWELS = ['a', 'e', 'i', 'o', 'u', 'ou', 'ai', 'on', 'an', 'é'];
const VOCABULARY_SIZE = 6_000;
/** Lengths of a forum's texts: many short ones, some long; their mean is 361 characters. */
const MEAN_CHARACTERS = 361;
const SHORTEST_CHARACTERS = 40;
const LONGEST_CHARACTERS = 1_800;

/** Made-up sentences of made-up words, whose frequencies fall as those of a language do (Zipf). */
export class Prose {
  readonly vocabulary: readonly string[];
  private readonly cumulated: Float64Array;

  constructor(private readonly random: SeededRandom) {
    this.vocabulary = this.inventWords();
    this.cumulated = new Float64Array(VOCABULARY_SIZE);
    let sum = 0;
    for (let rank = 0; rank < VOCABULARY_SIZE; rank += 1) {
      sum += 1 / (rank + 3);
      this.cumulated[rank] = sum;
    }
  }

  /** A text without markup, of a forum's usual length. */
  text(): string {
    const wanted =
      SHORTEST_CHARACTERS - (MEAN_CHARACTERS - SHORTEST_CHARACTERS) * Math.log(1 - this.random.next());
    return this.textOf(Math.min(LONGEST_CHARACTERS, Math.round(wanted)));
  }

  /** A text of about so many characters. */
  textOf(characters: number): string {
    const sentences: string[] = [];
    for (let length = 0; length < characters;) {
      const words = Array.from({ length: 4 + this.random.below(12) }, () => this.word());
      const sentence = `${words.join(' ')}.`;
      sentences.push(sentence.charAt(0).toUpperCase() + sentence.slice(1));
      length += sentence.length + 1;
    }
    const text = sentences.join(' ').slice(0, characters - 1);
    return `${text.trimEnd()}.`;
  }

  /** A word as often as it is used. */
  word(): string {
    const target = this.random.next() * (this.cumulated[VOCABULARY_SIZE - 1] as number);
    let [low, high] = [0, VOCABULARY_SIZE - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.cumulated[middle] as number) < target) low = middle + 1;
      else high = middle;
    }
    return this.vocabulary[low] as string;
  }

  /** Two words that people would look for: neither the commonest nor the rarest. */
  query(): string {
    const word = () => this.vocabulary[80 + this.random.below(1_200)] as string;
    return `${word()} ${word()}`;
  }

  private inventWords(): string[] {
    const words = new Set<string>();
    while (words.size < VOCABULARY_SIZE) {
      const syllables = 1 + this.random.below(3) + (words.size > 200 ? 1 : 0);
      const syllable = () => this.random.pick(ONSETS) + this.random.pick(VOWELS);
      words.add(Array.from({ length: syllables }, syllable).join(''));
    }
    return [...words];
  }
}
