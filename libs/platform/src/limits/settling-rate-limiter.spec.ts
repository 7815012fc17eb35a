import { setTimeout as sleep } from 'node:timers/promises';
import { LocalRateLimiter } from './local-rate-limiter.js';
import { SettlingRateLimiter } from './settling-rate-limiter.js';

const RULE = { points: 10, seconds: 60 };

describe('settling afterwards', () => {
  it('refuses here what was used up elsewhere, once that has been settled', async () => {
    const shared = new LocalRateLimiter();
    const one = new SettlingRateLimiter(new LocalRateLimiter(), shared);
    const other = new SettlingRateLimiter(new LocalRateLimiter(), shared);
    await one.consume(['guest', 'a'], RULE, 8);
    await other.consume(['guest', 'a'], RULE, 8);
    expect((await other.consume(['guest', 'b'], RULE)).allowed).toBe(true);
    await sleep(400);
    const verdicts = await Promise.all([
      one.consume(['guest', 'a'], RULE),
      other.consume(['guest', 'a'], RULE),
    ]);
    // Only the one that settled last has heard of it so far.
    expect(verdicts.filter(({ allowed }) => !allowed)).toHaveLength(1);
    expect(verdicts.find(({ allowed }) => !allowed)?.retryAfterSeconds).toBeGreaterThan(50);
    await sleep(400);
    expect((await one.consume(['guest', 'a'], RULE)).allowed).toBe(false);
    expect((await other.consume(['guest', 'a'], RULE)).allowed).toBe(false);
    expect((await one.consume(['guest', 'b'], RULE)).allowed).toBe(true);
  });

  it('keeps its own count without waiting for anybody', async () => {
    const neverAnswers = Object.assign(new LocalRateLimiter(), {
      consume: () => new Promise<never>(() => undefined),
    });
    const limiter = new SettlingRateLimiter(new LocalRateLimiter(), neverAnswers);
    expect((await limiter.consume(['guest', 'a'], RULE, 10)).allowed).toBe(true);
    expect((await limiter.consume(['guest', 'a'], RULE)).allowed).toBe(false);
  });
});
