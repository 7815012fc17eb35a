import type { PostPageFragment } from '../src/generated/operations.js';
import { withPosts } from './arrivals.js';
import { postFromFields } from './post.js';
import { bounds, type ThreadState } from './thread.js';

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

/** The window moved to the page around a post; the opening post stays. */
export function withPageAround(state: ThreadState, page: PostPageFragment): ThreadState {
  const moved = withLastPage(state, page);
  return { ...moved, lastSeq: bounds(page).lastSeq, waiting: state.waiting };
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
