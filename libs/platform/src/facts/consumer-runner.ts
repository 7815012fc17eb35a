import { randomUUID } from 'node:crypto';
import type { Database } from '../database/database.js';
import { isDiskFull } from '../database/sql-state.js';
import type { Tx } from '../database/tx.js';
import type { Logger } from '../telemetry/logger.js';
import type { Fact } from './fact.js';
import { type FactConsumer, NotNow, type OutsideConsumer } from './fact-consumer.js';
import type { FactCursorRepository } from './fact-cursor.repository.js';
import type { FactLog, LogPosition } from './fact-log.js';
import type { FactMetrics } from './fact-metrics.js';
import { LogFollower, type Look } from './log-follower.js';
import { inDeliverySpan } from './delivery-span.js';
import { Outage } from '../telemetry/outage.js';
import type { ParkedFactRepository } from './parked-fact.repository.js';
import type { WakeSignal } from './wake-signal.js';

/** How a runner paces itself. */
export interface ConsumerRunnerOptions {
  batchSize: number;
  leaseSeconds: number;
  pollMs: number;
  /** Tries of one fact before it is parked. */
  maxAttempts: number;
  /**
   * From a wake-up to the look at the log: what comes meanwhile is digested together, and those who tell readers go first.
   * Digesting thirty facts at once costs a fifth of digesting them one by one.
   */
  gatherMs: number;
  /** First wait after a failure; doubles each time, up to 30 s. */
  backoffMs: number;
  metrics?: FactMetrics;
  /** Where operators ask for parked facts to be tried again. */
  parked?: ParkedFactRepository;
}

/** What every runner uses outside of tests. */
export const DEFAULT_RUNNER_OPTIONS: ConsumerRunnerOptions = {
  batchSize: 100,
  leaseSeconds: 15,
  pollMs: 500,
  gatherMs: 50,
  maxAttempts: 6,
  backoffMs: 200,
};

/** A disk is not emptied sooner; waiting costs no try, since it is no fact's fault. */
const FULL_DISK_MS = 5_000;

/** Another process has the consumer, or the cursor is elsewhere: what stands in the database decides. */
class Overtaken extends Error {}

/** Where the consumer goes on, and until when (on performance's clock) its lease need not be renewed. */
interface Held {
  readonly position: LogPosition;
  readonly renewAt: number;
}

/**
 * Runs one consumer: one process at a time by lease, in order, batch and cursor in one transaction. A batch that fails
 * is taken again fact by fact; a fact that keeps failing is parked and stops nobody.
 */
export class ConsumerRunner {
  private readonly owner = randomUUID();
  private readonly outage: Outage;
  private readonly follower: LogFollower;
  private readonly wanted: ReadonlySet<string>;
  /** Nothing while the place in the log has to be asked for. */
  private held: Held | null = null;
  /** The fact that stands in the way, and how often it was tried. */
  private failing = { factId: '', attempts: 0 };

  constructor(
    private readonly consumer: FactConsumer | OutsideConsumer,
    private readonly database: Database,
    private readonly log: FactLog,
    private readonly cursors: FactCursorRepository,
    wake: WakeSignal,
    private readonly logger: Logger,
    private readonly options: ConsumerRunnerOptions = DEFAULT_RUNNER_OPTIONS,
  ) {
    this.outage = new Outage(logger, 'consumer could not read the log', { consumer: consumer.name });
    this.wanted = new Set(consumer.facts.map((type) => type.name));
    this.follower = new LogFollower(wake, options.pollMs, () => this.step(), options.gatherMs);
  }

  start(): void {
    this.follower.start();
  }

  async stop(): Promise<void> {
    await this.follower.stop();
    await this.cursors.release(this.consumer.name, this.owner).catch(() => undefined);
  }

  private async step(): Promise<Look> {
    try {
      const position = await this.place();
      if (!position) return { found: false, waitMs: this.options.pollMs };
      const { facts, isHeldBack } = await this.log.readSettled(position, this.options.batchSize);
      this.outage.worked();
      if (facts.length === 0) return { found: false, isHeldBack };
      const outcome = await this.digest(facts);
      if (!outcome.found) return outcome;
      return { found: facts.length === this.options.batchSize, isHeldBack };
    } catch (error) {
      this.held = null;
      this.outage.failed(error);
      return { found: false, waitMs: this.options.pollMs };
    }
  }

  /** Where to read on. Takes or renews the lease when a third of it is over. Null while another process has it. */
  private async place(): Promise<LogPosition | null> {
    if (this.held && performance.now() < this.held.renewAt) return this.held.position;
    const { leaseSeconds } = this.options;
    const renewAt = performance.now() + (leaseSeconds * 1_000) / 3;
    const claimed = await this.cursors.claim(this.consumer.name, this.owner, leaseSeconds);
    this.held = claimed && { position: { tx: claimed.tx, id: claimed.id }, renewAt };
    if (claimed && claimed.retries > 0) await this.retryParked();
    return this.held?.position ?? null;
  }

  private async digest(batch: Fact[]): Promise<Look> {
    try {
      const wanted = batch.filter((fact) => this.wanted.has(fact.type));
      await inDeliverySpan(this.consumer.name, wanted, () => this.handleAll(batch));
      this.options.metrics?.countHandled(this.consumer.name, batch.length);
      return { found: true };
    } catch (error) {
      if (error instanceof Overtaken) {
        this.held = null;
        return { found: false, waitMs: this.options.pollMs };
      }
      if (error instanceof NotNow) return await this.postpone(error);
      if (isDiskFull(error)) return { found: false, waitMs: FULL_DISK_MS };
      if (batch.length > 1) return this.digestOneByOne(batch);
      return this.afterFailure(batch[0] as Fact, error);
    }
  }

  private async digestOneByOne(batch: Fact[]): Promise<Look> {
    for (const fact of batch) {
      const outcome = await this.digest([fact]);
      if (!outcome.found) return outcome;
    }
    return { found: true };
  }

  private async postpone({ message, waitMs }: NotNow): Promise<Look> {
    await this.cursors.noteFailure(this.consumer.name, message);
    return { found: false, waitMs };
  }

  private async afterFailure(fact: Fact, error: unknown): Promise<Look> {
    const attempts = this.failing.factId === fact.id ? this.failing.attempts + 1 : 1;
    this.failing = { factId: fact.id, attempts };
    this.options.metrics?.countFailed(this.consumer.name);
    const message = error instanceof Error ? error.message : String(error);
    this.logger.warn(
      { err: error, consumer: this.consumer.name, fact: fact.id, attempt: attempts },
      'fact failed',
    );
    if (attempts < this.options.maxAttempts) {
      await this.cursors.noteFailure(this.consumer.name, message);
      return { found: false, waitMs: Math.min(30_000, this.options.backoffMs * 2 ** (attempts - 1)) };
    }
    await this.database.transaction(async (tx) => {
      await this.cursors.park(tx, this.consumer.name, fact, { attempts, message });
      await this.moveTo(tx, fact);
    });
    this.isAt(fact);
    this.logger.error({ consumer: this.consumer.name, fact: fact.id, type: fact.type }, 'fact parked');
    return { found: true };
  }

  private async handleAll(batch: Fact[]): Promise<void> {
    const wanted = batch.filter((fact) => this.wanted.has(fact.type));
    const { consumer } = this;
    if ('deliver' in consumer && wanted.length > 0) await this.keepingLease(() => consumer.deliver(wanted));
    await this.database.transaction(async (tx) => {
      if ('handle' in consumer) await this.handleIn(tx, consumer, wanted);
      await this.moveTo(tx, batch.at(-1) as Fact);
    });
    this.isAt(batch.at(-1) as Fact);
  }

  private async handleIn(tx: Tx, consumer: FactConsumer, facts: readonly Fact[]): Promise<void> {
    if (consumer.handleBatch && facts.length > 0) await consumer.handleBatch(facts, tx);
    else for (const fact of facts) await consumer.handle(fact, tx);
  }

  /** What is outside may take longer than a lease lasts. */
  private async keepingLease(work: () => Promise<void>): Promise<void> {
    const { name } = this.consumer;
    const renew = (): void =>
      void this.cursors.claim(name, this.owner, this.options.leaseSeconds).catch(() => undefined);
    const timer = setInterval(renew, (this.options.leaseSeconds * 1_000) / 3);
    try {
      await work();
    } finally {
      clearInterval(timer);
    }
  }

  /** One try each; what fails again waits for the operator again. */
  private async retryParked(): Promise<void> {
    const { parked } = this.options;
    if (!parked) return;
    for (const fact of await parked.listRetried(this.consumer.name, 20)) {
      const { consumer } = this;
      try {
        if ('deliver' in consumer) await this.keepingLease(() => consumer.deliver([fact]));
        await this.database.transaction(async (tx) => {
          if (!(await this.cursors.holds(tx, consumer.name, this.owner))) throw new Overtaken();
          if ('handle' in consumer) await this.handleIn(tx, consumer, [fact]);
          await parked.remove(tx, consumer.name, fact.id);
        });
        this.logger.warn({ consumer: this.consumer.name, fact: fact.id }, 'parked fact digested');
      } catch (error) {
        if (error instanceof Overtaken || error instanceof NotNow || isDiskFull(error)) return;
        await parked.noteFailure(this.consumer.name, fact.id, (error as Error).message);
        this.logger.warn(
          { err: error, consumer: this.consumer.name, fact: fact.id },
          'parked fact failed again',
        );
      }
    }
  }

  private async moveTo(tx: Tx, { tx: at, id }: LogPosition): Promise<void> {
    const from = this.held?.position;
    const hasMoved =
      from && (await this.cursors.advance(tx, this.consumer.name, this.owner, { from, to: { tx: at, id } }));
    if (!hasMoved) throw new Overtaken();
  }

  /** The move is committed. */
  private isAt({ tx, id }: LogPosition): void {
    if (this.held) this.held = { ...this.held, position: { tx, id } };
  }
}
