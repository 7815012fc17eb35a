import type { Logger } from '../telemetry/logger.js';
import type { FactTail } from './fact-consumer.js';
import type { FactMetrics } from './fact-metrics.js';
import { type FactLog, LOG_START, type LogPosition } from './fact-log.js';
import { LogFollower, type Look } from './log-follower.js';
import { inDeliverySpan } from './delivery-span.js';
import { Outage } from '../telemetry/outage.js';
import type { WakeSignal } from './wake-signal.js';

const BATCH = 200;

/** Runs one tail in this process. A delivery that throws is logged and passed over: its readers catch up by themselves. */
export class TailRunner {
  private readonly follower: LogFollower;
  private readonly wanted: ReadonlySet<string>;
  private place: LogPosition = LOG_START;
  private readonly outage: Outage;

  constructor(
    private readonly tail: FactTail,
    private readonly log: FactLog,
    wake: WakeSignal,
    private readonly logger: Logger,
    private readonly options: { pollMs?: number; metrics?: FactMetrics } = {},
  ) {
    const pollMs = options.pollMs ?? 500;
    this.outage = new Outage(logger, 'tail could not read the log', { tail: tail.name });
    this.wanted = new Set(tail.facts.map((type) => type.name));
    this.follower = new LogFollower(wake, pollMs, () => this.step(pollMs));
  }

  get name(): string {
    return this.tail.name;
  }

  /** The last fact it has delivered or passed over. */
  get position(): LogPosition {
    return this.place;
  }

  /** Resolves once the tail has its place in the log: facts recorded from then on are delivered. */
  async start(): Promise<void> {
    this.place = await this.log.head();
    this.follower.start();
  }

  async stop(): Promise<void> {
    await this.follower.stop();
  }

  private async step(pollMs: number): Promise<Look> {
    try {
      const { facts: batch, isHeldBack } = await this.log.readSettled(this.place, BATCH);
      this.outage.worked();
      for (const fact of batch) {
        if (this.wanted.has(fact.type)) await this.tryDeliver(fact);
        this.place = fact;
      }
      return { found: batch.length === BATCH, isHeldBack };
    } catch (error) {
      this.outage.failed(error);
      return { found: false, waitMs: pollMs };
    }
  }

  private async tryDeliver(fact: Parameters<FactTail['deliver']>[0]): Promise<void> {
    try {
      await inDeliverySpan(this.tail.name, [fact], () => this.tail.deliver(fact));
      this.options.metrics?.countHandled(this.tail.name, 1);
    } catch (error) {
      this.options.metrics?.countFailed(this.tail.name);
      this.logger.warn({ err: error, tail: this.tail.name, fact: fact.id }, 'delivery failed');
    }
  }
}
