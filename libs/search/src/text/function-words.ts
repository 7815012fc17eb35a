/**
 * French and English words that carry no subject, folded. A query drops them where something else remains, so that
 * « l'ouverture des données » also finds « ouverture de données ». They stay in the index and in exact phrases. Words
 * that also mean a thing (or, car, été, son) are not here.
 */
export const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  (
    'l d j m t s n c qu le la les un une des du de au aux et ou a en y dans par pour sur avec sans sous ce cet cette ces ' +
    'que qui dont ne pas se sa ses leur leurs il elle ils elles on nous vous je tu me te est sont ' +
    'the an of and to in is it at by for with this that these those be are was were i you he she we they'
  ).split(' '),
);
