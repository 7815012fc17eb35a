import { Allowance } from './allowance.js';

describe('Allowance', () => {
  it('lets a burst of 60 through, then five a second', () => {
    const allowance = new Allowance(0);
    const taken = Array.from({ length: 70 }, () => allowance.take(0)).filter(Boolean).length;
    expect(taken).toBe(60);
    expect(allowance.take(100)).toBe(false);
    expect(allowance.take(400)).toBe(true);
  });

  it('gives up at the fifth senseless packet', () => {
    const allowance = new Allowance(0);
    expect([1, 2, 3, 4, 5].map(() => allowance.strike())).toEqual([false, false, false, false, true]);
  });
});
