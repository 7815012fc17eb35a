import { FUNCTION_WORDS } from './function-words.js';
import { tokenize } from './tokenizer.js';

/** What a person asked for, in folded words: the same for every engine. All parts must hold. */
export interface SearchQuery {
  /** Each must occur, in any inflection. */
  readonly words: readonly string[];
  /** Each must occur word for word, in this order, uninflected. */
  readonly phrases: readonly (readonly string[])[];
  /** None may occur. One word: in no inflection. Several: not as an exact phrase. */
  readonly excluded: readonly (readonly string[])[];
  /** The last of `words` may still be being typed: longer words that start with it count too. */
  readonly isLastWordOpen: boolean;
}

const PART = /(?<=^|\s)(?<minus>-)?["“”«»](?<quoted>[^"“”«»]*)(?:["“”«»]|$)|(?<bare>[^\s"“”«»]+)|["“”«»]/gu;
const ENDS_IN_WORD = /[\p{L}\p{M}\p{N}]$/u;
/** Shorter beginnings match half of the dictionary. */
const SHORTEST_OPEN_WORD = 3;

/** Reads `words "exact phrase" -without -"not this"`. Never fails: what is no word is passed over. */
export function parseQuery(text: string): SearchQuery {
  const words: string[] = [];
  const phrases: string[][] = [];
  const excluded: string[][] = [];
  let lastBare: string | null = null;
  for (const { groups, index } of text.matchAll(PART)) {
    const isExcluded = groups?.['minus'] === '-' || /^-[^-]/u.test(groups?.['bare'] ?? '');
    const source = groups?.['quoted'] ?? groups?.['bare'] ?? '';
    const found = tokenize(source).map((token) => token.word);
    if (found.length === 0) continue;
    if (isExcluded) excluded.push(found);
    else if (groups?.['quoted'] !== undefined) phrases.push(found);
    else {
      words.push(...found);
      if (index + source.length === text.length) lastBare = source;
    }
  }
  const meaningful = words.filter((word) => !FUNCTION_WORDS.has(word));
  const kept = meaningful.length + phrases.length > 0 ? meaningful : words;
  return {
    words: [...new Set(kept)],
    phrases,
    excluded,
    isLastWordOpen: isOpen(lastBare, words.at(-1), kept.at(-1)),
  };
}

/** True where the query asks for nothing and so matches everything. */
export function isEmptyQuery(query: SearchQuery): boolean {
  return query.words.length + query.phrases.length + query.excluded.length === 0;
}

function isOpen(
  lastBare: string | null,
  lastWord: string | undefined,
  lastKept: string | undefined,
): boolean {
  if (lastBare === null || lastWord === undefined || lastWord !== lastKept) return false;
  return ENDS_IN_WORD.test(lastBare) && lastWord.length >= SHORTEST_OPEN_WORD;
}
