import { type Check, hold, PASS } from '../check.js';

/** Shorter texts ("thanks!") are said again in good faith. */
const SHORT_TEXT = 30;
const SHORT_REPEATS = 4;

/** The same words by the same author within ten minutes. */
export const repeatedText: Check = {
  name: 'repeated-text',
  run(draft) {
    if (draft.isEdit) return PASS;
    const allowed = draft.plainText.trim().length < SHORT_TEXT ? SHORT_REPEATS : 1;
    if (draft.sameTextCount < allowed) return PASS;
    return hold(`The author has posted this text ${draft.sameTextCount} times in the last ten minutes.`);
  },
};
