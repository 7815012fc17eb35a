import type { Message } from '../messages.js';

/** A thread that has become part of another, in French. */
export const texts = {
  merged: 'Cette discussion a été réunie avec une autre.',
  readThere: 'Lire la suite là-bas',
} as const satisfies Record<string, Message>;

/** Keys that every language must have. */
export type MovedKey = keyof typeof texts;
