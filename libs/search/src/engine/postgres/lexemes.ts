import type { Term } from '../terms/term.js';

/** Keeps stems apart from the words themselves in one vector: no folded word contains it. */
const STEM_MARK = '/';
/** Postgres' own limits: positions above are taken as the last one, and more of a lexeme are dropped. */
const LAST_POSITION = 16_383;
const MOST_POSITIONS = 255;
/** Stems have positions for the rank only. */
const MOST_STEM_POSITIONS = 4;
/** Between title and body, so that no phrase spans the two. */
const GAP = 8;

/** How much a place counts for the rank: own title, title answered to, body. */
export type Weight = 'A' | 'C' | 'D';

/** Weights for ts_rank, in its order D, C, B, A: body, title of the thread one answers in, unused, own title. */
export const RANK_WEIGHTS = '{0.4, 0.2, 0, 1}';

/** A tsvector literal of folded words with their places, and of their stems. */
export function vectorOf(
  title: readonly string[],
  titleWeight: Weight,
  body: readonly string[],
  stems: ReadonlyMap<string, readonly string[]>,
): string {
  const places = new Map<string, string[]>();
  const put = (lexeme: string, place: string, most: number): void => {
    const known = places.get(lexeme);
    if (!known) places.set(lexeme, [place]);
    else if (known.length < most) known.push(place);
  };
  const putWord = (word: string, position: number, weight: Weight): void => {
    const place = `${Math.min(position, LAST_POSITION)}${weight}`;
    put(word, place, MOST_POSITIONS);
    for (const stem of stems.get(word) ?? []) put(STEM_MARK + stem, place, MOST_STEM_POSITIONS);
  };
  title.forEach((word, index) => putWord(word, index + 1, titleWeight));
  body.forEach((word, index) => putWord(word, title.length + GAP + index, 'D'));
  return [...places].map(([lexeme, at]) => `'${lexeme}':${at.join(',')}`).join(' ');
}

/** A tsquery literal: any form of the term. */
export function termQuery(term: Term): string {
  const forms = [
    ...term.words.map((word) => `'${word}'`),
    ...term.stems.map((stem) => `'${STEM_MARK}${stem}'`),
    ...(term.beginning === null ? [] : [`'${term.beginning}':*`]),
  ];
  return `(${forms.join(' | ')})`;
}

/** A tsquery literal: these words in a row. */
export function phraseQuery(words: readonly string[]): string {
  return `(${words.map((word) => `'${word}'`).join(' <-> ')})`;
}
