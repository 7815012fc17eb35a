import type { Post } from './post.js';
import type { ThreadState } from './thread.js';

/** Adds or replaces posts; a revision already seen is never replaced by an older one. */
export function withPosts(state: ThreadState, added: readonly Post[]): ThreadState {
  const posts = new Map(state.posts);
  for (const post of added) {
    const known = posts.get(post.id);
    if (known && known.revision > post.revision && known.state === post.state) continue;
    posts.set(post.id, post);
  }
  return { ...state, posts };
}

/** Shows what was waiting, when the window reaches the end. */
export function revealed(state: ThreadState): ThreadState {
  return state.waiting.size && state.lastSeq === Infinity ? { ...state, waiting: new Set<string>() } : state;
}
