import { type Config, FactCursorRepository, type HealthReport, type Logger } from '#platform';
import { MEILISEARCH_CONSUMER } from './followed-facts.js';
import { IndexWorkCancelled } from '../../upkeep/index-work.js';
import { IndexStateRepository } from './index-state.repository.js';
import type { IndexRebuilder } from './index-rebuilder.js';
import { MeilisearchIndexUnfit, MeilisearchKeyRefused, MeilisearchTrouble } from './meilisearch.errors.js';
import { INDEX_FINGERPRINT } from './meilisearch-settings.js';
import type { MeilisearchServer } from './meilisearch-server.js';

/** How Meilisearch stands, as the console's health page words it. */
export type Standing =
  'SEARCH_WORKING' | 'SEARCH_FALLBACK' | 'SEARCH_BEHIND' | 'SEARCH_KEY_REFUSED' | 'SEARCH_REBUILDING';

/** Why an index cannot answer this code. */
type Unfit = 'missing' | 'not the one that was built' | 'built by other code' | 'set up otherwise';

/** A probe this often: what a search that failed has shut is open again a moment after the server is back. */
const TICK_MS = 1_000;
/** Postgres has later posts than an index that is further behind. */
const BEHIND_SECONDS = 5;

/** One line a change: what happened, and what follows from it. */
const LINES: Readonly<Record<Standing, string>> = {
  SEARCH_WORKING: 'Meilisearch answers the searches',
  SEARCH_FALLBACK: 'Meilisearch does not answer: Postgres answers the searches until it does',
  SEARCH_BEHIND: 'Meilisearch is behind the posts: Postgres answers the searches until it has caught up',
  SEARCH_KEY_REFUSED:
    'Meilisearch refuses MEILISEARCH_KEY: Postgres answers the searches until it is set right',
  SEARCH_REBUILDING:
    'Meilisearch has no index that fits: it is built anew, and Postgres answers the searches',
};

/**
 * Decides, before anybody has to wait for it, whether Meilisearch answers: a search that fails shuts it out at once, and
 * only a probe that succeeds lets it in again. A worker has an index that is missing, or that other code built, built anew.
 */
export class MeilisearchWatch {
  private current: Standing = 'SEARCH_FALLBACK';
  private detail = 'not asked yet';
  private since = new Date();
  private hasSettled = false;
  private mayRebuildForCode = true;
  private timer: NodeJS.Timeout | null = null;
  private ticking: Promise<void> | null = null;
  private rebuilding: Promise<void> | null = null;
  private readonly stopping = new AbortController();

  constructor(
    private readonly server: MeilisearchServer,
    private readonly states: IndexStateRepository,
    private readonly cursors: FactCursorRepository,
    private readonly rebuilder: IndexRebuilder,
    private readonly config: Config,
    private readonly logger: Logger,
  ) {}

  /** True while searches may go to Meilisearch. */
  get isOpen(): boolean {
    return this.current === 'SEARCH_WORKING';
  }

  start(): void {
    const again = (): void => {
      this.ticking = this.tick().finally(() => {
        this.ticking = null;
        if (this.timer) this.timer = setTimeout(again, TICK_MS);
      });
    };
    this.timer = setTimeout(again, 0);
  }

  /** Ends a look under way; a rebuild under way ends at its next step and leaves the index in use as it is. */
  async stop(): Promise<void> {
    this.stopping.abort();
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    await this.ticking;
    await this.rebuilding;
  }

  /** Shuts Meilisearch out until a probe succeeds. */
  trip(trouble: MeilisearchTrouble): void {
    if (trouble instanceof MeilisearchKeyRefused) this.stand('SEARCH_KEY_REFUSED', trouble.message);
    else if (trouble instanceof MeilisearchIndexUnfit) this.stand('SEARCH_REBUILDING', trouble.message);
    else this.stand('SEARCH_FALLBACK', trouble.message);
  }

  /** For the health page. */
  report(): readonly HealthReport[] {
    const state = this.isOpen ? 'working' : 'degraded';
    const details = { server: hostOf(this.config), ...(this.isOpen ? {} : { reason: this.detail }) };
    return [{ part: 'search', state, code: this.current, details, since: this.since }];
  }

  private async tick(): Promise<void> {
    try {
      await this.look();
    } catch (error) {
      if (error instanceof MeilisearchTrouble) this.trip(error);
      else this.logger.warn({ err: error }, 'could not look how the search index stands');
    }
  }

  private async look(): Promise<void> {
    const unfit = await this.whyUnfit();
    if (unfit !== null) {
      this.stand('SEARCH_REBUILDING', unfit);
      this.rebuild();
      return;
    }
    const lag = (await this.cursors.lagSeconds(MEILISEARCH_CONSUMER)) ?? 0;
    if (lag > BEHIND_SECONDS) this.stand('SEARCH_BEHIND', `${Math.round(lag)} s`);
    else this.stand('SEARCH_WORKING', '');
  }

  /** Null for an index that this code built, and that is still the one it built. */
  private async whyUnfit(): Promise<Unfit | null> {
    const { uid, fingerprint, incarnation } = await this.states.read();
    const found = await this.server.incarnationOf(uid);
    if (found === null) return 'missing';
    if (found !== incarnation) return 'not the one that was built';
    if (fingerprint !== INDEX_FINGERPRINT) return 'built by other code';
    // From here on a difference means that later code is taking over, which an old process must not undo.
    this.mayRebuildForCode = false;
    return (await this.answers(uid)) ? null : 'set up otherwise';
  }

  private async answers(uid: string): Promise<boolean> {
    try {
      await this.server.probe(uid);
      return true;
    } catch (error) {
      if (error instanceof MeilisearchIndexUnfit) return false;
      throw error;
    }
  }

  private rebuild(): void {
    if (this.rebuilding || !this.config.roles.includes('worker')) return;
    const isWanted = async (): Promise<boolean> => {
      const unfit = await this.whyUnfit();
      return unfit !== null && (this.mayRebuildForCode || unfit !== 'built by other code');
    };
    this.rebuilding = this.rebuilder
      .rebuild(isWanted, this.stopping.signal)
      .then(() => undefined)
      .catch((error: unknown) => {
        if (this.stopping.signal.aborted || error instanceof IndexWorkCancelled) return;
        if (error instanceof MeilisearchTrouble) this.trip(error);
        else this.logger.error({ err: error }, 'the search index could not be rebuilt');
      })
      .finally(() => (this.rebuilding = null));
  }

  private stand(standing: Standing, detail: string): void {
    this.detail = detail;
    if (standing === this.current && this.hasSettled) return;
    this.current = standing;
    this.hasSettled = true;
    this.since = new Date();
    const level = standing === 'SEARCH_WORKING' || standing === 'SEARCH_REBUILDING' ? 'info' : 'warn';
    this.logger[level]({ code: standing, server: hostOf(this.config), reason: detail }, LINES[standing]);
  }
}

function hostOf({ meilisearchUrl }: Config): string {
  return meilisearchUrl === undefined ? '' : new URL(meilisearchUrl).host;
}
