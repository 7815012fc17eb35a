import type { Message } from '../messages.js';
import type { ReadKey } from './read.fr.js';

/** Everything a reader meets, in English. */
export const texts: Record<ReadKey, Message> = {
  discussion: 'Discussion',
  messages: { one: '{n} message', other: '{n} messages' },
  staff: '{brand} team',
  moderator: 'Moderator',
  community_manager: 'Community manager',
  analyst: 'Analyst',
  admin: 'Administrator',
  edited: 'edited',
  inReplyTo: 'in reply to {name}',
  inReplyToEarlier: 'in reply to an earlier message',
  withdrawn: 'Message withdrawn by its author',
  removed: 'Message removed by the moderators',
  pending: 'Waiting for approval: only you can see this message',
  rejected: 'Refused by the moderators: only you can see this message',
  reason: 'Reason: {reason}',
  retry: 'Try again',
  failed: 'The forum is not answering. Check your connection, then try again.',
  missing: 'This discussion does not exist or is no longer visible.',
};
