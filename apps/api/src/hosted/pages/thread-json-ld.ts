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
    datePublished: post.publishedAt.toISOString(),
    text: excerptOf(post.bodyHtml, 160),
  };
}

/** The thread as a DiscussionForumPosting, with the answers of this page (schema.org; long answers are shortened). */
export function threadJsonLd(origin: string, brand: BrandView, thread: ThreadView): object {
  const published = thread.posts.items.filter((post) => post.state === 'published');
  const opening = thread.posts.previous === null ? thread.posts.items[0] : undefined;
  return {
    '@context': 'https://schema.org',
    '@type': 'DiscussionForumPosting',
    headline: thread.title,
    url: origin + pathOf(brand, `/t/${thread.id}`),
    author: openerOf(thread.author, brand),
    datePublished: thread.createdAt.toISOString(),
    dateModified: thread.lastActivityAt.toISOString(),
    ...(opening?.state === 'published' ? { text: excerptOf(opening.bodyHtml, 1_000) } : {}),
    interactionStatistic: {
      '@type': 'InteractionCounter',
      interactionType: 'https://schema.org/CommentAction',
      userInteractionCount: thread.replyCount,
    },
    comment: published.filter((post) => post !== opening).map(commentOf),
  };
}
