import { Inject, Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { identityJobs } from '#identity';
import { moderationConsumers } from '#moderation';
import {
  CONFIG,
  type Config,
  ConsumerRunner,
  type ConsumerRunnerOptions,
  Database,
  DEFAULT_RUNNER_OPTIONS,
  type FactConsumer,
  FactCursorRepository,
  FactLog,
  FactMetrics,
  type JobHandler,
  Jobs,
  LOGGER,
  type Logger,
  Mailer,
  WAKE_SIGNAL,
  type WakeSignal,
} from '#platform';
import { searchConsumers } from '#search';
import { verbatimsJobs } from '#verbatims';

/** Everything that follows the log. */
const CONSUMERS = [...searchConsumers, ...moderationConsumers];

/** Everything that runs in the background or on a schedule. */
const JOBS = [...identityJobs, ...verbatimsJobs];

/** The worker role: drains the facts and runs the jobs. */
@Injectable()
export class WorkerService {
  private runners: ConsumerRunner[] = [];

  constructor(
    private readonly modules: ModuleRef,
    private readonly database: Database,
    private readonly log: FactLog,
    private readonly cursors: FactCursorRepository,
    private readonly factMetrics: FactMetrics,
    private readonly jobs: Jobs,
    private readonly mailer: Mailer,
    @Inject(WAKE_SIGNAL) private readonly wake: WakeSignal,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async start(options: ConsumerRunnerOptions = DEFAULT_RUNNER_OPTIONS): Promise<void> {
    await this.takeOver();
    this.runners = CONSUMERS.map((type) => {
      const consumer = this.modules.get<FactConsumer>(type, { strict: false });
      return new ConsumerRunner(consumer, this.database, this.log, this.cursors, this.wake, this.logger, {
        metrics: this.factMetrics,
        ...options,
      });
    });
    for (const runner of this.runners) runner.start();
    const handlers = JOBS.map((type) => this.modules.get<JobHandler>(type, { strict: false }));
    await this.jobs.start([this.mailer.deliveryJob(), ...handlers]);
  }

  /** On the embedded database this process has claimed the folder: a lease or a lock found there is of a killed one. */
  private async takeOver(): Promise<void> {
    if (this.config.databaseUrl !== undefined) return;
    await this.cursors.releaseAll();
    await this.jobs.releaseAll();
  }

  /** Each consumer ends the batch it is at and gives up its lease. */
  async stop(): Promise<void> {
    await Promise.all(this.runners.map((runner) => runner.stop()));
    await this.jobs.stop();
  }
}
