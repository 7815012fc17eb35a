import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import {
  type Actor,
  answer,
  CurrentActor,
  CursorCodec,
  Mailer,
  OperatorOnly,
  PageArgs,
  pageWindow,
  toPage,
} from '#platform';
import { FailedWorkService } from './failed-work.service.js';
import { Mail, MailConnection } from './mail.types.js';
import { SystemHealthService } from './system-health.service.js';
import {
  FailedWorkPayload,
  JobDecisionInput,
  ParkedFactDecisionInput,
  SystemHealth,
} from './system-health.types.js';

const MAILBOX = 'mailbox';

/** What the people who run the install look at, and decide. */
@Resolver()
@OperatorOnly()
export class InstallResolver {
  constructor(
    private readonly mailer: Mailer,
    private readonly cursors: CursorCodec,
    private readonly health: SystemHealthService,
    private readonly failedWork: FailedWorkService,
  ) {}

  @Query(() => MailConnection, { description: 'Letters of the install, newest first.' })
  async mailbox(@Args() page: PageArgs): Promise<MailConnection> {
    const window = pageWindow(this.cursors, MAILBOX, page);
    const letters = await this.mailer.page(window.limit + 1, window.edge?.[0] ?? null);
    return toPage<Mail>(window, letters, (letter) => [letter.id]);
  }

  @Query(() => SystemHealth, { description: 'How the install stands.' })
  async systemHealth(): Promise<SystemHealth> {
    return this.health.look();
  }

  @Mutation(() => FailedWorkPayload, { description: 'Has a fact that was set aside tried once more.' })
  async parkedFactRetry(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which, and why.' }) input: ParkedFactDecisionInput,
  ): Promise<FailedWorkPayload> {
    return decided(this.failedWork.retryFact(actor, input));
  }

  @Mutation(() => FailedWorkPayload, { description: 'Leaves a fact that was set aside undone for good.' })
  async parkedFactGiveUp(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which, and why.' }) input: ParkedFactDecisionInput,
  ): Promise<FailedWorkPayload> {
    return decided(this.failedWork.giveUpFact(actor, input));
  }

  @Mutation(() => FailedWorkPayload, { description: 'Has a job that failed tried again now.' })
  async jobRetry(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which, and why.' }) input: JobDecisionInput,
  ): Promise<FailedWorkPayload> {
    return decided(this.failedWork.retryJob(actor, input));
  }

  @Mutation(() => FailedWorkPayload, { description: 'Takes a job that failed out of the queue for good.' })
  async jobGiveUp(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which, and why.' }) input: JobDecisionInput,
  ): Promise<FailedWorkPayload> {
    return decided(this.failedWork.giveUpJob(actor, input));
  }
}

function decided(work: Promise<void>): Promise<FailedWorkPayload> {
  return answer(
    work.then(() => ({ isDecided: true })),
    { isDecided: false },
  );
}
