import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import {
  CONFIG,
  type Config,
  Database,
  FactCursorRepository,
  FactLog,
  HealthBoard,
  LOGGER,
  type Logger,
  Metrics,
} from '#platform';
import { PublishedTextReader } from '#discussion';
import { Stemmer } from '../postgres/stemmer.js';
import { TermFinder } from '../terms/term-finder.js';
import { DriftCheck } from './drift-check.js';
import { IndexRebuilder } from './index-rebuilder.js';
import { IndexStateRepository } from './index-state.repository.js';
import { IndexWriter } from './index-writer.js';
import { IndexWorkRepository } from '../../upkeep/index-work.repository.js';
import { MeilisearchEngine } from './meilisearch-engine.js';
import { MeilisearchServer } from './meilisearch-server.js';
import { MeilisearchWatch } from './meilisearch-watch.js';
import { MEILISEARCH_CONSUMER } from './followed-facts.js';

/** Everything that speaks to one search server. */
export interface Parts {
  readonly engine: MeilisearchEngine;
  readonly watch: MeilisearchWatch;
  readonly writer: IndexWriter;
  readonly states: IndexStateRepository;
  readonly works: IndexWorkRepository;
  readonly rebuilder: IndexRebuilder;
  readonly driftCheck: DriftCheck;
}

/** Puts the Meilisearch side together where MEILISEARCH_URL names a server, and has it watched. Wiring only. */
@Injectable()
export class MeilisearchParts implements OnModuleInit, OnModuleDestroy {
  /** Null where Postgres is the only engine. */
  readonly found: Parts | null;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly database: Database,
    private readonly log: FactLog,
    private readonly cursors: FactCursorRepository,
    private readonly texts: PublishedTextReader,
    private readonly stemmer: Stemmer,
    private readonly terms: TermFinder,
    private readonly health: HealthBoard,
    private readonly metrics: Metrics,
  ) {
    const { meilisearchUrl, meilisearchKey } = config;
    this.found =
      meilisearchUrl === undefined
        ? null
        : this.assemble(new MeilisearchServer(meilisearchUrl, meilisearchKey));
  }

  /** Throws where no server is configured: whoever asks runs only where one is. */
  required(): Parts {
    if (!this.found) throw new Error('MEILISEARCH_URL names no server.');
    return this.found;
  }

  async onModuleInit(): Promise<void> {
    const { found } = this;
    this.health.register({
      name: 'search',
      report: async () =>
        found?.watch.report() ?? [{ part: 'search', state: 'working', code: 'SEARCH_POSTGRES' }],
    });
    found?.watch.start();
    if (found) this.measure(found);
    else if (this.config.roles.includes('worker')) await this.abandon();
  }

  /** A cursor that nobody moves would look like a consumer that is stuck. */
  private async abandon(): Promise<void> {
    await new IndexStateRepository(this.database).abandon();
    await this.cursors.forget(MEILISEARCH_CONSUMER);
  }

  private measure({ states, watch }: Parts): void {
    const drift = this.metrics.gauge(
      'search_index_drift_documents',
      'Documents that the last comparison with the database found out of step, and put right.',
      ['kind'],
    );
    const open = this.metrics.gauge(
      'search_server_open',
      '1 while Meilisearch answers the searches, 0 while Postgres does.',
    );
    const collect = async (): Promise<void> => {
      open.set(watch.isOpen ? 1 : 0);
      const found = await states.drift();
      for (const kind of ['missing', 'stale', 'extra'] as const) drift.set({ kind }, found?.[kind] ?? 0);
    };
    this.metrics.addSource({ name: 'search', gauges: [drift, open], collect });
  }

  async onModuleDestroy(): Promise<void> {
    await this.found?.watch.stop();
  }

  private assemble(server: MeilisearchServer): Parts {
    const { database, log, cursors, texts, logger } = this;
    const states = new IndexStateRepository(database);
    const works = new IndexWorkRepository(database);
    const writer = new IndexWriter(database, texts, this.stemmer, server);
    const rebuilder = new IndexRebuilder(
      database,
      log,
      cursors,
      states,
      texts,
      writer,
      server,
      works,
      logger,
    );
    const watch = new MeilisearchWatch(server, states, cursors, rebuilder, this.config, logger);
    const uid = async (): Promise<string> => (await states.read()).uid;
    return {
      engine: new MeilisearchEngine(server, uid, this.terms),
      watch,
      writer,
      states,
      works,
      rebuilder,
      driftCheck: new DriftCheck(states, texts, writer, server, works, logger),
    };
  }
}
