import type { Message } from '../messages.js';
import type { MovedKey } from './moved.fr.js';

/** A thread that has become part of another, in English. */
export const texts: Record<MovedKey, Message> = {
  merged: 'This discussion was put together with another one.',
  readThere: 'Go on reading there',
};
