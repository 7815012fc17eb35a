import type { Token } from './tokenizer.js';

/** A stretch of a text, in UTF-16 units. */
export interface TextRange {
  readonly start: number;
  readonly length: number;
}

/** Stretches of a tokenized text to mark: every word that `isMatch` accepts and every run that is one of the phrases. In order, none overlapping. */
export function highlight(
  tokens: readonly Token[],
  isMatch: (word: string) => boolean,
  phrases: readonly (readonly string[])[],
): TextRange[] {
  const spans: { start: number; end: number }[] = [];
  tokens.forEach((token, index) => {
    if (isMatch(token.word)) spans.push(token);
    for (const phrase of phrases) {
      if (!phrase.every((word, offset) => tokens[index + offset]?.word === word)) continue;
      spans.push({ start: token.start, end: tokens[index + phrase.length - 1]?.end ?? token.end });
    }
  });
  return merged(spans);
}

function merged(spans: { start: number; end: number }[]): TextRange[] {
  spans.sort((left, right) => left.start - right.start || right.end - left.end);
  const kept: { start: number; end: number }[] = [];
  for (const { start, end } of spans) {
    const last = kept.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else kept.push({ start, end });
  }
  return kept.map(({ start, end }) => ({ start, length: end - start }));
}
