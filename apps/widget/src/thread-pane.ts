import type { VNode } from 'preact';
import { postFromFields } from '../model/post.js';
import { kindOf, threadFromFields, type ThreadState } from '../model/thread.js';
import type { App } from './app.js';
import type { ByConversation } from './talk/by-conversation.js';
import {
  ThreadByBindingDocument,
  ThreadByIdDocument,
  type SpaceFieldsFragment,
} from './generated/operations.js';

/** A thread by its id, or by what the host page binds it to. */
export type ThreadTarget = { id: string } | { key: string | null; url: string | null };

/** What a member is doing to one post. */
export interface PostAct {
  kind: 'reply' | 'edit' | 'withdraw';
  postId: string;
}

const PAGE = 30;
const PAGE_MAX = 100;

/** One thread on screen. `unborn`: bound to the page, but nobody has written yet. */
export class ThreadPane {
  phase: 'loading' | 'ready' | 'unborn' | 'missing' | 'failed' | 'evicted' = 'loading';
  state: ThreadState | null = null;
  spaces: readonly SpaceFieldsFragment[] = [];
  busy: 'earlier' | 'later' | null = null;
  act: PostAct | null = null;
  /** Read by conversation; null in order. */
  talk: ByConversation | null = null;
  /** What stands in its place, where it has become part of another. */
  instead: (() => VNode) | null = null;
  /** The reader sees the end of the thread. */
  isAtEnd = false;

  constructor(
    private readonly app: App,
    readonly target: ThreadTarget,
  ) {}

  /** The window from the start, as long as what was already on screen. */
  async load(): Promise<void> {
    const { app, target } = this;
    const first = Math.min(PAGE_MAX, Math.max(PAGE, this.state?.posts.size ?? 0));
    try {
      let id = 'id' in target ? target.id : this.state?.id;
      if (!id && !('id' in target)) {
        const data = await app.connection.send(ThreadByBindingDocument, { ...target });
        app.frame(data);
        this.spaces = data.spaces;
        id = data.threadByBinding?.id;
        if (!id) this.phase = 'unborn';
      }
      if (id) {
        const data = await app.connection.send(ThreadByIdDocument, {
          id,
          first,
        });
        app.frame(data);
        const { thread } = data;
        this.state =
          thread && threadFromFields(thread, thread.posts, data.myPendingPosts.map(postFromFields));
        if (thread?.posts.edges.some(({ node }) => node.extras)) await app.loadExtras();
        await app.loadReviews(thread?.extras?.review);
        await app.loadKinds(kindOf(thread?.extras));
        this.phase = thread ? 'ready' : 'missing';
      }
    } catch (error) {
      if (!this.state) this.phase = 'failed';
      app.report(error);
    }
    app.ready();
  }
}
