import type { ThreadFrame } from '#protocol';
import type { Forum } from '#test-support';

interface PostFields {
  id: string;
  bodyHtml: string;
  state: string;
  revisionNumber: number;
  author: { displayName: string };
}

interface PostView {
  html: string;
  state: string;
  revision: number;
  author: string;
}

const POST = 'id bodyHtml state revisionNumber author { displayName }';

/** A thread as an anonymous reader's page has it: a snapshot, then the frames, by the client's rule of the protocol. */
export class ThreadView {
  seq = 0;
  isLocked = false;
  readonly posts = new Map<string, PostView>();
  gapsFound = 0;

  private constructor(
    private readonly forum: Pick<Forum, 'graphql'>,
    private readonly community: string,
    readonly threadId: string,
  ) {}

  /** What a fresh page shows. */
  static async fetch(
    forum: Pick<Forum, 'graphql'>,
    community: string,
    threadId: string,
  ): Promise<ThreadView> {
    const view = new ThreadView(forum, community, threadId);
    const { data } = await forum.graphql<{
      thread: { seq: number; isLocked: boolean; posts: { edges: { node: PostFields }[] } };
    }>(
      `query ($id: ID!) { thread(id: $id) { seq isLocked posts(first: 100) { edges { node { ${POST} } } } } }`,
      { id: threadId },
      { community },
    );
    view.seq = data.thread.seq;
    view.isLocked = data.thread.isLocked;
    for (const { node } of data.thread.posts.edges) view.put(node);
    return view;
  }

  /** Applies what follows, ignores what is known, catches up where something is missing. */
  async take(frame: ThreadFrame): Promise<void> {
    if (frame.s <= this.seq) return;
    if (frame.p !== this.seq) {
      this.gapsFound += 1;
      await this.catchUp();
      return;
    }
    this.seq = frame.s;
    this.apply(frame);
  }

  async catchUp(): Promise<void> {
    const { data } = await this.forum.graphql<{
      threadChanges: { seq: number; isReset: boolean; thread: { isLocked: boolean }; posts: PostFields[] };
    }>(
      `query ($id: ID!, $after: Int!) { threadChanges(threadId: $id, after: $after) {
         seq isReset thread { isLocked } posts { ${POST} } } }`,
      { id: this.threadId, after: this.seq },
      { community: this.community },
    );
    const { seq, posts, thread, isReset } = data.threadChanges;
    if (isReset) throw new Error('nothing here is that far behind');
    this.seq = seq;
    this.isLocked = thread.isLocked;
    for (const post of posts) this.put(post);
  }

  /** What a reader sees, for comparing. */
  get shown(): object {
    return {
      seq: this.seq,
      isLocked: this.isLocked,
      posts: [...this.posts].sort(([a], [b]) => (a < b ? -1 : 1)),
    };
  }

  private apply(frame: ThreadFrame): void {
    if (frame.k === 'thread') {
      this.isLocked = frame.d.locked;
      return;
    }
    if (frame.k === 'post') {
      const { id, h: html, r: revision = 1, au } = frame.d;
      this.posts.set(id, { html, state: 'PUBLISHED', revision, author: au.n });
      return;
    }
    const known = this.posts.get(frame.d.id);
    if (!known) throw new Error('a change of a post that was never shown');
    if (frame.k === 'edit') Object.assign(known, { html: frame.d.h, revision: frame.d.r });
    else Object.assign(known, { html: '', state: frame.d.w.toUpperCase() });
  }

  private put(post: PostFields): void {
    this.posts.set(post.id, {
      html: post.bodyHtml,
      state: post.state,
      revision: post.revisionNumber,
      author: post.author.displayName,
    });
  }
}
