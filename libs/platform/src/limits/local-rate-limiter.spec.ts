import { setTimeout as sleep } from 'node:timers/promises';
import { LocalRateLimiter } from './local-rate-limiter.js';

const RULE = { points: 5, seconds: 60 };

describe('counting in this process', () => {
  it('lets the last point through and refuses the next, telling when to come back', async () => {
    const limiter = new LocalRateLimiter();
    for (let remaining = 4; remaining >= 0; remaining -= 1) {
      const verdict = await limiter.consume(['try', 'a'], RULE);
      expect(verdict).toEqual({ allowed: true, retryAfterSeconds: 0, remaining });
    }
    expect(await limiter.consume(['try', 'a'], RULE)).toEqual({
      allowed: false,
      retryAfterSeconds: 60,
      remaining: 0,
    });
  });

  it('counts costs, and everybody and everything apart', async () => {
    const limiter = new LocalRateLimiter();
    expect((await limiter.consume(['try', 'a'], RULE, 5)).allowed).toBe(true);
    expect((await limiter.consume(['try', 'b'], RULE, 6)).allowed).toBe(false);
    expect((await limiter.consume(['other', 'a'], RULE)).remaining).toBe(4);
    expect((await limiter.consume(['try', 'a'], { points: 6, seconds: 60 })).remaining).toBe(5);
  });

  it('begins anew when the window has ended', async () => {
    const limiter = new LocalRateLimiter();
    const rule = { points: 1, seconds: 1 };
    expect((await limiter.consume(['try', 'a'], rule)).allowed).toBe(true);
    expect((await limiter.consume(['try', 'a'], rule)).allowed).toBe(false);
    await sleep(1_100);
    expect((await limiter.consume(['try', 'a'], rule)).allowed).toBe(true);
  });
});
