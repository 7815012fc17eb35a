import { Inject, Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { CommunityService } from '#community';
import { discussionJobs } from '#discussion';
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
  type OutsideConsumer,
  ParkedFactRepository,
  ScheduleBook,
  ScheduleClock,
  ScheduleRunRepository,
  WAKE_SIGNAL,
  type WakeSignal,
} from '#platform';
import { meilisearchConsumers, searchConsumers, searchJobs } from '#search';
import { verbatimsJobs } from '#verbatims';

/** Everything that follows the log. */
const CONSUMERS = [...searchConsumers, ...moderationConsumers];

/** Everything that runs in the background or on a schedule. */
const JOBS = [...discussionJobs, ...identityJobs, ...searchJobs, ...verbatimsJobs];

/** The worker role: drains the facts and runs the jobs. */
@Injectable()
export class WorkerService {
  private runners: ConsumerRunner[] = [];
  private clock: ScheduleClock | null = null;

  constructor(
    private readonly modules: ModuleRef,
    private readonly database: Database,
    private readonly log: FactLog,
    private readonly cursors: FactCursorRepository,
    private readonly factMetrics: FactMetrics,
    private readonly jobs: Jobs,
    private readonly mailer: Mailer,
    private readonly communities: CommunityService,
    private readonly parked: ParkedFactRepository,
    private readonly book: ScheduleBook,
    private readonly scheduleRuns: ScheduleRunRepository,
    @Inject(WAKE_SIGNAL) private readonly wake: WakeSignal,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async start(options: ConsumerRunnerOptions = DEFAULT_RUNNER_OPTIONS): Promise<void> {
    await this.takeOver();
    const outside = this.config.meilisearchUrl === undefined ? [] : meilisearchConsumers;
    this.runners = [...CONSUMERS, ...outside].map((type) => {
      const consumer = this.modules.get<FactConsumer | OutsideConsumer>(type, { strict: false });
      return new ConsumerRunner(consumer, this.database, this.log, this.cursors, this.wake, this.logger, {
        metrics: this.factMetrics,
        parked: this.parked,
        ...options,
      });
    });
    for (const runner of this.runners) runner.start();
    const handlers = JOBS.map((type) => this.modules.get<JobHandler>(type, { strict: false }));
    this.clock = this.scheduleClock();
    await this.jobs.start([this.mailer.deliveryJob(), ...handlers, ...this.clock.handlers()]);
    this.clock.start();
  }

  private scheduleClock(): ScheduleClock {
    const { database, jobs, logger, scheduleRuns: runs } = this;
    return new ScheduleClock(this.book.all(), {
      database,
      jobs,
      runs,
      logger,
      calendars: async () =>
        (await this.communities.list()).map(({ id, timeZone, createdAt }) => ({
          communityId: id,
          timeZone,
          since: createdAt,
        })),
    });
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
    await this.clock?.stop();
    await this.jobs.stop();
  }
}
