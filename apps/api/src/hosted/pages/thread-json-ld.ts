import { ratingOf } from './product-json-ld.js';
import type { KindView, QuestionView, ReviewView } from '../kind-views.js';
import { pathOf } from '../page-context.js';
import type { AuthorView, BrandView, PostView, ThreadView } from '../views.js';

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  '#x27': "'",
  nbsp: ' ',
};

/** Plain words of a post's HTML, for machines that do not render it. */
function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39|#x27|nbsp);/g, (_, name: string) => ENTITIES[name] ?? ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The first words of a post's HTML, at most `length` code units, whole words. */
export function excerptOf(html: string, length: number): string {
  const text = textOf(html);
  if (text.length <= length) return text;
  return `${text.slice(0, length).replace(/\s+\S*$/, '')}…`;
}

/** Of an answer's author the title at most: a page has twenty of them. */
const personOf = ({ name, title }: AuthorView): object => ({
  '@type': 'Person',
  name,
  ...(title ? { jobTitle: title } : {}),
});

/** Who opened the thread, and for whom, where it is one of the staff. */
const openerOf = (author: AuthorView, brand: BrandView): object => ({
  ...personOf(author),
  ...(author.isStaff ? { worksFor: { '@type': 'Organization', name: brand.name } } : {}),
});

function commentOf(post: PostView): object {
  return {
    '@type': 'Comment',
    // Resolved against the page: twenty full addresses would weigh as much as four answers.
    url: `#p-${post.id}`,
    author: personOf(post.author),
    datePublished: `${post.publishedAt.toISOString().slice(0, 19)}Z`,
    text: excerptOf(post.bodyHtml, 160),
  };
}

/** What a thread says of itself, whatever it is. */
function headOf(origin: string, brand: BrandView, thread: ThreadView): object {
  return {
    url: origin + pathOf(brand, `/t/${thread.id}`),
    author: openerOf(thread.author, brand),
    datePublished: thread.createdAt.toISOString(),
    dateModified: thread.lastActivityAt.toISOString(),
  };
}

const countOf = (action: 'CommentAction' | 'LikeAction', count: number): object => ({
  '@type': 'InteractionCounter',
  interactionType: `https://schema.org/${action}`,
  userInteractionCount: count,
});

/**
 * The thread for machines, with the answers of this page (schema.org; long answers are shortened): a question as a QAPage,
 * anything else as a DiscussionForumPosting.
 */
export function threadJsonLd(origin: string, brand: BrandView, thread: ThreadView, kind: KindView): object {
  const published = thread.posts.items.filter((post) => post.state === 'published');
  const opening = thread.posts.previous === null ? thread.posts.items[0] : undefined;
  const text = opening?.state === 'published' ? { text: excerptOf(opening.bodyHtml, 1_000) } : {};
  const replies = published.filter((post) => post !== opening);
  const head = headOf(origin, brand, thread);
  if (kind?.kind === 'questions')
    return { '@context': 'https://schema.org', ...questionOf(thread, kind, { ...head, ...text }, replies) };
  const reviewBody = 'text' in text ? { reviewBody: text.text } : {};
  if (kind?.kind === 'reviews')
    return {
      '@context': 'https://schema.org',
      ...reviewOf(thread, kind, { ...head, ...reviewBody }, replies),
    };
  const comments = countOf('CommentAction', thread.replyCount);
  const isIdea = kind?.kind === 'ideas';
  return {
    '@context': 'https://schema.org',
    '@type': 'DiscussionForumPosting',
    headline: thread.title,
    ...head,
    ...text,
    interactionStatistic: isIdea ? [comments, countOf('LikeAction', kind.voteCount)] : comments,
    comment: replies.map(commentOf),
  };
}

/** A review of its product; its replies are comments. */
function reviewOf(
  thread: ThreadView,
  { rating, product }: ReviewView,
  head: object,
  replies: readonly PostView[],
): object {
  return {
    '@type': 'Review',
    name: thread.title,
    ...head,
    reviewRating: ratingOf(rating),
    itemReviewed: { '@type': 'Product', name: product },
    ...(replies.length > 0 ? { comment: replies.map(commentOf) } : {}),
  };
}

/** Every reply may answer: the accepted one, wherever it is, and the others of this page. Who has it too speaks for it. */
function questionOf(
  thread: ThreadView,
  { accepted, alsoAskCount }: QuestionView,
  head: object,
  replies: readonly PostView[],
): object {
  const others = replies.filter(({ id }) => id !== accepted?.id);
  return {
    '@type': 'QAPage',
    mainEntity: {
      '@type': 'Question',
      name: thread.title,
      ...head,
      answerCount: thread.replyCount,
      upvoteCount: alsoAskCount,
      ...(accepted ? { acceptedAnswer: answerOf(accepted) } : {}),
      ...(others.length > 0 ? { suggestedAnswer: others.map(answerOf) } : {}),
    },
  };
}

const answerOf = (post: PostView): object => ({ ...commentOf(post), '@type': 'Answer' });
