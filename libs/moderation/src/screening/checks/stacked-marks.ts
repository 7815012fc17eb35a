import { type Check, hold, PASS } from '../check.js';
import { draftText } from '../draft-text.js';

/** Real scripts stack at most five marks on one letter (Tibetan, biblical Hebrew). */
const STACK = /\p{M}{8,}/u;

/** Letters that bury their neighbours under marks. */
export const stackedMarks: Check = {
  name: 'stacked-marks',
  run: (draft) => (STACK.test(draftText(draft)) ? hold('Eight or more marks on one letter.') : PASS),
};
