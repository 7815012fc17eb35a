import type { Metrics } from '../telemetry/metrics.js';
import type { FactCursorRepository } from './fact-cursor.repository.js';
import type { FactLog } from './fact-log.js';
import type { TailRunner } from './tail-runner.js';

/** What follows the log, measured: how far behind, and what was set aside. */
export class FactMetrics {
  private readonly tails: TailRunner[] = [];
  private readonly handled;
  private readonly failed;

  constructor(metrics: Metrics, cursors: FactCursorRepository, log: FactLog) {
    this.handled = metrics.counter('facts_handled_total', 'Facts digested or delivered by this process.', [
      'follower',
    ]);
    this.failed = metrics.counter('facts_failed_total', 'Tries to digest or deliver a fact that failed.', [
      'follower',
    ]);
    const lagFacts = metrics.gauge('facts_behind', 'Facts a follower has not digested; up to 10,000.', [
      'follower',
      'kind',
    ]);
    const lagSeconds = metrics.gauge('facts_behind_seconds', 'Age of the oldest of them.', [
      'follower',
      'kind',
    ]);
    const parked = metrics.gauge('facts_parked', 'Facts set aside because they kept failing.', ['follower']);
    metrics.addSource({
      name: 'facts',
      gauges: [lagFacts, lagSeconds, parked],
      collect: async () => {
        for (const row of await cursors.health()) {
          lagFacts.set({ follower: row.name, kind: 'consumer' }, row.lagFacts);
          lagSeconds.set({ follower: row.name, kind: 'consumer' }, row.lagSeconds);
          parked.set({ follower: row.name }, row.parkedCount);
        }
        for (const tail of this.tails) {
          const behind = await log.behind(tail.position);
          lagFacts.set({ follower: tail.name, kind: 'tail' }, behind.lagFacts);
          lagSeconds.set({ follower: tail.name, kind: 'tail' }, behind.lagSeconds);
        }
      },
    });
  }

  /** Measures how far this tail is behind, too. */
  watch(tail: TailRunner): void {
    this.tails.push(tail);
  }

  /** Counts facts that a follower has done with. */
  countHandled(follower: string, facts: number): void {
    this.handled.inc({ follower }, facts);
  }

  /** Counts one failed try. */
  countFailed(follower: string): void {
    this.failed.inc({ follower });
  }
}
