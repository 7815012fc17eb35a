import { withEarlierPage, withLastPage, withLaterPage, withPageAround } from '../model/pages.js';
import type { ThreadState } from '../model/thread.js';
import type { App } from './app.js';
import {
  ThreadAroundDocument,
  ThreadPostsDocument,
  type ThreadPostsQueryVariables,
} from './generated/operations.js';
import type { ThreadPane } from './thread-pane.js';

const PAGE = 30;
/** The pages of a thread that is longer than one, loaded when another one is asked for. */
export class Paging {
  constructor(private readonly app: App) {}

  async later(pane: ThreadPane): Promise<void> {
    await this.#page(pane, 'later', withLaterPage, (state) => ({ first: PAGE, after: state.endCursor }));
  }

  async earlier(pane: ThreadPane): Promise<void> {
    await this.#page(pane, 'earlier', withEarlierPage, (state) => ({
      last: PAGE,
      before: state.startCursor,
    }));
  }

  async last(pane: ThreadPane): Promise<void> {
    await this.#page(pane, 'later', withLastPage, () => ({ last: PAGE }));
  }

  /** Moves to the page around a post, wherever in the thread it is. */
  async seek(pane: ThreadPane, postId: string): Promise<void> {
    const { state } = pane;
    if (!state) return;
    const variables = { id: state.id, postId, first: PAGE };
    const { thread } = await this.app.connection.send(ThreadAroundDocument, variables);
    if (thread?.postsAround && pane.state) pane.state = withPageAround(pane.state, thread.postsAround);
    this.app.update();
  }

  async #page(
    pane: ThreadPane,
    busy: 'earlier' | 'later',
    merge: typeof withLaterPage,
    range: (state: ThreadState) => Omit<ThreadPostsQueryVariables, 'id'>,
  ): Promise<void> {
    const { app } = this;
    if (pane.busy || !pane.state) return;
    pane.busy = busy;
    app.update();
    try {
      const variables = { id: pane.state.id, ...range(pane.state) };
      const { thread } = await app.connection.send(ThreadPostsDocument, variables);
      if (thread && pane.state) pane.state = merge(pane.state, thread.posts);
    } catch (error) {
      app.report(error);
    }
    pane.busy = null;
    app.update();
  }
}
