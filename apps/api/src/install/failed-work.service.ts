import { Injectable } from '@nestjs/common';
import { lineOfText } from '#identity';
import {
  type Actor,
  Database,
  FactLog,
  Jobs,
  NotFound,
  type ParkedFactDecision,
  ParkedFactRepository,
  type Tx,
} from '#platform';
import { accountOf } from './account-of.js';
import { OperatorDecided } from './install.facts.js';

/** Longest reason, in code points. */
export const LONGEST_REASON = 300;

const ID = /^\d{1,18}$/;

/** What operators decide about work that failed. Each decision has a reason, and stays in the log. */
@Injectable()
export class FailedWorkService {
  constructor(
    private readonly database: Database,
    private readonly facts: FactLog,
    private readonly jobs: Jobs,
    private readonly parked: ParkedFactRepository,
  ) {}

  /**
   * Has whoever runs the consumer try a parked fact once more. Throws NotFound, NameInvalid. Records OperatorDecided.
   */
  async retryFact(actor: Actor, input: { consumer: string; factId: string; reason: string }): Promise<void> {
    await this.decideFact(actor, input, 'retried', (tx, decision) => this.parked.requestRetry(tx, decision));
  }

  /** Leaves a parked fact undigested for good. Throws NotFound, NameInvalid. Records OperatorDecided. */
  async giveUpFact(actor: Actor, input: { consumer: string; factId: string; reason: string }): Promise<void> {
    await this.decideFact(actor, input, 'given-up', (tx, decision) => this.parked.giveUp(tx, decision));
  }

  /** Has a job that failed begin again now. Throws NotFound, NameInvalid. Records OperatorDecided. */
  async retryJob(actor: Actor, input: { jobId: string; reason: string }): Promise<void> {
    await this.decideJob(actor, input, 'retried', (tx) => this.jobs.retryNow(tx, input.jobId));
  }

  /** Takes a job that failed out of the queue. Throws NotFound, NameInvalid. Records OperatorDecided. */
  async giveUpJob(actor: Actor, input: { jobId: string; reason: string }): Promise<void> {
    await this.decideJob(actor, input, 'given-up', (tx) => this.jobs.giveUp(tx, input.jobId));
  }

  private async decideFact(
    actor: Actor,
    input: { consumer: string; factId: string; reason: string },
    decision: 'retried' | 'given-up',
    apply: (tx: Tx, decision: ParkedFactDecision) => Promise<boolean>,
  ): Promise<void> {
    const accountId = accountOf(actor);
    const reason = lineOfText(input.reason, 'reason', LONGEST_REASON);
    if (!ID.test(input.factId)) throw new NotFound();
    const { consumer, factId } = input;
    await this.database.transaction(async (tx) => {
      if (!(await apply(tx, { consumer, factId, reason, accountId }))) throw new NotFound();
      const subjectId = `${consumer}/${factId}`;
      await this.facts.record(tx, OperatorDecided, null, {
        subject: 'parked-fact',
        subjectId,
        decision,
        reason,
        accountId,
      });
    });
  }

  private async decideJob(
    actor: Actor,
    input: { jobId: string; reason: string },
    decision: 'retried' | 'given-up',
    apply: (tx: Tx) => Promise<boolean>,
  ): Promise<void> {
    const accountId = accountOf(actor);
    const reason = lineOfText(input.reason, 'reason', LONGEST_REASON);
    if (!ID.test(input.jobId)) throw new NotFound();
    await this.database.transaction(async (tx) => {
      if (!(await apply(tx))) throw new NotFound();
      await this.facts.record(tx, OperatorDecided, null, {
        subject: 'job',
        subjectId: input.jobId,
        decision,
        reason,
        accountId,
      });
    });
  }
}
