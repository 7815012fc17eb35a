import type { ComponentChildren } from 'preact';
import type { QuestionView } from '../kind-views.js';
import type { PageContext } from '../page-context.js';
import type { BrandView, ThreadView } from '../views.js';
import { Avatar, Badge, Name } from './author.js';
import { Files } from './files.js';
import { PostExtrasView } from './post-extras.js';
import { Icon } from './icon.js';
import { AcceptForm } from './question-panel.js';
import type { ReadingRow } from './reading-order.js';
import { Time } from './time.js';

interface PostProps {
  page: PageContext;
  brand: BrandView;
  threadId: string;
  row: ReadingRow;
  /** Keeps the place of the actions that the widget will offer under the post. */
  hasActions: boolean;
  /** The question that it may answer. */
  question?: QuestionView | null;
  /** Where the reader may accept it as the answer. */
  accepting?: { thread: ThreadView; path: string } | null;
  /** What follows it before the next post. */
  children?: ComponentChildren;
}

/** One post. Its body was sanitised when it was written. */
export function Post({ page, brand, threadId, row, hasActions, question, accepting, children }: PostProps) {
  const { t, language } = page;
  const { post, depth, replyTo } = row;
  const isAccepted = question?.acceptedId === post.id;
  return (
    <li class={depth > 0 ? `depth-${depth}` : undefined}>
      <article class={isAccepted ? 'post accepted-post' : 'post'} id={`p-${post.id}`}>
        <Avatar author={post.author} />
        <div class="post-content">
          <header>
            {/* From the thread's own page: twenty full addresses would weigh as much as a long answer. */}
            <Name author={post.author} href={`../members/${encodeURIComponent(post.author.handle)}`} />
            <Badge author={post.author} brand={brand.name} t={t} />
            <a class="when" href={`${threadId}/p/${post.id}`}>
              <span class="sr">{t.permalink} </span>
              <Time at={post.publishedAt} language={language} />
            </a>
            {post.isEdited && <span class="quiet">{t.edited}</span>}
          </header>
          {replyTo && (
            <p class={depth < 3 ? 'sr' : 'quiet'}>
              <bdi>{t.inReplyTo(replyTo.author.name)}</bdi>
            </p>
          )}
          {post.state === 'published' && post.isFolded && (
            <details>
              <summary class="quiet">{t.folded}</summary>
              <div
                class="body"
                dir="auto"
                dangerouslySetInnerHTML={{ __html: withGoneQuotes(post.bodyHtml, t.quoteGone) }}
              />
            </details>
          )}
          {post.state === 'published' && !post.isFolded && (
            <div
              class="body"
              dir="auto"
              dangerouslySetInnerHTML={{ __html: withGoneQuotes(post.bodyHtml, t.quoteGone) }}
            />
          )}
          {post.state !== 'published' && (
            <p class="note">
              <Icon name="ban" />
              {post.state === 'withdrawn' ? t.withdrawn : t.removed}
            </p>
          )}
          {post.state === 'published' && <Files page={page} post={post} />}
          {post.extras && <PostExtrasView extras={post.extras} brand={brand} page={page} />}
          {post.official && (
            <p class="official">
              <Icon name="check" />
              {t.official(brand.name, post.official.byName)}
            </p>
          )}
          {isAccepted && (
            <p class="official">
              <Icon name="check" />
              {t.kinds.acceptedAnswer}
            </p>
          )}
          {hasActions && post.state === 'published' && !accepting && (
            <div class="actions-place needs-script" />
          )}
          {accepting && post.state === 'published' && (
            <div class="actions-place needs-script">
              <AcceptForm page={page} {...accepting} post={post} isAccepted={isAccepted} />
            </div>
          )}
        </div>
      </article>
      {children}
    </li>
  );
}

/** Says of a quote that was emptied why it is: the server's own mark, which no author can write. */
function withGoneQuotes(html: string, said: string): string {
  return html.replace(
    /(<blockquote class="quote"[^>]*>)<\/blockquote>/g,
    (_, open: string) => `${open}<p>${said}</p></blockquote>`,
  );
}
