import type { Message } from '../messages.js';
import type { NoticesKey } from './notices.fr.js';

/** What members are told, in English. */
export const texts: Record<NoticesKey, Message> = {
  notices: 'Notifications',
  noticesNone: 'Notifications, none unread',
  noticesUnread: 'Notifications, {n} unread',
  noticesMany: 'Notifications, more than 99 unread',
  noticesNew: { one: '{n} unread notification', other: '{n} unread notifications' },
  noticesEmpty: 'Nothing new for you.',
  noticesEmptyHint: 'Replies to your messages and announcements will arrive here.',
  noticesFailed: 'Notifications are not answering. Check your connection, then try again.',
  noticesOffline: 'You are offline. Your notifications will be back with the connection.',
  noticesMarkAll: 'Mark all as read',
  noticesMore: 'Show earlier ones',
  noticesChoose: 'Choose my notifications',
  noticesBack: 'Back to notifications',
  noticesClose: 'Close',
  noticeIsUnread: 'unread',
  noticePeople2: '{a} and {b}',
  noticePeopleMany: { one: '{a} and {n} other', other: '{a} and {n} others' },
  noticeReply: '{who} replied in “{title}”',
  noticePublished: 'Your message in “{title}” was published',
  noticeRefused: 'Your message in “{title}” was refused by the moderators',
  noticeAnnouncement: 'Announcement: {title}',
  noticeNewThread: '{who} opened “{title}”',
  noticeChoicesIntro: 'What arrives in this list:',
  noticeKindREPLY: 'Replies to my messages and in my discussions',
  noticeKindPOST_DECIDED: 'What moderators decide about my waiting messages',
  noticeKindNEW_THREAD: 'Discussions opened where I watch',
  noticeKindANNOUNCEMENT: 'Announcements by {brand}',
};
