import type { PostExtras, ThreadExtras, ThreadFrame } from '#protocol';
import type { Forum } from '#test-support';

interface PostFields {
  id: string;
  bodyHtml: string;
  state: string;
  revisionNumber: number;
  author: { displayName: string };
  extras: PostExtras | null;
}

interface PostView {
  html: string;
  state: string;
  revision: number;
  author: string;
  extras: object | null;
}

const POLL = `id question kind options minChoices maxChoices isAnonymous mayChange visibility closesAt isClosed voterCount
  results { votes rounds { votes exhausted } winners }`;
const POST_EXTRAS = `extras { reactions { kind count } poll { ${POLL} } }`;
const POST = `id bodyHtml state revisionNumber author { displayName } ${POST_EXTRAS}`;
const THREAD = `isLocked extras { tags question { alsoAskCount accepted { postId acceptedAt isByAuthor } }
  idea { status voteCount mergedCount mergedIntoId note } review { rating product isVerified helpfulCount }
  announcement { expiresAt } }`;

/** Without what is null: a query answers it, a frame leaves it out. */
function present(extras: object | null | undefined): object | null {
  const entries = Object.entries(extras ?? {}).filter(([, value]) => value !== null);
  return entries.length === 0 ? null : Object.fromEntries(entries);
}

interface ThreadFields {
  isLocked: boolean;
  extras: ThreadExtras | null;
}

/** A thread as an anonymous reader's page has it: a snapshot, then the frames, by the client's rule of the protocol. */
export class ThreadView {
  seq = 0;
  isLocked = false;
  extras: object | null = null;
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
      thread: ThreadFields & { seq: number; posts: { edges: { node: PostFields }[] } };
    }>(
      `query ($id: ID!) { thread(id: $id) { seq ${THREAD} posts(first: 100) { edges { node { ${POST} } } } } }`,
      { id: threadId },
      { community },
    );
    view.seq = data.thread.seq;
    view.head(data.thread);
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
      threadChanges: { seq: number; isReset: boolean; thread: ThreadFields; posts: PostFields[] };
    }>(
      `query ($id: ID!, $after: Int!) { threadChanges(threadId: $id, after: $after) {
         seq isReset thread { ${THREAD} } posts { ${POST} } } }`,
      { id: this.threadId, after: this.seq },
      { community: this.community },
    );
    const { seq, posts, thread, isReset } = data.threadChanges;
    if (isReset) throw new Error('nothing here is that far behind');
    this.seq = seq;
    this.head(thread);
    for (const post of posts) this.put(post);
  }

  /** What a reader sees, for comparing. */
  get shown(): object {
    return {
      seq: this.seq,
      isLocked: this.isLocked,
      extras: this.extras,
      posts: [...this.posts].sort(([a], [b]) => (a < b ? -1 : 1)),
    };
  }

  private apply(frame: ThreadFrame): void {
    if (frame.k === 'thread') {
      this.head({ isLocked: frame.d.locked, extras: frame.d.x ?? null });
      return;
    }
    if (frame.k === 'post') {
      const { id, h: html, r: revision = 1, au, x } = frame.d;
      this.posts.set(id, { html, state: 'PUBLISHED', revision, author: au.n, extras: present(x) });
      return;
    }
    const known = this.posts.get(frame.d.id);
    if (!known) throw new Error('a change of a post that was never shown');
    if (frame.k === 'edit') Object.assign(known, { html: frame.d.h, revision: frame.d.r });
    else if (frame.k === 'extra') known.extras = present(frame.d.x);
    else Object.assign(known, { html: '', state: frame.d.w.toUpperCase(), extras: null });
  }

  private head({ isLocked, extras }: ThreadFields): void {
    this.isLocked = isLocked;
    this.extras = present(extras);
  }

  private put(post: PostFields): void {
    this.posts.set(post.id, {
      html: post.bodyHtml,
      state: post.state,
      revision: post.revisionNumber,
      author: post.author.displayName,
      extras: present(post.extras),
    });
  }
}
