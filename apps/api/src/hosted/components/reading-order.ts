import type { PostView } from '../views.js';

/** Answers are indented this far at most; deeper ones say whom they answer. */
const MAX_VISUAL_DEPTH = 3;

/** One post in reading order. `replyTo`: the post it answers, where that is on the page and not the opening one. */
export interface ReadingRow {
  readonly post: PostView;
  readonly depth: number;
  readonly replyTo: PostView | null;
}

/** Answers follow what they answer; a post whose parent is on another page stands at the top level. */
export function readingOrder(posts: readonly PostView[], openingId: string | null): ReadingRow[] {
  const byId = new Map(posts.map((post) => [post.id, post]));
  const children = new Map<string | null, PostView[]>();
  for (const post of posts) {
    const isAnswer = post.parentId !== null && post.parentId !== openingId && byId.has(post.parentId);
    const parent = isAnswer ? post.parentId : null;
    const siblings = children.get(parent);
    if (siblings) siblings.push(post);
    else children.set(parent, [post]);
  }
  const rows: ReadingRow[] = [];
  const visit = (parent: string | null, depth: number): void => {
    for (const post of children.get(parent) ?? []) {
      const replyTo = parent === null ? null : (byId.get(parent) ?? null);
      rows.push({ post, depth: Math.min(depth, MAX_VISUAL_DEPTH), replyTo });
      visit(post.id, depth + 1);
    }
  };
  visit(null, 0);
  return rows;
}
