import type { Drift } from '../engine/meilisearch/index-state.repository.js';
import type { IndexWorkKind, IndexWorkRepository } from './index-work.repository.js';

/** Somebody called the work off. */
export class IndexWorkCancelled extends Error {
  override readonly name = 'IndexWorkCancelled';
}

/** One piece of work on the index under way: writes down how far it is and how it ended. */
export class IndexWork {
  private constructor(
    private readonly works: IndexWorkRepository,
    private readonly kind: IndexWorkKind,
  ) {}

  /**
   * Writes down the beginning, what `work` says meanwhile, and the end. Throws what `work` throws.
   */
  static async run<Result>(
    works: IndexWorkRepository,
    kind: IndexWorkKind,
    work: (progress: IndexWork) => Promise<Result>,
  ): Promise<Result> {
    await works.begin(kind);
    try {
      return await work(new IndexWork(works, kind));
    } catch (error) {
      const isCancelled = error instanceof IndexWorkCancelled;
      const end = isCancelled
        ? ({ state: 'cancelled' } as const)
        : ({ state: 'failed', error: messageOf(error) } as const);
      await works.end(kind, end).catch(() => undefined);
      throw error;
    }
  }

  /** Documents so far. Throws IndexWorkCancelled where somebody called it off. */
  async reached(done: number): Promise<void> {
    if (!(await this.works.advance(this.kind, done))) throw new IndexWorkCancelled();
  }

  async succeeded(drift?: Drift): Promise<void> {
    await this.works.end(this.kind, { state: 'done', drift: drift ?? null });
  }
}

function messageOf(error: unknown): string {
  if ((error as { name?: string } | null)?.name === 'AbortError') return 'Its process closed.';
  return error instanceof Error ? error.message : String(error);
}
