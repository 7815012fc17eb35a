import { type Check, EXEMPT, PASS } from '../check.js';

/** The brand's own people answer for themselves. */
export const staff: Check = {
  name: 'staff',
  run: (draft) => (draft.author.isStaff ? EXEMPT : PASS),
};
