import type { App } from '../app.js';
import type { NoticeLineFragment } from '../generated/operations.js';

/** « Ana », « Ana and Bo », « Ana and 12 others ». */
function peopleOf(app: App, { actors, actorCount }: NoticeLineFragment): string {
  const [a = '', b = ''] = actors.map(({ displayName }) => displayName);
  if (actorCount <= 1) return a;
  if (actorCount === 2) return app.t('noticePeople2', { a, b });
  return app.t('noticePeopleMany', { a, n: actorCount - 1 });
}

/** One line of the list, in words. */
export function wordsOf(app: App, line: NoticeLineFragment): string {
  const { title } = line.thread;
  if (line.kind === 'ANNOUNCEMENT') return app.t('noticeAnnouncement', { title });
  if (line.kind === 'NEW_THREAD') return app.t('noticeNewThread', { who: peopleOf(app, line), title });
  if (line.kind === 'POST_DECIDED')
    return app.t(line.postState === 'REJECTED' ? 'noticeRefused' : 'noticePublished', { title });
  return app.t('noticeReply', { who: peopleOf(app, line), title, n: line.actorCount });
}

/** What the bell says to who does not see it. */
export function bellWords(app: App, unread: number): string {
  if (unread > 99) return app.t('noticesMany');
  return unread ? app.t('noticesUnread', { n: unread }) : app.t('noticesNone');
}
