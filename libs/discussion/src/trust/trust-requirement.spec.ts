import { NOTHING_MEASURED, type TrustMeasures } from './trust-measure.js';
import { DEFAULT_REQUIREMENTS, levelBy, nextLevel, progressTo, requirementsOf } from './trust-requirement.js';

const measured = (given: Partial<TrustMeasures>): TrustMeasures => ({ ...NOTHING_MEASURED, ...given });
const READER = { threads_entered: 5, posts_read: 30, minutes_read: 10 };
const MEMBER = {
  threads_entered: 20,
  posts_read: 100,
  minutes_read: 60,
  days_visited: 15,
  threads_answered: 3,
  reactions_given: 1,
  reactions_received: 1,
};
const REGULAR = {
  ...MEMBER,
  threads_entered: 200,
  posts_read: 500,
  recent_days_visited: 50,
  recent_threads_answered: 10,
  recent_threads_percent: 25,
  recent_posts_percent: 25,
  recent_reactions_given: 30,
  recent_reactions_received: 20,
};
const levelOf = (given: Partial<TrustMeasures>) => levelBy(DEFAULT_REQUIREMENTS, measured(given));

describe('trust by measure', () => {
  it('rises with what was done, and by no single thing', () => {
    expect(levelOf({})).toBe(0);
    expect(levelOf(READER)).toBe(1);
    expect(levelOf(MEMBER)).toBe(2);
    expect(levelOf(REGULAR)).toBe(3);
    expect(levelOf({ posts_read: 1_000_000, minutes_read: 1_000_000 })).toBe(0);
  });

  it.each(Object.keys(REGULAR) as (keyof TrustMeasures)[])('asks for enough of %s', (measure) => {
    expect(levelOf({ ...REGULAR, [measure]: 0 })).toBeLessThan(3);
  });

  it('needs each level below, whatever is met above', () => {
    expect(levelOf({ ...REGULAR, days_visited: 14 })).toBe(1);
  });

  it('bears few removals, and no more', () => {
    expect(levelOf({ ...REGULAR, recent_removals: 5 })).toBe(3);
    expect(levelOf({ ...REGULAR, recent_removals: 6 })).toBe(2);
  });

  it('asks what the community asks', () => {
    const own = requirementsOf([{ level: 1, measure: 'posts_read', value: 1 }]);
    expect(levelBy(own, measured({ ...READER, posts_read: 1 }))).toBe(1);
    expect(own).toHaveLength(DEFAULT_REQUIREMENTS.length);
  });

  it('says how far one is', () => {
    const progress = progressTo(1, DEFAULT_REQUIREMENTS, measured({ posts_read: 30, minutes_read: 2 }));
    expect(progress).toEqual([
      { level: 1, measure: 'threads_entered', value: 5, have: 0, isMet: false },
      { level: 1, measure: 'posts_read', value: 30, have: 30, isMet: true },
      { level: 1, measure: 'minutes_read', value: 10, have: 2, isMet: false },
    ]);
  });

  describe('stays', () => {
    const now = new Date('2026-03-20T12:00:00Z');
    const since = (days: number) => new Date(now.getTime() - days * 86_400_000);
    it('once reached, up to the second level', () => {
      expect(nextLevel({ trustLevel: 2, trustSince: since(400) }, 0, now)).toBe(2);
    });
    it('at the third for a fortnight, and falls to the second after it', () => {
      expect(nextLevel({ trustLevel: 3, trustSince: since(13.9) }, 1, now)).toBe(3);
      expect(nextLevel({ trustLevel: 3, trustSince: since(14) }, 1, now)).toBe(2);
    });
    it('below what is measured never', () => {
      expect(nextLevel({ trustLevel: 1, trustSince: null }, 3, now)).toBe(3);
    });
  });
});
