import type { Message } from '../messages.js';
import type { TalkKey } from './talk.fr.js';

/** A thread read by conversation, in English. */
export const texts: Record<TalkKey, Message> = {
  talkAnswers: { one: '{n} answer', other: '{n} answers' },
  talkMore: { one: '{n} more answer', other: '{n} more answers' },
  talkFailed: 'The answers did not arrive. Try again.',
};
