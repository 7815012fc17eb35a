/** Nouns that would meet an unrelated word without their ending: donnée is no « don », entrée is not « entre ». */
const NOUNS_IN_EE = new Set([
  'donnee',
  'donnees',
  'entree',
  'entrees',
  'journee',
  'journees',
  'idee',
  'idees',
]);
const FEMININE_PARTICIPLE = /^(\p{L}{3,}e)e(s?)$/u;

/**
 * What the stemmers are given for a folded word. Snowball's French rules know participles by their accents; without
 * them « cassée » and « cassé » would part (casse, cass), so the second e goes first.
 */
export function stemBaseOf(word: string): string {
  return NOUNS_IN_EE.has(word) ? word : word.replace(FEMININE_PARTICIPLE, '$1$2');
}

/** Numbers and codes have no inflection. */
export function hasStem(word: string): boolean {
  return word.length >= 3 && !/\d/.test(word);
}
