import type { Message } from '../messages.js';

/** The brand's word on a thread, in French. */
export const texts = {
  official: 'Réponse officielle de {brand}, marquée par {name}',
} as const satisfies Record<string, Message>;

/** Keys that every language must have. */
export type OfficialKey = keyof typeof texts;
