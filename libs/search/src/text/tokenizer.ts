/** One word of a text: what is compared, and where it stands in the original. */
export interface Token {
  /** Lower case, without accents or joiners; only letters and digits. */
  readonly word: string;
  /** UTF-16 units in the text as given. */
  readonly start: number;
  readonly end: number;
}

/**
 * Letters, marks and digits in a row (UAX #29 without its exceptions). Invisible joiners inside a word belong to it, so
 * that a soft hyphen or a zero-width space does not hide half of it; apostrophes and hyphens part words.
 */
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}\u00AD\u200B-\u200D\u2060\uFEFF]*/gu;
const NOT_LETTER_OR_DIGIT = /[^\p{L}\p{N}]+/gu;
const SPELLED_OUT: Readonly<Record<string, string>> = {
  ß: 'ss',
  œ: 'oe',
  æ: 'ae',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ς: 'σ',
};
const TO_SPELL_OUT = /[ßœæøđðþłıς]/gu;
/** Longer runs are no words (keys, base64, zalgo); their first letters still find them. */
const LONGEST_WORD = 64;

const PLAIN = /^[A-Za-z0-9]+$/;
/** Accented words seen before: folding one anew costs 20 times a look-up, and a language repeats itself. */
const REMEMBERED_WORDS = 20_000;
const remembered = new Map<string, string>();

/** How a word is compared: NFKD (so `ﬁ` is `fi`), marks and joiners dropped, lower case, ligatures spelled out. */
export function foldWord(word: string): string {
  if (PLAIN.test(word)) return cut(word.toLowerCase());
  const known = remembered.get(word);
  if (known !== undefined) return known;
  const folded = cut(foldAny(word));
  if (remembered.size >= REMEMBERED_WORDS) remembered.clear();
  if (word.length <= LONGEST_WORD) remembered.set(word, folded);
  return folded;
}

function foldAny(word: string): string {
  return word
    .normalize('NFKD')
    .toLowerCase()
    .replace(TO_SPELL_OUT, (letter) => SPELLED_OUT[letter] ?? letter)
    .normalize('NFKD')
    .replace(NOT_LETTER_OR_DIGIT, '');
}

function cut(word: string): string {
  return word.length <= LONGEST_WORD ? word : [...word].slice(0, LONGEST_WORD).join('');
}

/** The words of a text in order. The same for documents, queries and highlights, whatever the engine. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(WORD)) {
    const word = foldWord(match[0]);
    if (word !== '') tokens.push({ word, start: match.index, end: match.index + match[0].length });
  }
  return tokens;
}
