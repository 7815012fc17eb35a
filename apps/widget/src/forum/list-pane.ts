import type { App } from '../app.js';
import {
  AnnouncementListDocument,
  HomeDocument,
  IdeaListDocument,
  ThreadListDocument,
  type IdeaListQuery,
  type IdeaSort,
  type IdeaStatus,
  type QuestionFilter,
  type HomeQuery,
  type SpaceKind,
  type ThreadRowFragment,
  type ThreadRowsFragment,
} from '../generated/operations.js';

const PAGE = 20;

/** A space as the list knows it. */
export type ListedSpace = HomeQuery['spaces'][number];

/** A thread of the list. Of a list of ideas its space is not asked for: that is the one of the list. */
export type ListedThread = ThreadRowFragment & {
  readonly space?: ThreadRowsFragment['edges'][number]['node']['space'];
  readonly viewerHasVoted?: boolean;
};

type ListedPage = ThreadRowsFragment | IdeaListQuery['threads'];

/** Which questions, which ideas in which order, or which announcements. */
export interface ListChoice {
  question: QuestionFilter | null;
  status: IdeaStatus | null;
  sort: IdeaSort;
  isPast: boolean;
}

/** Spaces whose threads and lists have more than those of others. */
const KINDS: readonly SpaceKind[] = ['QUESTIONS', 'IDEAS', 'ANNOUNCEMENTS'];

const WHOLE: ListChoice = { question: null, status: null, sort: 'VOTES', isPast: false };

/** The list of threads, of one space or of all. */
export class ListPane {
  phase: 'loading' | 'ready' | 'failed' = 'loading';
  spaces: readonly ListedSpace[] = [];
  rows: readonly ListedThread[] = [];
  endCursor: string | null = null;
  hasMore = false;
  isBusy = false;
  choice = WHOLE;
  /** Ideas in the list that the viewer voted for. */
  voted: ReadonlySet<string> = new Set();
  /** What went wrong with the last vote. */
  trouble: string | null = null;

  constructor(
    private readonly app: App,
    public space: string | null,
  ) {}

  get current(): ListedSpace | null {
    return this.spaces.find((space) => space.slug === this.space) ?? null;
  }

  /** A guest may hope to; in a space of announcements nobody does who may not. */
  get mayOpen(): boolean {
    const { current } = this;
    if (current?.kind === 'ANNOUNCEMENTS') return current.viewerCanPost;
    return !this.app.viewer || this.writable.length > 0;
  }

  /** Spaces in which the viewer may open a thread. */
  get writable(): readonly ListedSpace[] {
    return this.spaces.filter((space) => space.viewerCanPost);
  }

  async load(): Promise<void> {
    try {
      const data = await this.app.connection.send(HomeDocument, {
        first: PAGE,
      });
      this.app.frame(data);
      this.spaces = data.spaces;
      await this.app.loadReviews(data.spaces.some(({ kind }) => kind === 'REVIEWS'));
      if (this.current) return await this.choose(this.space);
      this.space = null;
      await this.#show(data.threads, []);
    } catch (error) {
      this.#fail(error);
    }
  }

  async choose(slug: string | null): Promise<void> {
    if (slug !== this.space) this.choice = WHOLE;
    this.space = slug;
    await this.narrow({});
  }

  /** The part of the list that was chosen. */
  async narrow(change: Partial<ListChoice>): Promise<void> {
    this.choice = { ...this.choice, ...change };
    this.trouble = null;
    this.isBusy = true;
    this.app.update();
    await this.#page(null, []);
  }

  async loadMore(): Promise<void> {
    if (this.isBusy || !this.hasMore) return;
    this.isBusy = true;
    this.app.update();
    await this.#page(this.endCursor, this.rows);
  }

  async #page(after: string | null, before: readonly ListedThread[]): Promise<void> {
    const { space, choice } = this;
    try {
      const threads = await this.#ask({ first: PAGE, after });
      if (space === this.space && choice === this.choice) await this.#show(threads, before);
    } catch (error) {
      this.#fail(error);
    }
  }

  /** From the list that is kept of what the space is for. */
  async #ask(page: { first: number; after: string | null }): Promise<ListedPage> {
    const { current, choice, app } = this;
    const { question, status, sort, isPast } = choice;
    const { connection } = app;
    if (current?.kind === 'IDEAS')
      return (await connection.send(IdeaListDocument, { ...page, spaceId: current.id, status, sort }))
        .threads;
    if (current?.kind === 'ANNOUNCEMENTS')
      return (await connection.send(AnnouncementListDocument, { ...page, spaceId: current.id, isPast }))
        .threads;
    const reviews = current?.kind === 'REVIEWS' && (await app.reviews?.page(current.id, page));
    if (reviews) return reviews;
    const spaceId = current?.id ?? null;
    return (await connection.send(ThreadListDocument, { ...page, spaceId, question })).threads;
  }

  async #show(page: ListedPage, before: readonly ListedThread[]): Promise<void> {
    const known = new Set(before.map((row) => row.id));
    const rows = page.edges.map(({ node }) => node as ListedThread).filter((row) => !known.has(row.id));
    await this.app.loadKinds(this.spaces.some(({ kind }) => KINDS.includes(kind)));
    const voted = rows.filter((row) => row.viewerHasVoted).map(({ id }) => id);
    this.voted = new Set([...(before.length > 0 ? this.voted : []), ...voted]);
    this.rows = [...before, ...rows];
    this.endCursor = page.pageInfo.endCursor;
    this.hasMore = page.pageInfo.hasNextPage;
    this.isBusy = false;
    this.phase = 'ready';
    this.app.ready();
  }

  #fail(error: unknown): void {
    this.isBusy = false;
    if (this.phase !== 'ready') this.phase = 'failed';
    this.app.report(error);
    this.app.ready();
  }
}
