import type { IdeaExtras, ThreadExtras } from '#protocol';
import type {
  PostPageFragment,
  ThreadHeadFragment,
  ThreadKindFragment,
} from '../src/generated/operations.js';
import { postFromFields, type Post } from './post.js';

/** ThreadExtras, whose status is a text where a query answered them. */
export interface ShownExtras extends Omit<ThreadExtras, 'idea'> {
  readonly idea?: (Omit<IdeaExtras, 'status'> & { readonly status: string }) | null;
}

/** What the widget knows of one thread. Posts outside the loaded window may be held, and are not shown. */
export interface ThreadState
  extends Omit<ThreadHeadFragment, 'state' | 'extras'>, Partial<ThreadKindFragment> {
  /** What features add to it. */
  extras: ShownExtras | null;
  /** The thread's clock, as far as everything up to it has been applied. */
  seq: number;
  posts: ReadonlyMap<string, Post>;
  /** Place of the opening post, which is shown whatever the window. */
  openingId: string | null;
  /** Places of the loaded window; `lastSeq` is Infinity when it reaches the end, `firstSeq` 0 at the start. */
  firstSeq: number;
  lastSeq: number;
  startCursor: string | null;
  endCursor: string | null;
  /** Arrived while reading: shown on request only. */
  waiting: ReadonlySet<string>;
}

/** What makes a thread a question, an idea or an announcement. */
export function kindOf(extras: ShownExtras | null | undefined) {
  return extras?.question ?? extras?.idea ?? extras?.announcement;
}

/** Places that a page covers. */
export function bounds(page: PostPageFragment) {
  const seqs = page.edges.map((edge) => edge.node.seq ?? 0);
  return {
    firstSeq: page.pageInfo.hasPreviousPage ? (seqs[0] ?? 0) : 0,
    lastSeq: page.pageInfo.hasNextPage ? (seqs.at(-1) ?? 0) : Infinity,
  };
}

/** A thread freshly fetched from its beginning, with the viewer's own waiting posts. */
export function threadFromFields(
  head: ThreadHeadFragment & Partial<ThreadKindFragment>,
  page: PostPageFragment,
  own: readonly Post[],
): ThreadState {
  const posts = page.edges.map((edge) => postFromFields(edge.node));
  return {
    ...head,
    posts: new Map([...own, ...posts].map((post) => [post.id, post])),
    openingId: posts[0]?.id ?? (head.state === 'PUBLISHED' ? null : (own[0]?.id ?? null)),
    ...bounds(page),
    startCursor: page.pageInfo.startCursor,
    endCursor: page.pageInfo.endCursor,
    waiting: new Set(),
  };
}
