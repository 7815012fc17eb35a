import { type Check, hold, PASS } from '../check.js';

/** Of 5,016 messages of a public consultation, seven carry more. */
const MOST_LINKS = 5;

/** A post that is mostly links is looked at, whoever wrote it. */
export const tooManyLinks: Check = {
  name: 'too-many-links',
  run(draft) {
    if (draft.links.length <= MOST_LINKS) return PASS;
    return hold(`${draft.links.length} links; up to ${MOST_LINKS} pass.`);
  },
};
