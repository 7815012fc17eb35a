import { Avatar } from '../components/author.js';
import { Crumbs } from '../components/crumbs.js';
import { Icon } from '../components/icon.js';
import { neighboursOf, Pager } from '../components/pager.js';
import { Time } from '../components/time.js';
import { typeset } from '../components/typeset.js';
import { type PageContext, pathOf } from '../page-context.js';
import type { BrandView, ConversationLineView, PageView } from '../views.js';
import { Layout } from './layout.js';

interface ConversationsPageProps {
  page: PageContext;
  brand: BrandView;
  /** The brand's, for its staff; the reader's own otherwise. */
  isOfBrand: boolean;
  isAwaitingOnly: boolean;
  conversations: PageView<ConversationLineView>;
}

/** The reader's conversations with the brand, or, for its staff, all of them. */
export function ConversationsPage(props: ConversationsPageProps) {
  const { page, brand, isOfBrand, isAwaitingOnly, conversations } = props;
  const { t } = page;
  const words = t.conversations;
  const path = pathOf(brand, `/conversations${isAwaitingOnly ? '?awaiting=1' : ''}`);
  const neighbours = neighboursOf(path, conversations);
  const canWrite = !isOfBrand && brand.offersConversations;
  return (
    <Layout page={page} title={isOfBrand ? words.ofBrand : words.own}>
      <div class="column">
        <Crumbs page={page} brand={brand} />
        <div class="intro">
          <div class="intro-line">
            <h1>{isOfBrand ? words.ofBrand : words.own}</h1>
            <span class="tag">
              <Icon name="lock" />
              {t.isPrivate}
            </span>
          </div>
          {!isOfBrand && <p class="lead">{words.privacyOfList}</p>}
        </div>
        {isOfBrand && <Choice page={page} brand={brand} isAwaitingOnly={isAwaitingOnly} />}
        {canWrite && conversations.items.length > 0 && (
          <p class="private-write">
            <a class="primary" href={pathOf(brand, '/conversations/new')}>
              <Icon name="lock" />
              {words.link(brand.name)}
            </a>
          </p>
        )}
        {conversations.items.length === 0 ? (
          <Empty {...props} canWrite={canWrite} />
        ) : (
          <ul class="rows">
            {conversations.items.map((line) => (
              <Line key={line.id} page={page} brand={brand} line={line} isOfBrand={isOfBrand} />
            ))}
          </ul>
        )}
        <Pager t={t} {...neighbours} previousLabel={t.newerThreads} nextLabel={t.olderThreads} />
      </div>
    </Layout>
  );
}

function Choice({
  page: { t },
  brand,
  isAwaitingOnly,
}: Pick<ConversationsPageProps, 'page' | 'brand' | 'isAwaitingOnly'>) {
  const words = t.conversations;
  const links = [
    { label: words.all, query: '', isOn: !isAwaitingOnly },
    { label: words.awaiting, query: '?awaiting=1', isOn: isAwaitingOnly },
  ];
  return (
    <nav class="tabs" aria-label={words.filter}>
      {links.map(({ label, query, isOn }) => (
        <a
          key={label}
          class="tab"
          href={pathOf(brand, `/conversations${query}`)}
          aria-current={isOn ? 'true' : undefined}
        >
          {label}
        </a>
      ))}
    </nav>
  );
}

function Line({
  page: { t, language },
  brand,
  line,
  isOfBrand,
}: Pick<ConversationsPageProps, 'page' | 'brand' | 'isOfBrand'> & { line: ConversationLineView }) {
  const words = t.conversations;
  return (
    <li class="row">
      <Avatar author={isOfBrand ? line.member : line.author} />
      <div class="row-text">
        <a class="row-title" href={pathOf(brand, `/t/${line.id}`)} dir="auto">
          {typeset(line.title)}
        </a>
        {line.unreadCount > 0 && <span class="badge">{t.unread(line.unreadCount)}</span>}
        <p class="row-meta">
          {isOfBrand && <bdi>{words.with(line.member.name)}</bdi>}
          {isOfBrand && line.awaitsBrand && (
            <span>
              <b class="awaits">{words.awaits}</b>
            </span>
          )}
          {line.isPending && <span>{t.pendingTitle}</span>}
          <span>
            <span class="row-what">{t.activeOn} </span>
            <Time at={line.lastActivityAt} language={language} />
          </span>
        </p>
      </div>
      <span class="row-count" title={t.replies(line.replyCount)}>
        <Icon name="message" />
        <span aria-hidden="true">{line.replyCount}</span>
        <span class="sr">{t.replies(line.replyCount)}</span>
      </span>
    </li>
  );
}

function Empty({ page: { t }, brand, isOfBrand, canWrite }: ConversationsPageProps & { canWrite: boolean }) {
  const words = t.conversations;
  const hint = canWrite ? words.noneHint(brand.name) : words.noneClosed;
  return (
    <div class="empty">
      <Icon name="lock" />
      <p>{isOfBrand ? words.noneOfBrand : words.none}</p>
      <p class="quiet">{isOfBrand ? words.noneOfBrandHint : hint}</p>
      {canWrite && (
        <a class="primary" href={pathOf(brand, '/conversations/new')}>
          {words.link(brand.name)}
        </a>
      )}
    </div>
  );
}
