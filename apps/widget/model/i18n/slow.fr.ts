import type { Message } from '../messages.js';

/** Where messages are spaced out, in French. */
export const texts = {
  slowHere: 'Ici, les messages d’un même membre sont espacés.',
  sendIn: 'Envoyer dans {time}',
  slowOver: 'Vous pouvez de nouveau écrire ici.',
} as const satisfies Record<string, Message>;

/** Keys that every language must have. */
export type SlowKey = keyof typeof texts;
