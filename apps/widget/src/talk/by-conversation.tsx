import { withPosts } from '../../model/arrivals.js';
import { postFromFields } from '../../model/post.js';
import { NO_TALK, talkLines, type Talk, type TalkLine } from '../../model/talk.js';
import type { App } from '../app.js';
import {
  TalkAnswersDocument,
  TalkPlaceDocument,
  TalkRootsDocument,
  type TalkPageFragment,
  type TalkPostFragment,
} from '../generated/operations.js';
import type { Part } from '../language.js';
import { adoptStyles } from '../styles.js';
import css from '../styles/talk.css?inline';
import type { ThreadPane } from '../thread-pane.js';
import { postOf } from '../ui/thread-view.js';

const TEXTS: Part = {
  fr: () => import('../../model/i18n/talk.fr.js'),
  en: () => import('../../model/i18n/talk.en.js'),
};
const styled = new WeakSet<ShadowRoot>();

/** Top-level posts of a page, and answers that are there with each at once. */
const ROOTS = 12;
const FIRST_ANSWERS = 3;
const MORE_ANSWERS = 10;
/** An answer to an answer, and so on, this far up. */
const HIGHEST = 64;

/** A thread read by conversation: each post followed by its answers, every level by pages. */
export class ByConversation {
  #talk: Talk = NO_TALK;
  /** Posts that it has put into the thread: where one is gone, the thread was read afresh. */
  readonly #ids = new Set<string>();
  #busy: string | null | undefined;

  private constructor(
    private readonly app: App,
    readonly pane: ThreadPane,
  ) {
    if (!styled.has(app.shadow)) adoptStyles(app.shadow, css);
    styled.add(app.shadow);
  }

  static async open(app: App, pane: ThreadPane): Promise<ByConversation> {
    await app.language.load(TEXTS);
    return new ByConversation(app, pane);
  }

  /** From the beginning, where the thread was read afresh. */
  async refresh(): Promise<void> {
    const { state } = this.pane;
    const isThere = this.#ids.size > 0 && [...this.#ids].every((id) => state?.posts.has(id));
    if (!state || isThere) return;
    this.#ids.clear();
    this.#talk = NO_TALK;
    await this.more(null);
  }

  /** The next page of answers to a post, or of the top level. */
  async more(parentId: string | null): Promise<void> {
    const { app, pane } = this;
    if (this.#busy !== undefined || !pane.state) return;
    this.#busy = parentId;
    app.update();
    try {
      await this.#load(parentId, parentId ? MORE_ANSWERS : ROOTS);
    } catch (error) {
      app.report(error);
      app.conversation?.say(app.t('talkFailed'));
    }
    this.#busy = undefined;
    app.update();
  }

  /** A post with all that it answers. False where it has no place here. */
  async seek(id: string): Promise<boolean> {
    const { app, pane } = this;
    const posts: TalkPostFragment[] = [];
    for (let at: string | null = id; at && posts.length < HIGHEST;) {
      const { post }: Awaited<ReturnType<typeof this.placeOf>> = await this.placeOf(at);
      if (!post || post.threadId !== pane.state?.id || post.seq === null) return false;
      posts.push(post);
      at = post.parentId;
    }
    this.#keep(posts);
    this.#talk = { ...this.#talk, pinned: new Set([...this.#talk.pinned, ...posts.map((post) => post.id)]) };
    app.update();
    return true;
  }

  /** Shows what waited, and goes to the first of it. */
  async showNews(): Promise<void> {
    const { app, pane } = this;
    if (!pane.state) return;
    const [first] = pane.state.waiting;
    const ids = [...pane.state.waiting];
    pane.state = { ...pane.state, waiting: new Set() };
    this.#talk = { ...this.#talk, pinned: new Set([...this.#talk.pinned, ...ids]) };
    app.update();
    if (first) await app.conversation?.goTo(pane, first);
  }

  lines(): readonly TalkLine[] {
    const { state } = this.pane;
    return state ? talkLines(state, this.#talk, this.app.viewer?.id ?? null) : [];
  }

  /** In place of the posts in their order. */
  render(isOpeningShown: boolean) {
    const { app, pane } = this;
    const { t } = app;
    const openingId = pane.state?.openingId;
    return (
      <ol class="posts by-conversation" aria-busy={this.#busy !== undefined}>
        {this.lines().map((line) => {
          if ('row' in line)
            return (
              !(isOpeningShown && line.row.post.id === openingId) && (
                <li key={line.row.post.id} class={`depth-${line.row.depth}`}>
                  {app.reading?.before(pane, line.row.post)}
                  {postOf(app, pane, line.row, false)}
                  {app.kinds?.after(pane, line.row.post)}
                </li>
              )
            );
          const { parentId, n, depth, isFirst } = line;
          const isBusy = this.#busy === parentId;
          return (
            <li key={`more-${parentId}`} class={`depth-${depth}`}>
              <button
                type="button"
                class={parentId ? 'more-answers' : 'more'}
                part="more"
                aria-busy={isBusy}
                onClick={() => void this.more(parentId)}
              >
                {isBusy
                  ? t('loading')
                  : n === null
                    ? t('loadLater')
                    : t(isFirst ? 'talkAnswers' : 'talkMore', { n })}
              </button>
            </li>
          );
        })}
      </ol>
    );
  }

  /** With the first answers to each, so that a conversation is there at once. */
  async #load(parentId: string | null, first: number): Promise<void> {
    const { state } = this.pane;
    const branch = this.#talk.branches.get(parentId);
    const page = await this.#page(parentId, { first, after: branch?.cursor ?? null });
    if (!page || this.pane.state?.id !== state?.id) return;
    this.#add(parentId, page);
    if (parentId) return;
    const answered = page.edges.filter(({ node }) => node.replyCount > 0);
    await Promise.all(
      answered.map(async ({ node: { id } }) => {
        const answers = await this.#page(id, { first: FIRST_ANSWERS, after: null });
        if (answers) this.#add(id, answers);
      }),
    );
  }

  async #page(
    parentId: string | null,
    page: { first: number; after: string | null },
  ): Promise<TalkPageFragment | null> {
    const { connection } = this.app;
    if (parentId)
      return (await connection.send(TalkAnswersDocument, { id: parentId, ...page })).post?.posts ?? null;
    const { thread } = await connection.send(TalkRootsDocument, { id: this.pane.state?.id ?? '', ...page });
    return thread?.posts ?? null;
  }

  private placeOf(id: string) {
    return this.app.connection.send(TalkPlaceDocument, { id });
  }

  #add(parentId: string | null, { edges, pageInfo }: TalkPageFragment): void {
    const before = this.#talk.branches.get(parentId);
    const branch = {
      upTo: pageInfo.hasNextPage ? (edges.at(-1)?.node.seq ?? before?.upTo ?? 0) : Infinity,
      cursor: pageInfo.endCursor ?? before?.cursor ?? null,
    };
    this.#keep(edges.map(({ node }) => node));
    this.#talk = { ...this.#talk, branches: new Map([...this.#talk.branches, [parentId, branch]]) };
  }

  /** Into the thread's posts, whose live changes are followed. */
  #keep(fields: readonly TalkPostFragment[]): void {
    const { app, pane } = this;
    const { state } = pane;
    if (!state) return;
    const counts = fields.map(({ id, replyCount: n }) => [id, { n, at: state.seq }] as const);
    for (const { id } of fields) this.#ids.add(id);
    this.#talk = { ...this.#talk, counts: new Map([...this.#talk.counts, ...counts]) };
    const waiting = new Set([...state.waiting].filter((id) => !this.#ids.has(id)));
    app.conversation?.accept(pane, { ...withPosts(state, fields.map(postFromFields)), waiting });
  }
}
