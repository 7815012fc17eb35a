import { withEarlierPage, withLastPage, withLaterPage } from '../model/pages.js';
import type { ThreadState } from '../model/thread.js';
import type { App } from './app.js';
import { ThreadPostsDocument, type ThreadPostsQueryVariables } from './generated/operations.js';
import type { ThreadPane } from './thread-pane.js';

const PAGE = 30;
/** On the way to a permalink: pages as long as the server gives, and no further than a thousand posts. */
const SEEK = 100;
const SEEK_PAGES = 10;

/** The pages of a thread that is longer than one, loaded when another one is asked for. */
export class Paging {
  constructor(private readonly app: App) {}

  async later(pane: ThreadPane, first = PAGE): Promise<void> {
    await this.#page(pane, 'later', withLaterPage, (state) => ({ first, after: state.endCursor }));
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

  /** Loads as far as a post. */
  async seek(pane: ThreadPane, id: string): Promise<void> {
    for (let pages = 0; pages < SEEK_PAGES; pages += 1) {
      if (!pane.state || pane.state.posts.has(id) || pane.state.lastSeq === Infinity) return;
      await this.later(pane, SEEK);
    }
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
