import type { Message } from '../messages.js';
import type { PrivateKey } from './private.fr.js';

/** What is said of private conversations, in English. */
export const texts: Record<PrivateKey, Message> = {
  privately: 'In private',
  privateTitle: 'My private conversations',
  privateOnly: 'Only you and the team of {brand} read this.',
  privateWrite: 'Write to {brand} privately',
  privateIntro: 'Only you and the team of {brand} will read this message. It is in no list and no search.',
  privateNone: 'No private conversation yet.',
  privateNoneHint: 'An order, an address, a problem? Nobody but the team will see it.',
  privateSubject: 'Subject',
  privateMessage: 'Your private message',
  privateSend: 'Send privately',
  privateSending: 'Sending…',
  privateWaits: 'Your message is waiting to be read. Nobody but the team sees it.',
  privateRefused: 'The message was not sent. Try again.',
  CONVERSATIONS_CLOSED: 'This brand takes no private messages.',
  CONVERSATIONS_TOO_MANY:
    'At most three private conversations a day: go on in one of yours, or come back tomorrow.',
};
