import type { Message } from '../messages.js';
import type { MoreKey } from './more.fr.js';

/** Everything around reading, in English: paging, news, the way in. */
export const texts: Record<MoreKey, Message> = {
  loading: 'Loading…',
  loadEarlier: 'Show earlier messages',
  loadLater: 'Show what follows',
  newMessages: { one: '{n} new message', other: '{n} new messages' },
  viewOrder: 'Order of the messages',
  viewFlat: 'In order',
  viewTalk: 'By conversation',
  noMessages: 'Nobody has written here yet.',
  noMessagesHint: 'The first message starts the discussion.',
  locked: 'Discussion closed',
  lockedHint: 'It can still be read, but takes no more replies.',
  signInToReply: 'Sign in to reply',
  signInToStart: 'Sign in to start a discussion',
  joinHint: 'Join the {brand} forum to write',
  join: 'Join',
  signIn: 'Sign in',
  cannotReply: 'You can read this discussion, but not reply to it.',
  offline: 'You are offline. New messages will arrive when the connection is back.',
  evicted: 'You no longer have access to this discussion.',
};
