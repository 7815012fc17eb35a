import { createHash } from 'node:crypto';
import type { Term } from '../terms/term.js';

/** Meilisearch keeps 468 bytes of a value to filter by. */
const LONGEST_PAIR_BYTES = 400;

/** A folded word as it stands. */
export const wordLexeme = (word: string): string => `w:${word}`;
/** What a word's inflections share. */
export const stemLexeme = (stem: string): string => `s:${stem}`;

/** Two words next to each other. */
export function pairLexeme(first: string, second: string): string {
  const pair = `p:${first} ${second}`;
  if (Buffer.byteLength(pair) <= LONGEST_PAIR_BYTES) return pair;
  return `p:${createHash('sha256').update(pair).digest('hex')}`;
}

/** Everything a document can be found by. Title and body are apart: no pair spans the two. */
export function lexemesOf(
  parts: readonly (readonly string[])[],
  stems: ReadonlyMap<string, readonly string[]>,
): string[] {
  const lexemes = new Set<string>();
  for (const words of parts) {
    words.forEach((word, index) => {
      lexemes.add(wordLexeme(word));
      for (const stem of stems.get(word) ?? []) lexemes.add(stemLexeme(stem));
      const next = words[index + 1];
      if (next !== undefined) lexemes.add(pairLexeme(word, next));
    });
  }
  return [...lexemes];
}

/** Any of these in a document is the term. */
export function lexemesOfTerm({ words, stems }: Term): string[] {
  return [...words.map(wordLexeme), ...stems.map(stemLexeme)];
}

/** The lexemes of a phrase, all of which a document must have. Exact up to two words; more would need their places. */
export function lexemesOfPhrase(words: readonly string[]): string[] {
  const [first] = words;
  if (words.length === 1 && first !== undefined) return [wordLexeme(first)];
  return words.slice(1).map((word, index) => pairLexeme(words[index] ?? '', word));
}

/** Longer phrases are Postgres' business, which keeps the place of every word. */
export const LONGEST_EXACT_PHRASE = 2;
