import { Avatar } from '../components/author.js';
import { Form } from '../components/form.js';
import { Icon } from '../components/icon.js';
import { Time } from '../components/time.js';
import { typeset } from '../components/typeset.js';
import type { Messages } from '../i18n/messages.fr.js';
import { type PageContext, pathOf } from '../page-context.js';
import type { BrandView, NoticeLineView, PageView } from '../views.js';
import { Layout } from './layout.js';

interface NoticesPageProps {
  page: PageContext;
  brand: BrandView;
  notices: PageView<NoticeLineView>;
}

/** What the signed-in member is told, latest first. */
export function NoticesPage({ page, brand, notices }: NoticesPageProps) {
  const { t } = page;
  const path = pathOf(brand, '/notices');
  const [latest] = notices.items;
  const hasUnread = notices.items.some(({ unreadCount }) => unreadCount > 0);
  return (
    <Layout page={page} title={t.notices}>
      <div class="column">
        <div class="intro">
          <h1>{t.notices}</h1>
        </div>
        {latest && hasUnread && notices.previous === null && (
          <Form t={t} operation="noticesMarkRead" submit={t.noticesMarkAll} next={path} isInline>
            <input type="hidden" name="upTo" value={latest.latestId} />
          </Form>
        )}
        {latest ? (
          <ul class="rows">
            {notices.items.map((line) => (
              <Line key={line.id} page={page} line={line} />
            ))}
          </ul>
        ) : (
          <div class="empty">
            <Icon name="bell" />
            <p>{t.noticesEmpty}</p>
            <p class="quiet">{t.noticesEmptyHint}</p>
          </div>
        )}
        {notices.next && (
          <p>
            <a rel="next" href={`${path}?after=${encodeURIComponent(notices.next)}`}>
              {t.noticesOlder}
            </a>
          </p>
        )}
      </div>
    </Layout>
  );
}

function Line({ page, line }: { page: PageContext; line: NoticeLineView }) {
  const { t, language } = page;
  const [actor] = line.actors;
  return (
    <li class={line.unreadCount > 0 ? 'row unread' : 'row'}>
      {actor ? (
        <Avatar author={actor} />
      ) : (
        <span class="avatar" aria-hidden="true">
          <Icon name="message" />
        </span>
      )}
      <div class="row-text">
        <a class="row-title" href={line.path} dir="auto">
          {typeset(wordsOf(t, line))}
        </a>
        <p class="row-meta">
          <Time at={line.latestAt} language={language} />
          {line.unreadCount > 0 && <span class="tag">{t.noticeUnread}</span>}
        </p>
      </div>
    </li>
  );
}

function wordsOf(t: Messages, line: NoticeLineView): string {
  const { kind, title, actorCount } = line;
  switch (kind) {
    case 'announcement':
      return t.noticeAnnouncement(title);
    case 'post_decided':
      return line.postState === 'rejected' ? t.noticeRefused(title) : t.noticePublished(title);
    case 'answer_accepted':
      return t.noticeAccepted(title);
    case 'question_solved':
      return t.noticeSolved(title);
    case 'idea_moved':
      return t.noticeIdea[line.ideaStatus ?? 'PROPOSED'](title);
    case 'new_thread':
      return t.noticeNewThread(peopleOf(t, line), title);
    case 'mention':
      return t.noticeMention(peopleOf(t, line), actorCount, title);
    case 'quote':
      return t.noticeQuote(peopleOf(t, line), actorCount, title);
    case 'reaction':
      return t.noticeReaction(peopleOf(t, line), actorCount, title);
    case 'reply':
      return t.noticeReply(peopleOf(t, line), actorCount, title);
  }
}

function peopleOf(t: Messages, { actors, actorCount }: NoticeLineView): string {
  const [a = '', b = ''] = actors.map(({ name }) => name);
  if (actorCount <= 1) return a;
  return actorCount === 2 ? t.noticeTwo(a, b) : t.noticeMany(a, actorCount - 1);
}
