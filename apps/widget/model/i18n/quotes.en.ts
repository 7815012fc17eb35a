import type { Message } from '../messages.js';
import type { QuotesKey } from './quotes.fr.js';

/** What readers are told of quotes and earlier texts, in English. */
export const texts: Record<QuotesKey, Message> = {
  quoteEdited: 'The quoted message has changed since.',
  quoteGone: 'The quoted message was withdrawn.',
  history: 'History of the message',
  historyNone: 'Earlier versions can no longer be read.',
  historyVersion: 'Version {n}',
  historyAdded: 'added',
  historyRemoved: 'removed',
  close: 'Close',
};
