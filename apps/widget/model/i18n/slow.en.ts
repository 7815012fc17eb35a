import type { Message } from '../messages.js';
import type { SlowKey } from './slow.fr.js';

/** Where messages are spaced out, in English. */
export const texts: Record<SlowKey, Message> = {
  slowHere: 'Messages of one member are spaced out here.',
  sendIn: 'Send in {time}',
  slowOver: 'You may write here again.',
};
