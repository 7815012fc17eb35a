import type { App } from '../app.js';
import {
  HomeDocument,
  ThreadListDocument,
  type HomeQuery,
  type ThreadRowFragment,
  type ThreadRowsFragment,
} from '../generated/operations.js';

const PAGE = 20;

/** A space as the list knows it. */
export type ListedSpace = HomeQuery['spaces'][number];

/** The list of threads, of one space or of all. */
export class ListPane {
  phase: 'loading' | 'ready' | 'failed' = 'loading';
  spaces: readonly ListedSpace[] = [];
  rows: readonly ThreadRowFragment[] = [];
  endCursor: string | null = null;
  hasMore = false;
  isBusy = false;

  constructor(
    private readonly app: App,
    public space: string | null,
  ) {}

  get current(): ListedSpace | null {
    return this.spaces.find((space) => space.slug === this.space) ?? null;
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
      this.#show(data.threads, []);
    } catch (error) {
      this.#fail(error);
    }
  }

  async choose(slug: string | null): Promise<void> {
    this.space = slug;
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

  async #page(after: string | null, before: readonly ThreadRowFragment[]): Promise<void> {
    const space = this.space;
    try {
      const { current } = this;
      const reviews =
        current?.kind === 'REVIEWS' && (await this.app.reviews?.page(current.id, { first: PAGE, after }));
      const { threads } = reviews
        ? { threads: reviews }
        : await this.app.connection.send(ThreadListDocument, {
            spaceId: current?.id ?? null,
            first: PAGE,
            after,
          });
      if (space === this.space) this.#show(threads, before);
    } catch (error) {
      this.#fail(error);
    }
  }

  #show(page: ThreadRowsFragment, before: readonly ThreadRowFragment[]): void {
    const known = new Set(before.map((row) => row.id));
    this.rows = [...before, ...page.edges.map((edge) => edge.node).filter((row) => !known.has(row.id))];
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
