import type { Logger } from '../telemetry/logger.js';
import { Outage } from '../telemetry/outage.js';
import { type CommittedFact, type FactLog, LOG_START, type LogPosition } from './fact-log.js';
import { LogFollower, type Look } from './log-follower.js';
import type { WakeSignal } from './wake-signal.js';

const POLL_MS = 500;
/** Without a look at the log for this long, what other processes did may be unknown here. */
const LONGEST_SILENCE_MS = 2_000;
const BATCH = 1_000;

/**
 * What changed, for what this process keeps in memory: facts of its own as they are committed, before their mutation is
 * answered; those of other processes as soon as they can be seen, even while an older transaction holds the log back. In
 * no certain order, and possibly twice.
 */
export class ChangeFeed {
  private readonly follower: LogFollower;
  private readonly outage: Outage;
  private readonly listeners = new Set<(fact: CommittedFact) => void>();
  private place: LogPosition = LOG_START;
  /** Told already, though an older transaction may still commit before them. */
  private told = new Set<string>();
  private lookedAt = -Infinity;
  private isStopped = false;
  private stopHearing: () => void = () => undefined;

  constructor(
    private readonly log: FactLog,
    wake: WakeSignal,
    logger: Logger,
  ) {
    this.outage = new Outage(logger, 'the feed of changes could not read the log');
    this.follower = new LogFollower(wake, POLL_MS, () => this.look());
  }

  /** False while changes of other processes may have been missed: nothing from memory is good then. */
  get isCurrent(): boolean {
    return !this.isStopped && performance.now() - this.lookedAt < LONGEST_SILENCE_MS;
  }

  /** Hears of every change; answers the function that stops it. */
  onChange(listener: (fact: CommittedFact) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Resolves once it has its place in the log. */
  async start(): Promise<void> {
    this.stopHearing = this.log.onCommitted((fact) => this.tell(fact));
    this.place = await this.log.head();
    this.follower.start();
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    this.stopHearing();
    await this.follower.stop();
  }

  private async look(): Promise<Look> {
    const begunAt = performance.now();
    try {
      const facts = await this.log.readVisible(this.place, BATCH);
      const fresh = facts.filter(({ id }) => !this.told.has(id));
      this.outage.worked();
      const held = facts.filter(({ isSettled }) => !isSettled);
      this.place = facts.findLast(({ isSettled }) => isSettled) ?? this.place;
      this.told = new Set(held.map(({ id }) => id));
      for (const fact of fresh) this.tell(fact);
      // A full batch that is held back may hide what comes behind it.
      if (held.length < BATCH) this.lookedAt = begunAt;
      return { found: fresh.length > 0 && facts.length === BATCH, isHeldBack: held.length === BATCH };
    } catch (error) {
      this.outage.failed(error);
      return { found: false, waitMs: POLL_MS };
    }
  }

  private tell(fact: CommittedFact): void {
    for (const listener of this.listeners) listener(fact);
  }
}
