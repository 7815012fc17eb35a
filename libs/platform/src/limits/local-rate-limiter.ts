import { type RateLimiterAbstract, RateLimiterMemory } from 'rate-limiter-flexible';
import { RateLimiter, type RateRule, type RateSubject, type RateVerdict } from './rate-limiter.js';
import { verdictOf } from './verdict.js';

/** Counts in the memory of this process. */
export class LocalRateLimiter extends RateLimiter {
  private readonly counters = new Map<string, RateLimiterMemory>();

  async consume([kind, value]: RateSubject, rule: RateRule, cost = 1): Promise<RateVerdict> {
    return verdictOf(this.counterOf(rule).consume(`${kind}:${value}`, cost), rule);
  }

  /** The library's own counter of that rule, for those who fall back on it. */
  counterOf({ points, seconds }: RateRule): RateLimiterAbstract {
    const name = `${points}/${seconds}`;
    const known = this.counters.get(name);
    if (known) return known;
    const counter = new RateLimiterMemory({ points, duration: seconds });
    this.counters.set(name, counter);
    return counter;
  }
}
