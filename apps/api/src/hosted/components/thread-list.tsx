import { memberPath, type PageContext, pathOf } from '../page-context.js';
import type { BrandView, ThreadLineView } from '../views.js';
import { Avatar, Name } from './author.js';
import { Icon } from './icon.js';
import { Marks } from './marks.js';
import { Time } from './time.js';
import { typeset } from './typeset.js';

interface ThreadListProps {
  page: PageContext;
  brand: BrandView;
  threads: readonly ThreadLineView[];
  isSpaceShown: boolean;
  /** A list of ideas: each line begins with its votes. */
  hasVotes?: boolean;
  /** What is said where there is none. */
  empty?: { title: string; hint: string };
  /** Where the first one is written; the usual form where absent. */
  newPath?: string;
  /** The reader may not write the first one either. */
  isClosed?: boolean;
  /** Reviews of one product, which need not say of which. */
  isOfOneProduct?: boolean;
}

/** Threads, one line each, in the order of the list. */
export function ThreadList({
  page,
  brand,
  threads,
  isSpaceShown,
  hasVotes,
  empty,
  newPath,
  isClosed,
  isOfOneProduct,
}: ThreadListProps) {
  const { t, language } = page;
  if (threads.length === 0) {
    return (
      <div class="empty">
        <Icon name="message" />
        <p>{empty?.title ?? t.noThreads}</p>
        <p class="quiet">{empty?.hint ?? t.noThreadsHint}</p>
        {!isClosed && (
          <a class="primary" href={newPath ?? pathOf(brand, '/new')}>
            {t.startThread}
          </a>
        )}
      </div>
    );
  }
  return (
    <ul class="rows">
      {threads.map((thread) => (
        <li key={thread.id} class="row">
          {hasVotes ? <Votes thread={thread} page={page} /> : <Avatar author={thread.author} />}
          <div class="row-text">
            <a class="row-title" href={pathOf(brand, `/t/${thread.id}`)} dir="auto">
              {typeset(thread.title)}
            </a>
            <News thread={thread} t={t} />
            <p class="row-meta">
              <Name author={thread.author} href={memberPath(brand, thread.author)} />
              {isSpaceShown && <span>{thread.spaceName}</span>}
              {!isOfOneProduct && thread.kind === 'reviews' && thread.extras?.review && (
                <span dir="auto">{thread.extras.review.product}</span>
              )}
              <span>
                <span class="row-what">{t.activeOn} </span>
                <Time at={thread.lastActivityAt} language={language} />
              </span>
              <Marks page={page} brand={brand} thread={thread} isListed />
            </p>
          </div>
          <span class="row-count" title={t.replies(thread.replyCount)}>
            <Icon name="message" />
            <span aria-hidden="true">{thread.replyCount}</span>
            <span class="sr">{t.replies(thread.replyCount)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** How many want an idea. */
function Votes({ thread, page: { t, language } }: { thread: ThreadLineView; page: PageContext }) {
  const count = thread.extras?.idea?.voteCount ?? 0;
  return (
    <span class="votes" title={t.kinds.votes(count)}>
      <Icon name="up" />
      <b aria-hidden="true">{new Intl.NumberFormat(language, { notation: 'compact' }).format(count)}</b>
      <span class="sr">{t.kinds.votes(count)}</span>
    </span>
  );
}

/** What of it a member has not read. */
function News({ thread, t }: { thread: ThreadLineView; t: PageContext['t'] }) {
  const { isNew, unreadCount } = thread;
  if (!isNew && unreadCount === 0) return null;
  return <span class="badge">{isNew ? t.newThread : t.unread(unreadCount)}</span>;
}
