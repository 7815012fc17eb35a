import { type Check, hold, PASS } from '../check.js';
import { draftText } from '../draft-text.js';

/** Acronyms and short cheers are not shouting. */
const FEWEST_LETTERS = 40;
const LARGEST_SHARE = 0.8;

/** A text almost wholly in capitals. */
export const shouting: Check = {
  name: 'shouting',
  run(draft) {
    const text = draftText(draft);
    const upper = text.match(/\p{Lu}/gu)?.length ?? 0;
    const lower = text.match(/\p{Ll}/gu)?.length ?? 0;
    if (upper + lower < FEWEST_LETTERS || upper / (upper + lower) <= LARGEST_SHARE) return PASS;
    return hold(`${Math.round((100 * upper) / (upper + lower))} % of the letters are capitals.`);
  },
};
