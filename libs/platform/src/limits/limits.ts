import type { LimitSettings } from './limit-settings.js';
import type { RateLimiter, RateRule } from './rate-limiter.js';
import { RateLimited } from './rate-limited.error.js';

/** A named budget that the operator may set otherwise. */
export interface Limit extends RateRule {
  /** Lower case and dashes: it is how RATE_LIMITS names it. */
  readonly name: string;
  /**
   * True for what happens on every read: such a budget is counted in the process and told to the others afterwards, so
   * that no read waits for Redis.
   */
  readonly isHot?: boolean;
}

/** Budgets as the install has set them. */
export class Limits {
  constructor(
    private readonly settings: LimitSettings,
    private readonly shared: RateLimiter,
    private readonly hot: RateLimiter,
    private readonly onRefusal: (limit: string) => void = () => undefined,
  ) {}

  /** Spends points of somebody's budget. Throws RateLimited when it is used up; what is refused counts too. */
  async spend(limit: Limit, value: string, cost = 1): Promise<void> {
    if (!this.settings.isOn) return;
    const limiter = limit.isHot ? this.hot : this.shared;
    const { allowed, retryAfterSeconds } = await limiter.consume(
      [limit.name, value],
      this.ruleOf(limit),
      cost,
    );
    if (allowed) return;
    this.onRefusal(limit.name);
    throw new RateLimited(retryAfterSeconds, limit.name);
  }

  /** A limit as the install has set it; without end where limits are off. */
  ruleOf({ name, points, seconds }: Limit): RateRule {
    if (!this.settings.isOn) return { points: Infinity, seconds };
    return (
      this.settings.rules[name] ?? {
        points: Math.max(1, Math.round(points * this.settings.factor)),
        seconds,
      }
    );
  }
}
