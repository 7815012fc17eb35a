import type { PostPageFragment } from '../src/generated/operations.js';
import { postFromFields, type Post } from './post.js';
import { bounds, type ThreadState } from './thread.js';

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

/** The next page, joined to the end of the window. */
export function withLaterPage(state: ThreadState, page: PostPageFragment): ThreadState {
  const next = withPosts(
    state,
    page.edges.map((edge) => postFromFields(edge.node)),
  );
  const shown = new Set(page.edges.map((edge) => edge.node.id));
  return {
    ...next,
    lastSeq: page.edges.length || !page.pageInfo.hasNextPage ? bounds(page).lastSeq : state.lastSeq,
    endCursor: page.pageInfo.endCursor ?? state.endCursor,
    waiting: new Set([...state.waiting].filter((id) => !shown.has(id))),
  };
}

/** The page before, joined to the start of the window. */
export function withEarlierPage(state: ThreadState, page: PostPageFragment): ThreadState {
  const next = withPosts(
    state,
    page.edges.map((edge) => postFromFields(edge.node)),
  );
  return {
    ...next,
    firstSeq: bounds(page).firstSeq,
    startCursor: page.pageInfo.startCursor ?? state.startCursor,
  };
}

/** The window moved to the thread's last page; the opening post stays. */
export function withLastPage(state: ThreadState, page: PostPageFragment): ThreadState {
  const next = withPosts(
    state,
    page.edges.map((edge) => postFromFields(edge.node)),
  );
  return {
    ...next,
    ...bounds(page),
    lastSeq: Infinity,
    startCursor: page.pageInfo.startCursor,
    endCursor: page.pageInfo.endCursor,
    waiting: new Set<string>(),
  };
}

/** Shows what was waiting, when the window reaches the end. */
export function revealed(state: ThreadState): ThreadState {
  return state.waiting.size && state.lastSeq === Infinity ? { ...state, waiting: new Set<string>() } : state;
}
