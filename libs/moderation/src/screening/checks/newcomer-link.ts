import { type Check, hold, PASS } from '../check.js';

/** Spam is a link from somebody new; a newcomer's plain words are welcome at once. */
export const newcomerLink: Check = {
  name: 'newcomer-link',
  run(draft, settings) {
    if (draft.links.length === 0) return PASS;
    if (draft.author.publishedCount >= settings.newcomerPostThreshold) return PASS;
    return hold(
      `A link from an author with ${draft.author.publishedCount} published posts; links are free from ${settings.newcomerPostThreshold} on.`,
    );
  },
};
