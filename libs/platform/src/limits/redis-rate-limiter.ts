import { createHmac } from 'node:crypto';
import { type RateLimiterAbstract, RateLimiterRedis, RLWrapperTimeouts } from 'rate-limiter-flexible';
import type { RedisConnection } from '../redis/redis-connection.js';
import type { LocalRateLimiter } from './local-rate-limiter.js';
import { RateLimiter, type RateRule, type RateSubject, type RateVerdict } from './rate-limiter.js';
import { verdictOf } from './verdict.js';

/** An answer of Redis takes less than a millisecond: one that takes this long is not waited for. */
const PATIENCE_MS = 200;

/**
 * Counts in Redis, for all processes together; alone in this process while Redis is away. Who has used up a budget is
 * refused from memory until its window ends. Subjects are kept under a keyed hash: no address stands in Redis.
 */
export class RedisRateLimiter extends RateLimiter {
  private readonly counters = new Map<string, RateLimiterAbstract>();

  constructor(
    private readonly redis: RedisConnection,
    private readonly key: Buffer,
    private readonly alone: LocalRateLimiter,
  ) {
    super();
  }

  async consume([kind, value]: RateSubject, rule: RateRule, cost = 1): Promise<RateVerdict> {
    const name = createHmac('sha256', this.key).update(value).digest('base64url').slice(0, 22);
    if (!this.redis.isReady) return this.alone.consume([kind, name], rule, cost);
    return verdictOf(this.counterOf(rule).consume(`${kind}:${name}`, cost), rule);
  }

  private counterOf(rule: RateRule): RateLimiterAbstract {
    const { points, seconds } = rule;
    const name = `${points}/${seconds}`;
    const known = this.counters.get(name);
    if (known) return known;
    const insuranceLimiter = this.alone.counterOf(rule);
    const limiter = new RateLimiterRedis({
      storeClient: this.redis.client,
      useRedisPackage: true,
      rejectIfRedisNotReady: true,
      keyPrefix: `${this.redis.prefix}limit:${name}`,
      points,
      duration: seconds,
      inMemoryBlockOnConsumed: points,
      insuranceLimiter,
    });
    const counter = new RLWrapperTimeouts({ limiter, timeoutMs: PATIENCE_MS, insuranceLimiter });
    this.counters.set(name, counter);
    return counter;
  }
}
