import type { Message } from '../messages.js';
import type { ReadingKey } from './reading.fr.js';

/** What only members see around reading, in English. */
export const texts: Record<ReadingKey, Message> = {
  unreadLine: 'New since your last visit',
  jumpToUnread: { one: 'Jump to the unread message', other: 'Jump to the first of {n} unread messages' },
  jumpToUnreadMany: 'Jump to the first unread message (more than 99)',
  newBadge: 'New',
  unread: { one: '{n} new', other: '{n} new' },
  unreadMany: '99+ new',
  unreadThreads: { one: '{n} thread to read', other: '{n} threads to read' },
  hidden: 'Message from a member you blocked or muted',
  show: 'Show',
  follow: 'Follow',
  followThread: 'Follow this thread',
  followSpace: 'Follow this space',
  WATCHING: 'Watching',
  WATCHING_hint: 'You are told of every message.',
  WATCHING_FIRST: 'New threads',
  WATCHING_FIRST_hint: 'You are told of every new thread.',
  TRACKING: 'Tracking',
  TRACKING_hint: 'Unread messages are counted.',
  NORMAL: 'Normal',
  NORMAL_hint: 'You are told only when somebody addresses you.',
  MUTED: 'Muted',
  MUTED_hint: 'Nothing is counted or told.',
  notFollowed: 'Your choice could not be saved.',
  typing: '{name} is typing…',
  typingTwo: '{name} and {other} are typing…',
  typingMany: 'Several people are typing…',
  readingOne: '{name} is reading this too',
  readingNames: {
    one: '{names} and {n} other person are reading this',
    other: '{names} and {n} others are reading this',
  },
  readingOnlyNames: '{names} are reading this too',
  readingCount: { one: '{n} other person is reading this', other: '{n} others are reading this' },
};
