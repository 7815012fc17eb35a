import type { Message } from '../messages.js';

/** A thread read by conversation, in French. */
export const texts = {
  talkAnswers: { one: '{n} réponse', other: '{n} réponses' },
  talkMore: { one: '{n} autre réponse', other: '{n} autres réponses' },
  talkFailed: 'Les réponses ne sont pas arrivées. Réessayez.',
} as const satisfies Record<string, Message>;

/** Keys that every language must have. */
export type TalkKey = keyof typeof texts;
