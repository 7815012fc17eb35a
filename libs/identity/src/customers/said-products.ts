import { productKeyOf } from './product-key.js';

/** Products of one customer, folded, or all that there are. */
export type SaidProducts = 'all' | readonly string[];

/** Of one token; a longer list would not fit into it anyway. */
export const MOST_PRODUCTS = 200;

/** What a claim says: `true` is all, a list of texts is those. `unfit` counts what was left out. */
export function saidProductsOf(claim: unknown): { said: SaidProducts | null; unfit: number } {
  if (claim === undefined || claim === false) return { said: null, unfit: 0 };
  if (claim === true) return { said: 'all', unfit: 0 };
  if (!Array.isArray(claim)) return { said: null, unfit: 1 };
  const listed: readonly unknown[] = claim;
  const keys = listed.map((each) => (typeof each === 'string' ? productKeyOf(each) : null));
  const folded = keys.slice(0, MOST_PRODUCTS).flatMap((key) => (key ? [key.folded] : []));
  return { said: [...new Set(folded)].sort(), unfit: listed.length - folded.length };
}
