import type { JSX } from 'preact';
import { Name } from '../components/author.js';
import { Crumbs } from '../components/crumbs.js';
import { ErrorTexts } from '../components/form.js';
import { Icon } from '../components/icon.js';
import { KindPanel } from '../components/kind-panel.js';
import { Marks } from '../components/marks.js';
import { neighboursOf, Pager } from '../components/pager.js';
import { Post } from '../components/post.js';
import { PrivacyPanel } from '../components/privacy-panel.js';
import { AcceptedAnswer } from '../components/question-panel.js';
import { readingOrder } from '../components/reading-order.js';
import { Time } from '../components/time.js';
import { typeset } from '../components/typeset.js';
import type { KindView } from '../kind-views.js';
import { memberPath, type PageContext, pathOf } from '../page-context.js';
import type { BrandView, ThreadView } from '../views.js';
import { Layout } from './layout.js';
import { excerptOf, threadJsonLd } from './thread-json-ld.js';

interface ThreadPageProps {
  page: PageContext;
  brand: BrandView;
  thread: ThreadView;
  kind: KindView;
}

/**
 * A thread, readable as it stands. With JavaScript the widget's element takes the first page over, live and with its
 * composer, in the same shapes; later pages stay as they are.
 */
export function ThreadPage({ page, brand, thread, kind }: ThreadPageProps) {
  const { posts, space } = thread;
  const path = pathOf(brand, `/t/${thread.id}`);
  const neighbours = neighboursOf(path, posts);
  const isFirstPage = posts.previous === null;
  const opening = isFirstPage ? posts.items[0] : undefined;
  const isPublic = space.visibility === 'public';
  const canonical = isFirstPage ? path : withoutLanguage(page.path);
  return (
    <Layout
      page={page}
      title={thread.title}
      description={opening && excerptOf(opening.bodyHtml, 160)}
      canonical={isPublic ? canonical : undefined}
      {...neighbours}
      jsonLd={isPublic ? threadJsonLd(page.origin, brand, thread, kind) : undefined}
      hasWidget={isFirstPage}
    >
      <div class="column thread-page">
        <Crumbs page={page} brand={brand} {...(thread.conversation ? { isConversation: true } : { space })} />
        {(kind || thread.privacy) && <ErrorTexts t={page.t} />}
        <ThreadHead page={page} brand={brand} thread={thread} />
        {isFirstPage && thread.privacy && (
          <PrivacyPanel page={page} thread={thread} privacy={thread.privacy} path={path} />
        )}
        {isFirstPage ? (
          <Element brand={brand} thread={thread} language={page.language}>
            <Posts page={page} brand={brand} thread={thread} kind={kind} openingId={opening?.id ?? null} />
            <Invitation page={page} brand={brand} thread={thread} path={path} />
          </Element>
        ) : (
          <>
            <Posts page={page} brand={brand} thread={thread} kind={kind} openingId={null} />
            <Pager
              {...neighbours}
              t={page.t}
              previousLabel={page.t.previousPage}
              nextLabel={page.t.nextPage}
            />
            <Invitation page={page} brand={brand} thread={thread} path={path} />
          </>
        )}
        {isFirstPage && (
          <Pager {...neighbours} t={page.t} previousLabel={page.t.previousPage} nextLabel={page.t.nextPage} />
        )}
      </div>
    </Layout>
  );
}

function ThreadHead({ page, brand, thread }: Omit<ThreadPageProps, 'kind'>) {
  const { t, language } = page;
  const { officialPostId, officialAuthor } = thread.extras ?? {};
  return (
    <div class="intro">
      <h1 dir="auto">{typeset(thread.title)}</h1>
      <p class="row-meta">
        <span>
          {t.startedBy} <Name author={thread.author} href={memberPath(brand, thread.author)} />
        </span>
        <Time at={thread.createdAt} language={language} />
        <Marks page={page} brand={brand} thread={thread} isListed={false} />
      </p>
      {thread.conversation && (
        <p class="private-note">
          <Icon name="lock" />
          <span>
            {thread.conversation.isOwn
              ? t.conversations.privacy(brand.name)
              : t.conversations.privacyOfStaff(thread.conversation.member.name)}
          </span>
        </p>
      )}
      {officialPostId && (
        <p>
          <a class="official" href={pathOf(brand, `/t/${thread.id}/p/${officialPostId}`)}>
            <Icon name="check" />
            {t.officialHead(officialAuthor ?? '')}
          </a>
        </p>
      )}
    </div>
  );
}

/** The widget's custom element around what it will replace. */
function Element({
  brand,
  thread,
  language,
  children,
}: {
  brand: BrandView;
  thread: ThreadView;
  language: string;
  children: JSX.Element[];
}) {
  const Forum = 'parvis-forum' as unknown as (props: Record<string, unknown>) => JSX.Element;
  // A member's rights, whoever is signed in; but what only staff read is read, and answered, by the page's own session.
  const session = thread.conversation?.isOwn === false ? 'staff' : 'cookie';
  return (
    <Forum community={brand.slug} mode="thread" thread-id={thread.id} session={session} lang={language}>
      {children}
    </Forum>
  );
}

function Posts({ page, brand, thread, kind, openingId }: ThreadPageProps & { openingId: string | null }) {
  const { t, reader } = page;
  const question = kind?.kind === 'questions' ? kind : null;
  const path = withoutLanguage(page.path);
  const hasActions =
    thread.posts.previous === null && !!reader?.isMember && thread.space.canPost && !thread.isLocked;
  return (
    <section class="thread" aria-labelledby="discussion">
      <h2 id="discussion" class="thread-count">
        {t.discussion} <span class="quiet">{t.messages(thread.replyCount + 1)}</span>
      </h2>
      <KindPanel page={page} brand={brand} thread={thread} kind={kind} path={path} />
      {thread.posts.previous === null && (reader?.isMember || thread.replyCount > 0) && (
        <div class="reading-head needs-script" />
      )}
      <ol class="posts">
        {readingOrder(thread.posts.items, openingId).map((row) => (
          <Post
            key={row.post.id}
            page={page}
            brand={brand}
            threadId={thread.id}
            row={row}
            hasActions={hasActions}
            question={question}
            accepting={
              question && thread.viewerCanAccept && row.post.id !== openingId ? { thread, path } : null
            }
          >
            {question && row.post.id === openingId && (
              <AcceptedAnswer page={page} brand={brand} thread={thread} question={question} />
            )}
          </Post>
        ))}
      </ol>
    </section>
  );
}

function Invitation({ page, brand, thread, path }: Omit<ThreadPageProps, 'kind'> & { path: string }) {
  const { t, reader } = page;
  if (thread.isLocked) {
    return (
      <p class="prompt">
        <Icon name="lock" />
        <span>
          {t.locked}. {t.lockedHint}
        </span>
      </p>
    );
  }
  if (!reader) {
    return (
      <p class="prompt">
        <span>{t.signInToReply}</span>
        <a class="primary" href={pathOf(brand, `/sign-in?next=${encodeURIComponent(path)}`)}>
          {t.signIn}
        </a>
      </p>
    );
  }
  return (
    <>
      {thread.posts.previous !== null && (
        <p class="prompt">
          <span>{t.replyFromStart}</span>
          <a class="primary" href={path}>
            {t.replyHere}
          </a>
        </p>
      )}
      {thread.posts.previous === null && (
        <>
          <p class="others needs-script" />
          <div class="composer-place needs-script" />
        </>
      )}
      <noscript>
        <p class="prompt">{t.writesNeedScript}</p>
      </noscript>
    </>
  );
}

/** A language that was chosen by name is remembered: the address need not say it again. */
function withoutLanguage(path: string): string {
  return path.replace(/([?&])lang=\w+&?/, '$1').replace(/[?&]$/, '');
}
