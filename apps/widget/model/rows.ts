import type { Post } from './post.js';
import type { ThreadState } from './thread.js';

/** Replies are indented this far at most; deeper ones say whom they answer. */
export const MAX_VISUAL_DEPTH = 3;

/** One post in reading order. `replyTo`: the post it answers; null when that post is not loaded; undefined at the top level. */
export interface Row {
  post: Post;
  depth: number;
  replyTo: Post | null | undefined;
}

/** What a thread view shows, in order: the opening post, the window, then own posts beyond the window. */
export interface ThreadRows {
  opening: Post | null;
  window: Row[];
  tail: Row[];
}

const place = (post: Post) => post.seq ?? Infinity;
const byPlace = (a: Post, b: Post) => (place(a) === place(b) ? a.at - b.at : place(a) - place(b));

function arrange(posts: readonly Post[], known: ReadonlyMap<string, Post>, openingId: string | null): Row[] {
  const present = new Set(posts.map((post) => post.id));
  const children = new Map<string | null, Post[]>();
  for (const post of posts) {
    const parent = post.parentId && present.has(post.parentId) ? post.parentId : null;
    children.set(parent, [...(children.get(parent) ?? []), post]);
  }
  const rows: Row[] = [];
  const visit = (parent: string | null, depth: number) => {
    for (const post of children.get(parent) ?? []) {
      const isReply = post.parentId !== null && post.parentId !== openingId;
      const replyTo = isReply ? (known.get(post.parentId ?? '') ?? null) : undefined;
      rows.push({ post, depth: Math.min(depth, MAX_VISUAL_DEPTH), replyTo });
      visit(post.id, depth + 1);
    }
  };
  visit(null, 0);
  return rows;
}

/** Reading order of what is loaded and not waiting. */
export function rowsOf(state: ThreadState, viewerId: string | null): ThreadRows {
  const opening = (state.openingId && state.posts.get(state.openingId)) || null;
  const shown = [...state.posts.values()]
    .filter((post) => post !== opening && !state.waiting.has(post.id) && place(post) >= state.firstSeq)
    .sort(byPlace);
  const inWindow = (post: Post) => place(post) <= state.lastSeq;
  return {
    opening,
    window: arrange(shown.filter(inWindow), state.posts, state.openingId),
    tail: arrange(
      shown.filter((post) => !inWindow(post) && post.author.id === viewerId),
      state.posts,
      state.openingId,
    ),
  };
}
