import { LocalRateLimiter } from './local-rate-limiter.js';
import { parseLimitSettings } from './limit-settings.js';
import { Limits } from './limits.js';

const limitsOf = (text: string) => {
  const limiter = new LocalRateLimiter();
  return new Limits(parseLimitSettings(text), limiter, limiter);
};

/** How many pass of the first hundred. */
async function passing(limits: Limits): Promise<number> {
  for (let count = 0; count < 100; count += 1) {
    try {
      await limits.spend({ name: 'search', points: 10, seconds: 60 }, 'somebody');
    } catch {
      return count;
    }
  }
  return 100;
}

describe('RATE_LIMITS', () => {
  it.each([
    ['1', 10],
    ['2.5', 25],
    ['0.01', 1],
    ['off', 100],
    ['search=3/60', 3],
    ['2, search=7/60', 7],
    ['3,hosted=7/60', 30],
  ])('%s lets %d of a limit of ten pass', async (text, count) => {
    expect(await passing(limitsOf(text))).toBe(count);
  });

  it.each([
    '',
    'on',
    '0',
    '-1',
    'search',
    'search=0/1',
    'search=1/0',
    'search=1',
    'Search=1/1',
    '2;3',
    '1,,2',
  ])('refuses “%s”', (text) => {
    expect(() => parseLimitSettings(text)).toThrow('expected off');
  });
});
