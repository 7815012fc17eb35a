import type { Message } from '../messages.js';
import type { OfficialKey } from './official.fr.js';

/** The brand's word on a thread, in English. */
export const texts: Record<OfficialKey, Message> = {
  official: 'Official answer by {brand}, marked by {name}',
};
