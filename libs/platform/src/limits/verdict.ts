import { RateLimiterRes } from 'rate-limiter-flexible';
import type { RateRule, RateVerdict } from './rate-limiter.js';

/** The library answers a refusal by rejecting with its count. Anything else that is thrown is a fault. */
export async function verdictOf(consumed: Promise<RateLimiterRes>, rule: RateRule): Promise<RateVerdict> {
  try {
    return { allowed: true, retryAfterSeconds: 0, remaining: (await consumed).remainingPoints };
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    const milliseconds = refused.msBeforeNext >= 0 ? refused.msBeforeNext : rule.seconds * 1_000;
    return { allowed: false, retryAfterSeconds: Math.max(1, Math.ceil(milliseconds / 1_000)), remaining: 0 };
  }
}
