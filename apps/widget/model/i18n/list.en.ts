import type { Message } from '../messages.js';
import type { ListKey } from './list.fr.js';

/** Everything of lists and of the head of a thread, in English. */
export const texts: Record<ListKey, Message> = {
  allThreads: 'All discussions',
  all: 'All',
  spaces: 'Spaces',
  spacesUnder: 'Under {name}',
  QUESTIONS: 'Questions',
  IDEAS: 'Ideas',
  REVIEWS: 'Reviews',
  ANNOUNCEMENTS: 'Announcements',
  pinned: 'Pinned',
  featured: 'Featured',
  newThread: 'New discussion',
  loadMore: 'Show more discussions',
  noThreads: 'No discussion here yet.',
  noThreadsHint: 'A question, an idea, some feedback? Start the first one.',
  membersOnly: 'Members only',
  private: 'Private',
  activity: 'Last activity:',
  replies: { one: '{n} reply', other: '{n} replies' },
  noReply: 'No reply yet',
  officialHead: 'Official answer by {name}: go to it',
};
