import type { Secrets } from '../config/secrets.js';
import type { RedisConnection } from '../redis/redis-connection.js';
import { LocalRateLimiter } from './local-rate-limiter.js';
import type { RateLimiter } from './rate-limiter.js';
import { RedisRateLimiter } from './redis-rate-limiter.js';
import { SettlingRateLimiter } from './settling-rate-limiter.js';

/** The counters of this process: exact ones, and those for what happens on every read. */
export function openLimiters(parts: { secrets: Secrets; redis?: RedisConnection | null }): {
  shared: RateLimiter;
  hot: RateLimiter;
} {
  const own = new LocalRateLimiter();
  if (!parts.redis) return { shared: own, hot: own };
  const shared = new RedisRateLimiter(parts.redis, parts.secrets.key('rate-limit'), new LocalRateLimiter());
  return { shared, hot: new SettlingRateLimiter(own, shared) };
}
