/** Letters by which a word of plain ASCII may be one slip away from another. */
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz';
const SHORTEST_CORRECTED = 5;
const LONG_WORD = 9;
const ASCII_WORD = /^[a-z]+$/;
const DOUBLED = /(.)\1+/gu;

/** How many slips are forgiven in a word: none under 5 letters, 1 up to 8, 2 from 9 on. */
export function toleratedSlips(word: string): 0 | 1 | 2 {
  if (word.length < SHORTEST_CORRECTED || /\d/.test(word)) return 0;
  return word.length < LONG_WORD ? 1 : 2;
}

/**
 * Every spelling one slip away: a letter dropped, added, replaced, or swapped with its neighbour. About 54 per letter,
 * each looked up by key: complete, where trigrams miss a slip in the middle of a short word. Empty for words beyond a–z.
 */
export function spellingsOneSlipAway(word: string): string[] {
  if (!ASCII_WORD.test(word)) return [];
  const spellings = new Set<string>();
  for (let at = 0; at <= word.length; at += 1) {
    const head = word.slice(0, at);
    const tail = word.slice(at);
    for (const letter of ALPHABET) {
      spellings.add(head + letter + tail);
      if (tail) spellings.add(head + letter + tail.slice(1));
    }
    if (tail) spellings.add(head + tail.slice(1));
    if (tail.length > 1) spellings.add(head + tail.charAt(1) + tail.charAt(0) + tail.slice(2));
  }
  spellings.delete(word);
  return [...spellings];
}

/** True for the slips that make a new word least often: neighbours swapped, or a double letter written once or thrice. */
export function isSlipOfTheHand(left: string, right: string): boolean {
  if (left.length === right.length) return [...left].sort().join('') === [...right].sort().join('');
  return left.replace(DOUBLED, '$1') === right.replace(DOUBLED, '$1');
}

/** Slips between two words, a swap of neighbours counting as one (optimal string alignment distance). */
export function slipsBetween(left: string, right: string): number {
  let twoBack: number[] = [];
  let previous = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const isSame = left[row - 1] === right[column - 1];
      let best = Math.min(
        at(previous, column) + 1,
        at(current, column - 1) + 1,
        at(previous, column - 1) + (isSame ? 0 : 1),
      );
      const isSwap =
        row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (isSwap) best = Math.min(best, at(twoBack, column - 2) + 1);
      current.push(best);
    }
    twoBack = previous;
    previous = current;
  }
  return at(previous, right.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
