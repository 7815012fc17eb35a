import type { IdeaStatusName } from '#protocol';
import type { App } from '../app.js';
import type { NoticeLineFragment } from '../generated/operations.js';

/** « Ana », « Ana and Bo », « Ana and 12 others ». */
function peopleOf(app: App, { actors, actorCount }: NoticeLineFragment): string {
  const [a = '', b = ''] = actors.map(({ displayName }) => displayName);
  if (actorCount <= 1) return a;
  if (actorCount === 2) return app.t('noticePeople2', { a, b });
  return app.t('noticePeopleMany', { a, n: actorCount - 1 });
}

/** Kinds told by who did it. */
const BY_WHOM = {
  REPLY: 'noticeReply',
  MENTION: 'noticeMention',
  QUOTE: 'noticeQuote',
  REACTION: 'noticeReaction',
  NEW_THREAD: 'noticeNewThread',
} as const;

/** One line of the list, in words. */
export function wordsOf(app: App, line: NoticeLineFragment): string {
  const { kind, thread, postState } = line;
  const { title } = thread;
  switch (kind) {
    case 'ANNOUNCEMENT':
      return app.t('noticeAnnouncement', { title });
    case 'POST_DECIDED':
      return app.t(postState === 'REJECTED' ? 'noticeRefused' : 'noticePublished', { title });
    case 'ANSWER_ACCEPTED':
      return app.t('noticeAccepted', { title });
    case 'QUESTION_SOLVED':
      return app.t('noticeSolved', { title });
    case 'IDEA_MOVED':
      return app.t(`noticeIdea${statusOf(line)}`, { title });
    default:
      return app.t(BY_WHOM[kind], { who: peopleOf(app, line), title, n: line.actorCount });
  }
}

/** Where the idea stands now: of several moves the last is what counts. */
function statusOf({ thread }: NoticeLineFragment): IdeaStatusName {
  return (thread.extras?.idea?.status ?? 'PROPOSED') as IdeaStatusName;
}

/** What the bell says to who does not see it. */
export function bellWords(app: App, unread: number): string {
  if (unread > 99) return app.t('noticesMany');
  return unread ? app.t('noticesUnread', { n: unread }) : app.t('noticesNone');
}
