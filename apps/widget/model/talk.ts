import type { Post } from './post.js';
import { MAX_VISUAL_DEPTH, type Row } from './rows.js';
import type { ThreadState } from './thread.js';

/** How far the answers to a post are loaded; of the top level, by null. */
export interface Branch {
  /** Place of the last one that is loaded; Infinity once all are, 0 where none is. */
  upTo: number;
  cursor: string | null;
}

/** What a thread read by conversation has loaded. */
export interface Talk {
  readonly branches: ReadonlyMap<string | null, Branch>;
  /** How many answers a post had, when the thread's clock stood there. */
  readonly counts: ReadonlyMap<string, { readonly n: number; readonly at: number }>;
  /** Posts that were gone to, beyond what is loaded. */
  readonly pinned: ReadonlySet<string>;
}

/** A line of the conversation: a post, or the way to more answers. `n` is null at the top level, which nobody counts. */
export type TalkLine =
  | { readonly row: Row }
  | {
      readonly parentId: string | null;
      readonly depth: number;
      readonly n: number | null;
      readonly isFirst: boolean;
    };

export const NO_TALK: Talk = { branches: new Map(), counts: new Map(), pinned: new Set() };

const place = (post: Post) => post.seq ?? Infinity;
const byPlace = (a: Post, b: Post) => (place(a) === place(b) ? a.at - b.at : place(a) - place(b));

/**
 * Top-level posts, each followed by its answers as far as they are loaded, and by the way to more of them. One's own are
 * there wherever they are; news of others once they are asked for.
 */
export function talkLines(state: ThreadState, talk: Talk, viewerId: string | null): TalkLine[] {
  const children = new Map<string | null, Post[]>();
  for (const post of [...state.posts.values()].sort(byPlace)) {
    if (state.waiting.has(post.id)) continue;
    children.set(post.parentId, [...(children.get(post.parentId) ?? []), post]);
  }
  const lines: TalkLine[] = [];
  const visit = (parent: Post | null, depth: number) => {
    const parentId = parent?.id ?? null;
    const { upTo } = talk.branches.get(parentId) ?? { upTo: 0 };
    const known = children.get(parentId) ?? [];
    const loaded = known.filter((post) => place(post) <= upTo && post.seq !== null);
    const beyond = known.filter(
      (post) => !loaded.includes(post) && (post.author.id === viewerId || talk.pinned.has(post.id)),
    );
    const show = (post: Post) => {
      const replyTo = parent ?? undefined;
      lines.push({ row: { post, depth: Math.min(depth, MAX_VISUAL_DEPTH), replyTo } });
      visit(post, depth + 1);
    };
    loaded.forEach(show);
    const n = parent && remaining(parent, known, loaded.length + beyond.length);
    if (upTo !== Infinity && n !== 0)
      lines.push({
        parentId,
        depth: Math.min(depth, MAX_VISUAL_DEPTH),
        n,
        isFirst: loaded.length + beyond.length === 0,
      });
    beyond.forEach(show);
  };
  /** As many as were counted, and those that came since. */
  const remaining = ({ id }: Post, known: readonly Post[], shown: number): number => {
    const { n, at } = talk.counts.get(id) ?? { n: 0, at: 0 };
    const since = known.filter(({ seq }) => (seq ?? 0) > at).length;
    const waits = known.filter(({ seq }) => seq === null).length;
    return Math.max(0, n + since - (shown - waits));
  };
  visit(null, 0);
  return lines;
}
